import { expect, test } from 'vitest';
import { viewKinds, type View } from '../../../src/discord/render/view-kinds.ts';
import { parseCustomId } from '../../../src/discord/render/ids/custom-id.ts';
import { definitionOf } from '../../../src/discord/queries/views.ts';

const every = viewKinds.map(({ kind }) => kind);
const shown = (kind: View['kind']) => definitionOf({ kind } as View);

test('letters and fields are those of messages that are already posted: one that changes breaks their buttons', () => {
  expect(viewKinds.map(({ letter, kind, fields }) => [letter, kind, ...fields].join(' '))).toEqual([
    'd declaration number',
    's signatories number page group delegation added',
    'p signatory id',
    'w signed id page',
    't together id page',
    'c delegation code',
    'g group code',
    'm members of code page',
    'f search id page',
    'x compareDeclarations a b',
    'y comparePeople a b',
    'n stats by page',
    'r random seed',
    'h thread number page',
    'e editions number page',
    'l listed first rest page',
    'q signing by id page',
    'j report of key from to',
    'k reportText of key from to',
    'z compareSubjects of a b from to who page',
    'b network of code years',
  ]);
});

test('no two kinds share a letter or a name, and a letter is one that a custom id can begin with', () => {
  const letters = viewKinds.map(({ letter }) => letter);
  expect(new Set(letters).size).toBe(letters.length);
  expect(new Set(every).size).toBe(every.length);
  expect(letters.filter((letter) => !/^[a-z]$/u.test(letter))).toEqual([]);
});

test.each(every)('the definition of %s is its own', (kind) => {
  expect(shown(kind).kind).toBe(kind);
});

const roster = {
  kind: 'signatories',
  number: 682,
  page: 1,
  group: null,
  delegation: null,
  added: false,
} as const;

/** Custom ids as messages of earlier versions have them; a line is never taken away. */
const posted: readonly (readonly [string, readonly string[], ReturnType<typeof parseCustomId>])[] = [
  ['h1sd.iy', [], { action: 'show', view: { kind: 'declaration', number: 682 } }],
  ['h1pd.iy', [], { action: 'share', view: { kind: 'declaration', number: 682 } }],
  ['h1xd.iy', [], { action: 'export', view: { kind: 'declaration', number: 682 } }],
  ['h1ss.iy.1...-', [], { action: 'show', view: roster }],
  [
    'h1ss.iy.3._ECPA._IT.!',
    [],
    { action: 'show', view: { ...roster, page: 3, group: 'ECPA', delegation: 'IT', added: true } },
  ],
  ['h1sp.9', [], { action: 'show', view: { kind: 'signatory', id: 9 } }],
  ['h1sw.9.2', [], { action: 'show', view: { kind: 'signed', id: 9, page: 2 } }],
  ['h1st.9.2', [], { action: 'show', view: { kind: 'together', id: 9, page: 2 } }],
  ['h1sc._IT', [], { action: 'show', view: { kind: 'delegation', code: 'IT' } }],
  ['h1sg._EPP/CD', [], { action: 'show', view: { kind: 'group', code: 'EPP/CD' } }],
  [
    'h1sm._group._SOC.4',
    [],
    { action: 'show', view: { kind: 'members', of: 'group', code: 'SOC', page: 4 } },
  ],
  ['h1sf.5.2', [], { action: 'show', view: { kind: 'search', id: 5, page: 2 } }],
  [
    'h1pf.2gosa7pa2gv.1',
    [],
    { action: 'share', view: { kind: 'search', id: Number.MAX_SAFE_INTEGER, page: 1 } },
  ],
  ['h1sx.1.2', [], { action: 'show', view: { kind: 'compareDeclarations', a: 1, b: 2 } }],
  ['h1xy.1.2', [], { action: 'export', view: { kind: 'comparePeople', a: 1, b: 2 } }],
  ['h1sn._topic.1', [], { action: 'show', view: { kind: 'stats', by: 'topic', page: 1 } }],
  ['h1sr.2s', [], { action: 'show', view: { kind: 'random', seed: 100 } }],
  ['h1sh.iy.2', [], { action: 'show', view: { kind: 'thread', number: 682, page: 2 } }],
  ['h1se.iy.1', [], { action: 'show', view: { kind: 'editions', number: 682, page: 1 } }],
  ['h1cd.iy', [], { action: 'cite', view: { kind: 'declaration', number: 682 } }],
  ['h1sl.iy._AQI.2', [], { action: 'show', view: { kind: 'listed', first: 682, rest: 'AQI', page: 2 } }],
  ['h1m0', ['p.9'], { action: 'select', view: { kind: 'signatory', id: 9 } }],
  ['h1m1', ['s.iy.1._SOC..-'], { action: 'select', view: { ...roster, group: 'SOC' } }],
];

test.each(posted)('%s %j is read as ever', (customId, values, press) => {
  expect(parseCustomId(customId, values)).toEqual(press);
});
