import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { DeclarationEntry } from '../../../src/assembly/record.ts';
import { entriesById } from '../../../src/store/declarations/declarations.ts';
import { highlightsOf, findDeclarations } from '../../../src/store/search/search.ts';
import { nothingAsked, type SearchFor } from '../../../src/store/search/search-for.ts';
import { facts, searches } from '../../../src/store/db/schema.ts';
import {
  forgetIdleSearches,
  savedSearch,
  makeSearch,
  type Searcher,
} from '../../../src/store/search/saved-searches.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const ada = { userId: '201', guildId: null };
const ben = { userId: '202', guildId: '301' };

async function find(
  asked: Partial<SearchFor>,
  language: 'en' | 'fr' = 'en',
): Promise<{ hits: DeclarationEntry[]; total: number }> {
  const { ids } = await findDeclarations(db(), { ...nothingAsked, ...asked }, language);
  return { hits: await entriesById(db(), ids, language), total: ids.length };
}
const numbers = async (words: string, language: 'en' | 'fr' = 'en') =>
  (await find({ words }, language)).hits.map(({ number }) => number);

test('words, phrases, alternatives and exclusions', async () => {
  for (const number of [424, 682, 705]) await keep(db(), archived(number));
  expect(await numbers('kazakhstan')).toEqual([682]);
  expect(await numbers('"presidential election"')).toEqual([682]);
  expect(await numbers('"election presidential"')).toEqual([]);
  expect((await numbers('kazakhstan OR assange')).toSorted()).toEqual([682, 705]);
  expect(await numbers('cyprus -colonisation')).toEqual([]);
});

test('a hit in the title stands before one in the body', async () => {
  const cyprus = archived(424);
  await keep(db(), cyprus);
  await keep(db(), {
    ...archived(705),
    paragraphs: ['A paragraph that speaks at length of many things and of Cyprus in passing only.'],
  });
  expect(await numbers('cyprus')).toEqual([424, 705]);
});

test('a hit is shown in its place, between marks', async () => {
  await keep(db(), {
    ...archived(682),
    paragraphs: ['Nothing.', 'We call upon the fishermen of Kazakhstan to rest.'],
  });
  const { ids } = await findDeclarations(db(), { ...nothingAsked, words: 'fishermen' }, 'en');
  const highlights = await highlightsOf(db(), 'fishermen', ids, 'en');
  expect(highlights.get(682)?.excerpt).toContain('\u0002fishermen\u0003');
});

test('a passage says where more stands before or after it', async () => {
  const excerptOf = async (words: string) => {
    const { ids } = await findDeclarations(db(), { ...nothingAsked, words }, 'en');
    const excerpt = (await highlightsOf(db(), words, ids, 'en')).get(682)?.excerpt;
    return excerpt?.replace('\u0002', '[').replace('\u0003', ']');
  };
  const filler = 'many more words that nobody looks for '.repeat(8).trim();
  await keep(db(), {
    ...archived(682),
    paragraphs: [`Beginnings (${filler}), walrus ${filler}.`, `${filler} endings.`],
  });
  expect(await excerptOf('walrus')).toMatch(/^….*\[walrus\].*…$/u);
  expect(await excerptOf('beginnings')).toMatch(/^\[Beginnings\] \(many .*…$/u);
  expect(await excerptOf('endings')).toMatch(/^…more .*\[endings\]\.$/u);
  await keep(db(), { ...archived(424), paragraphs: ['“Some short words on a walrus.”'] });
  const { ids } = await findDeclarations(db(), { ...nothingAsked, words: 'walrus' }, 'en');
  expect((await highlightsOf(db(), 'walrus', ids, 'en')).get(424)?.excerpt).toBe(
    '“Some short words on a \u0002walrus\u0003.”',
  );
});

test('a declaration found in the other language is listed in the reader’s', async () => {
  await keep(db(), archived(572));
  await keep(db(), archived(572, 'fr'));
  const { hits, total } = await find({ words: 'pacifique' });
  expect(total).toBe(1);
  expect(hits[0]?.title).toBe(archived(572).title);
});

test('a search that is made is kept, the same one once, and its pages need no other', async () => {
  const english = archive.filter(({ language }) => language === 'en');
  for (const { number } of english) await keep(db(), archived(number));
  const words = 'rights OR council OR russia OR declare';
  const made = await makeSearch(db(), { ...nothingAsked, words }, 'en', ada);
  expect(made?.ids.length).toBeGreaterThan(6);
  expect(new Set(made?.ids).size).toBe(made?.ids.length);
  expect(made?.more).toBe(false);
  const again = await makeSearch(db(), { ...nothingAsked, words }, 'fr', ada);
  expect(again?.id).toBe(made?.id);
  expect(await makeSearch(db(), { ...nothingAsked, words, to: '2019-12-31' }, 'en', ada)).not.toMatchObject({
    id: made?.id,
  });
  const kept = await savedSearch(db(), made?.id ?? 0);
  expect(kept).toEqual(again);
  expect(await savedSearch(db(), 999)).toBeNull();
});

test('a search that is made again or looked at is kept on, and one that nobody uses for 90 days is not', async () => {
  await keep(db(), archived(682));
  const make = async (words: string) =>
    (await makeSearch(db(), { ...nothingAsked, words }, 'en', ada))?.id ?? 0;
  const [remade, seen, idle, idling] = [
    await make('kazakhstan'),
    await make('election'),
    await make('rigged'),
    await make('arrests'),
  ];
  const unusedFor = (id: number, days: number) =>
    db()
      .update(searches)
      .set({ usedAt: sql`now() - make_interval(days => ${days})` })
      .where(eq(searches.id, id));
  for (const id of [remade, seen, idle]) await unusedFor(id, 91);
  await unusedFor(idling, 89);
  expect(await make('kazakhstan')).toBe(remade);
  expect(await savedSearch(db(), seen)).toMatchObject({ id: seen });
  await forgetIdleSearches(db());
  expect(await savedSearch(db(), idle)).toBeNull();
  for (const id of [remade, seen, idling]) expect(await savedSearch(db(), id)).toMatchObject({ id });
  // An id that stands in a button never comes to mean another search.
  expect([remade, seen, idle, idling]).not.toContain(await make('rigged'));
});

test('turning the pages of a search writes nothing but once a day', async () => {
  await keep(db(), archived(682));
  const id = (await makeSearch(db(), { ...nothingAsked, words: 'kazakhstan' }, 'en', ada))?.id ?? 0;
  const version = async () =>
    (
      await db()
        .select({ of: sql`xmin::text` })
        .from(searches)
    )[0]?.of;
  const made = await version();
  await savedSearch(db(), id);
  expect(await version()).toBe(made);
  await db()
    .update(searches)
    .set({ usedAt: sql`now() - interval '25 hours'` });
  await savedSearch(db(), id);
  const turned = await version();
  await savedSearch(db(), id);
  expect([turned === made, await version()]).toEqual([false, turned]);
});

test('of too many searches the oldest of whoever made the most go first', async () => {
  await keep(db(), archived(682));
  const make = async (words: string, who: Searcher) =>
    (await makeSearch(db(), { ...nothingAsked, words }, 'en', who))?.id ?? 0;
  // Made before it was kept who did.
  const old = await make('arrests', ada);
  await db().update(searches).set({ owner: null });
  const theirs = await make('kazakhstan', ben);
  await db()
    .update(searches)
    .set({ usedAt: sql`now() - interval '2 days'` });
  const many = [await make('election', ada), await make('rigged', ada), await make('kazakhstan', ada)];
  await forgetIdleSearches(db(), 3);
  const left = await db().select({ id: searches.id }).from(searches);
  expect(new Set(left.map(({ id }) => id))).toEqual(new Set([old, theirs, many.at(-1)]));
});

test('of who made a search, and where, there is a pseudonym that only this installation can make', async () => {
  await keep(db(), archived(682));
  const make = (who: Searcher) => makeSearch(db(), { ...nothingAsked, words: 'kazakhstan' }, 'en', who);
  const made = [await make(ada), await make(ben), await make({ ...ada, guildId: ben.guildId })];
  expect(new Set(made.map((one) => one?.id)).size).toBe(3);
  const kept = await db()
    .select({ owner: searches.owner, server: searches.server })
    .from(searches)
    .orderBy(searches.usedAt);
  const [alone, other, inServer] = kept;
  expect(alone?.owner).toBe(inServer?.owner);
  expect(other?.server).toBe(inServer?.server);
  expect(new Set(kept.flatMap(({ owner, server }) => [owner, server]))).toHaveLength(4);
  await db().delete(facts).where(eq(facts.key, 'pseudonyms.key'));
  expect((await make(ada))?.id).not.toBe(made[0]?.id);
});

test('ids of searches cannot be guessed from one another', async () => {
  await keep(db(), archived(682));
  const ids = await Promise.all(
    ['kazakhstan', 'election', 'rigged', 'arrests'].map(
      async (words) => (await makeSearch(db(), { ...nothingAsked, words }, 'en', ada))?.id ?? 0,
    ),
  );
  const sorted = ids.toSorted((a, b) => a - b);
  for (const [at, id] of sorted.entries()) expect(id - (sorted[at - 1] ?? 0)).toBeGreaterThan(1_000);
});

test('conditions narrow a search, with words and without', async () => {
  await keep(db(), archived(682));
  await keep(db(), archived(679));
  await keep(db(), archived(424));
  const [benko] = await findSignatories(db(), 'benko', 1);
  const of = async (asked: Partial<SearchFor>) => (await find(asked)).hits.map(({ number }) => number);
  expect(await of({ from: '2019-01-01' })).toEqual([682, 679]);
  expect(await of({ to: '2018-12-31' })).toEqual([424]);
  expect(await of({ from: '2019-06-27', to: '2019-06-27' })).toEqual([682]);
  expect(await of({ country: 'KZ' })).toEqual([682]);
  expect(await of({ signatory: benko?.id ?? 0 })).toEqual([682]);
  expect(await of({ topic: 'political-prisoners', delegation: 'IT' })).toEqual([679]);
  expect(await of({ delegation: 'XX' })).toEqual([]);
  expect(await of({ group: 'ECPA', from: '2019-01-01' })).toEqual([682]);
  expect(await of({ words: 'moldova', from: '2019-01-01' })).toEqual([679]);
  expect(await of({ words: 'moldova', country: 'KZ' })).toEqual([]);
});

test.each(['', '   ', 'the', 'the of and', 'le de', '"', '-', '()', "'", '\\', '&&|!'])(
  '%j holds nothing to search for',
  async (words) => {
    await keep(db(), archived(682));
    expect(await findDeclarations(db(), { ...nothingAsked, words }, 'en')).toEqual({
      more: false,
      ids: [],
      understood: false,
    });
    expect(await makeSearch(db(), { ...nothingAsked, words }, 'en', ada)).toBeNull();
  },
);
