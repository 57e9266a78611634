import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clarification } from '../../../src/discord/render/clarification.ts';
import { panelLimits } from '../../../src/discord/render/limits.ts';
import { panel, textBlock, type Block } from '../../../src/discord/render/panel.ts';
import { decimal, percent } from '../../../src/discord/render/number-format.ts';
import { hostile } from '../support/samples.ts';
import { controlsOf, said } from '../support/said.ts';
import { whatIsWrong } from '../support/spec.ts';

const declaration = (number: number) => ({ kind: 'declaration', number }) as const;

describe('a panel', () => {
  test('shows less and less of what is long until all fits', () => {
    const made = panel((scale) => [textBlock('x'.repeat(Math.floor(6000 * scale))), textBlock('kept')]);
    expect(said(made)).toMatch(/^x{3600}\nkept$/u);
    expect(whatIsWrong(made)).toEqual([]);
  });

  test('counts bytes as well as characters', () => {
    const made = panel((scale) => [textBlock('語'.repeat(Math.floor(3800 * scale)))]);
    expect(Buffer.byteLength(said(made))).toBeLessThanOrEqual(panelLimits.bytes);
    expect(whatIsWrong(made)).toEqual([]);
  });

  test('cuts even what does not give way', () => {
    const made = panel(() => Array.from({ length: 5 }, () => textBlock('語'.repeat(3000))));
    expect(whatIsWrong(made)).toEqual([]);
  });

  test('leaves out what is empty, and repeats no option', () => {
    const blocks: (Block | null)[] = [
      textBlock('a', null, '', undefined, 'b'),
      textBlock(null),
      null,
      { kind: 'buttons', buttons: [] },
      { kind: 'pictures', files: [] },
      { kind: 'select', placeholder: 'none', options: [] },
      {
        kind: 'select',
        placeholder: 'some',
        options: Array.from({ length: 60 }, (_, at) => ({ label: `${at}`, view: declaration(at % 30) })),
      },
    ];
    const made = panel(() => blocks);
    expect(said(made)).toBe('a\nb');
    expect(controlsOf(made.components).selects.map(({ options }) => options?.length)).toEqual([25]);
    expect(whatIsWrong(made)).toEqual([]);
  });

  test('is one Discord takes, whatever stands in it', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...hostile),
      fc.constant('é'.repeat(400)),
    );
    fc.assert(
      fc.property(any, (words) => {
        const made = clarification(
          ['Which one?'],
          [
            { label: words, detail: words, view: declaration(1) },
            { label: 'x', view: { kind: 'delegation', code: 'x'.repeat(200) } },
          ],
          'en',
        );
        expect(whatIsWrong(made)).toEqual([]);
        expect(controlsOf(made.components).selects[0]?.options).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

test('figures are written as each language does', () => {
  expect([percent(1, 3, 'en'), percent(1, 3, 'fr'), percent(1, 80, 'en'), percent(0, 0, 'en')]).toEqual([
    '33%',
    '33\u00a0%',
    '1%',
    '0%',
  ]);
  expect([percent(1, 101, 'en'), percent(1, 101, 'fr')]).toEqual(['<1%', '<1\u00a0%']);
  expect([decimal(3.14159, 'en'), decimal(3.14159, 'fr')]).toEqual(['3.1', '3,1']);
});
