import { asc } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Declaration } from '../../../src/assembly/declaration.ts';
import { declarationByNumber } from '../../../src/store/declarations/declarations.ts';
import { editionsOf } from '../../support/declarations/editions.ts';
import { signatories, signatures } from '../../../src/store/db/schema.ts';
import { emptyTables, useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { idOf, listOf, signed } from '../support/lists.ts';

const db = useDatabase();

const rampi = 'Mr Roberto RAMPI, Italy, SOC';
const bayr = 'Ms Petra BAYR, Austria, SOC';
const kox = 'Mr Tiny KOX, Netherlands, UEL';
const marty = 'Mr Dick MARTY, Switzerland, ALDE';
const first = listOf(700, '2020-01-31', rampi, kox);
const second = { ...listOf(700, '2020-04-20', rampi, bayr, kox), fileId: 2 };
const third = { ...listOf(700, '2020-06-26', rampi, bayr, kox, marty), fileId: 3 };

/** Day, file and new names of each edition held. */
async function history(id: number): Promise<string[]> {
  return (await editionsOf(db(), id)).map(
    ({ edition, date, fileId, signatoryCount, added }) =>
      `${edition}: ${date}, file ${fileId}, ${signatoryCount} names, new: ${added.map(({ name }) => name).join(' ')}`,
  );
}

const whole = [
  '1: 2020-01-31, file 20700, 2 names, new: ',
  '2: 2020-04-20, file 2, 3 names, new: Petra BAYR',
  '3: 2020-06-26, file 3, 4 names, new: Dick MARTY',
];

test('each edition has its day, its list and the names it added', async () => {
  const { id } = await keep(db(), first);
  const kept = await keep(db(), second);
  expect(kept).toEqual({ id, change: 'edition', added: [await idOf(db(), 'Petra Bayr')], disputed: null });
  await keep(db(), third);
  expect(await history(id)).toEqual(whole);
});

test('an edition that turns up late takes its place, and adds nobody', async () => {
  const { id } = await keep(db(), first);
  expect((await keep(db(), third)).added).toHaveLength(2);
  expect(await keep(db(), second)).toEqual({ id, change: 'edition', added: [], disputed: null });
  expect(await history(id)).toEqual(whole);
  expect(await declarationByNumber(db(), 700, 'en')).toMatchObject({ edition: 3, date: '2020-06-26' });
});

test('in whatever order, and however often, editions come, the same is held', async () => {
  const all = [first, second, third, { ...second, fileId: 22 }, { ...third, url: null }];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...all, ...all], { minLength: 10 }), async (order) => {
      await emptyTables(db());
      let id = 0;
      for (const one of order) id = (await keep(db(), one)).id;
      const withoutFiles = (lines: readonly string[]) => lines.map((line) => line.replace(/, file \d+/u, ''));
      expect(withoutFiles(await history(id))).toEqual(withoutFiles(whole));
      const held = await declarationByNumber(db(), 700, 'en');
      expect(held).toMatchObject({ edition: 3, date: '2020-06-26', tabledOn: '2020-01-31' });
      expect(held?.signatories).toHaveLength(4);
    }),
    { numRuns: 5 },
  );
});

test('an earlier edition stays readable', async () => {
  await keep(db(), first);
  await keep(db(), second);
  const earlier = await declarationByNumber(db(), 700, 'en', 1);
  expect(earlier).toMatchObject({ edition: 1, date: '2020-01-31', title: first.title });
  expect(earlier?.url).toContain('/20700');
  expect(earlier?.signatories.map(({ name }) => name)).toEqual(['Roberto RAMPI', 'Tiny KOX']);
  expect(await declarationByNumber(db(), 700, 'en', 3)).toBeNull();
});

test.each<[string, Partial<Declaration> & { fileId?: number }, string]>([
  ['the same page', {}, 'none'],
  ['another file id', { fileId: 99 }, 'none'],
  ['more names on the same day at the same place', { signatories: second.signatories }, 'edition'],
  ['more names on the same day elsewhere', { signatories: second.signatories, fileId: 99 }, 'edition'],
  ['the same names on a later day elsewhere', { date: '2020-04-20', fileId: 99 }, 'edition'],
  ['a corrected day', { date: '2020-02-01' }, 'correction'],
  ['fewer names', { signatories: first.signatories.slice(0, 1) }, 'none'],
  [
    'fewer names on a later day',
    { signatories: first.signatories.slice(0, 1), date: '2020-04-20', fileId: 99 },
    'none',
  ],
  ['the other language', { language: 'fr' }, 'text'],
  ['the other language under another file id', { language: 'fr', fileId: 99 }, 'text'],
  [
    'the other language, a name short',
    { language: 'fr', signatories: first.signatories.slice(0, 1) },
    'text',
  ],
])('%s: %o is %s', async (_what, difference, change) => {
  const { id } = await keep(db(), first);
  expect(await keep(db(), { ...first, ...difference })).toMatchObject({ id, change });
  const held = await editionsOf(db(), id);
  expect(held).toHaveLength(change === 'edition' ? 2 : 1);
  const record = await declarationByNumber(db(), 700, 'en');
  expect(record?.signatories.length).toBe(difference.signatories?.length === 3 ? 3 : 2);
});

test('a corrected day is the edition’s and the declaration’s', async () => {
  const { id } = await keep(db(), first);
  await keep(db(), { ...first, date: '2020-02-01' });
  expect(await history(id)).toEqual(['1: 2020-02-01, file 20700, 2 names, new: ']);
  expect(await declarationByNumber(db(), 700, 'en')).toMatchObject({
    date: '2020-02-01',
    tabledOn: '2020-02-01',
  });
});

test('a corrected name is the same person’s, and nobody else remains', async () => {
  await keep(db(), listOf(1, '2020-01-31', rampi, 'Ms Petra BEYER, Austria, SOC'));
  const before = await idOf(db(), 'Petra Beyer');
  await keep(db(), listOf(1, '2020-01-31', rampi, bayr));
  expect(await idOf(db(), 'Petra Bayr')).toBe(before);
  expect(await db().select().from(signatories)).toHaveLength(2);
});

test('a list that was wrong about somebody is replaced, and who is on no list is forgotten', async () => {
  await keep(db(), first);
  await keep(db(), { ...first, signatories: [rampi, bayr].map((entry, at) => signed(at + 1, entry)) });
  const people = await db().select().from(signatories);
  expect(people.map(({ name }) => name).toSorted()).toEqual(['Petra BAYR', 'Roberto RAMPI']);
});

const french = {
  ...first,
  language: 'fr' as const,
  title: 'Titre',
  signatories: [
    'M. Roberto RAMPI, Italie, SOC',
    'M. Georges LOUKAÏDES, Chypre, GUE',
    'Mme Maryna BARDINA, Ukraine',
  ].map((entry, at) => signed(at + 1, entry)),
};
const english = {
  ...first,
  signatories: [
    'Mr Roberto RAMPI, Italy, SOC',
    'Mr George LOUCAIDES, Cyprus, UEL',
    'Ms Marina BARDINA, Ukraine',
  ].map((entry, at) => signed(at + 1, entry)),
};

test.each([
  ['first', [english, french]],
  ['last', [french, english]],
])(
  'the English list is what is printed, when it comes %s, and the people are the same',
  async (_when, order) => {
    const changes: string[] = [];
    for (const one of order) changes.push((await keep(db(), one)).change);
    expect(changes).toEqual(['new', 'text']);
    const held = await db().select().from(signatures).orderBy(asc(signatures.position));
    expect(
      held.map(({ honorific, name, delegationPrinted, groupPrinted }) => [
        honorific,
        name,
        delegationPrinted,
        groupPrinted,
      ]),
    ).toEqual([
      ['Mr', 'Roberto RAMPI', 'Italy', 'SOC'],
      ['Mr', 'George LOUCAIDES', 'Cyprus', 'UEL'],
      ['Ms', 'Marina BARDINA', 'Ukraine', null],
    ]);
    expect(await db().select().from(signatories)).toHaveLength(3);
    expect(await declarationByNumber(db(), 700, 'fr')).toMatchObject({ title: 'Titre', edition: 1 });
  },
);

test('French pages of a later edition add it, and the English ones of it are its text', async () => {
  const { id } = await keep(db(), archived(572));
  const more = (language: 'en' | 'fr') => ({
    ...archived(572, language),
    fileId: 30_000,
    date: '2014-10-03',
    signatories: [
      ...archived(572, language).signatories,
      signed(40, language === 'en' ? bayr : 'Mme Petra BAYR, Autriche, SOC'),
    ],
  });
  expect(await keep(db(), more('fr'))).toMatchObject({ change: 'edition', added: [expect.any(Number)] });
  expect(await keep(db(), more('en'))).toMatchObject({ change: 'none' });
  expect((await editionsOf(db(), id)).map(({ added }) => added.map(({ name }) => name))).toEqual([
    [],
    ['Petra BAYR'],
  ]);
  expect((await db().select().from(signatories)).length).toBe(40);
});
