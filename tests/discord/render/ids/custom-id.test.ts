import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delegations } from '../../../../src/assembly/delegation.ts';
import { families } from '../../../../src/assembly/group.ts';
import {
  actionId,
  decodeCustomId,
  encodeCustomId,
  fitsId,
  maxCustomIdLength,
  parseCustomId,
  selectId,
} from '../../../../src/discord/render/ids/custom-id.ts';
import type { View } from '../../../../src/discord/render/view-kinds.ts';

const id = fc.integer({ min: 0, max: 2_147_483_647 });
const page = fc.integer({ min: 1, max: 100_000 });
const code = fc.constantFrom(
  ...delegations.map(({ code }) => code),
  ...families.flatMap(({ codes }) => codes),
  'a.b%c',
  '%2e',
  '-',
  '!',
  'Région de “là”, n° 1',
);
const any: fc.Arbitrary<View> = fc.oneof(
  fc.record({ kind: fc.constant('declaration' as const), number: id }),
  fc.record({
    kind: fc.constant('signatories' as const),
    number: id,
    page,
    group: fc.option(code),
    delegation: fc.option(code),
    added: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('signatory' as const), id }),
  fc.record({ kind: fc.constant('signed' as const), id, page }),
  fc.record({ kind: fc.constant('together' as const), id, page }),
  fc.record({ kind: fc.constantFrom('delegation' as const, 'group' as const), code }),
  fc.record({
    kind: fc.constant('members' as const),
    of: fc.constantFrom('delegation' as const, 'group' as const),
    code,
    page,
  }),
  fc.record({ kind: fc.constant('search' as const), id: fc.maxSafeNat(), page }),
  fc.record({
    kind: fc.constantFrom('compareDeclarations' as const, 'comparePeople' as const),
    a: id,
    b: id,
  }),
  fc.record({
    kind: fc.constant('stats' as const),
    by: fc.constantFrom('year' as const, 'topic' as const, 'delegation' as const, 'group' as const),
    page,
  }),
  fc.record({ kind: fc.constant('random' as const), seed: id }),
);

describe('a view', () => {
  test('comes back from a custom id as it was, and fits into one', () => {
    fc.assert(
      fc.property(any, (view) => {
        expect(decodeCustomId(encodeCustomId(view))).toEqual(view);
        expect(fitsId(view)).toBe(true);
        for (const action of ['show', 'share', 'export', 'cite'] as const) {
          const customId = actionId(action, view);
          expect(customId.length).toBeLessThanOrEqual(maxCustomIdLength);
          expect(parseCustomId(customId, [])).toEqual({ action, view });
        }
        expect(parseCustomId(selectId(2), [encodeCustomId(view)])).toEqual({ action: 'select', view });
      }),
      { numRuns: 1000 },
    );
  });

  test('two of them never share a custom id', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(encodeCustomId(a) === encodeCustomId(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test('is read from no other text, and nothing that is sent breaks the reader', () => {
    const likely = fc.string({ unit: fc.constantFrom(...'h1sxpmdcg._%-!2ez09 ') });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), likely), (text) => {
        const view = decodeCustomId(text);
        if (view !== null) expect(decodeCustomId(encodeCustomId(view))).toEqual(view);
        parseCustomId(text, [text]);
      }),
      { numRuns: 2000 },
    );
    for (const text of [
      '',
      'd',
      'd.',
      'd.1.2',
      'd.-1',
      'd.zzzzzzz',
      's.1.0...-',
      'n._month.1',
      'q.1',
      'd.1e3 ',
    ]) {
      expect(decodeCustomId(text)).toBeNull();
    }
    expect(parseCustomId('subscribe:1', [])).toBeNull();
    expect(parseCustomId('h1m1', [])).toBeNull();
    expect(parseCustomId('h1?d.1', [])).toBeNull();
  });

  test('is written for good: messages that Discord keeps are read with it', () => {
    const written: readonly (readonly [string, View])[] = [
      ['h1sd.iy', { kind: 'declaration', number: 682 }],
      [
        'h1ss.iy.3._ECPA._IT.!',
        { kind: 'signatories', number: 682, page: 3, group: 'ECPA', delegation: 'IT', added: true },
      ],
      [
        'h1ss.iy.1...-',
        { kind: 'signatories', number: 682, page: 1, group: null, delegation: null, added: false },
      ],
      ['h1sp.9', { kind: 'signatory', id: 9 }],
      ['h1sw.9.2', { kind: 'signed', id: 9, page: 2 }],
      ['h1st.9.2', { kind: 'together', id: 9, page: 2 }],
      ['h1sc._IT', { kind: 'delegation', code: 'IT' }],
      ['h1sg._EPP/CD', { kind: 'group', code: 'EPP/CD' }],
      ['h1sm._group._SOC.4', { kind: 'members', of: 'group', code: 'SOC', page: 4 }],
      ['h1sf.5.2', { kind: 'search', id: 5, page: 2 }],
      ['h1sx.1.2', { kind: 'compareDeclarations', a: 1, b: 2 }],
      ['h1sy.1.2', { kind: 'comparePeople', a: 1, b: 2 }],
      ['h1sn._topic.1', { kind: 'stats', by: 'topic', page: 1 }],
      ['h1sr.2s', { kind: 'random', seed: 100 }],
    ];
    for (const [customId, view] of written) {
      expect(actionId('show', view)).toBe(customId);
      expect(parseCustomId(customId, [])).toEqual({ action: 'show', view });
    }
  });
});
