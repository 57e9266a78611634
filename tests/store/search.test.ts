import { expect, test } from 'vitest';
import { search } from '../../src/store/search.ts';
import { archive } from '../../sandbox/assembly/archive.ts';
import { useDatabase } from '../support/database.ts';
import { archived, keep } from '../support/declarations.ts';

const db = useDatabase();
const page = { limit: 5, offset: 0 };
const numbers = async (words: string, language: 'en' | 'fr' = 'en') =>
  (await search(db(), words, language, page)).hits.map(({ number }) => number);

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
  const { hits } = await search(db(), 'fishermen', 'en', page);
  expect(hits[0]?.excerpt).toContain('\u0002fishermen\u0003');
});

test('a declaration found in the other language is listed in the reader’s', async () => {
  await keep(db(), archived(572));
  await keep(db(), archived(572, 'fr'));
  const { hits, total } = await search(db(), 'pacifique', 'en', page);
  expect(total).toBe(1);
  expect(hits[0]?.title).toBe(archived(572).title);
});

test('pages follow one another without repeating', async () => {
  const english = archive.filter(({ language }) => language === 'en');
  for (const { number } of english) await keep(db(), archived(number));
  const words = 'rights OR council OR russia OR declare';
  const first = await search(db(), words, 'en', { limit: 3, offset: 0 });
  const second = await search(db(), words, 'en', { limit: 3, offset: 3 });
  expect(first.total).toBe(second.total);
  expect(first.total).toBeGreaterThan(6);
  const seen = [...first.hits, ...second.hits].map(({ number }) => number);
  expect(new Set(seen).size).toBe(6);
});

test.each(['', '   ', 'the', 'the of and', 'le de', '"', '-', '()', "'", '\\', '&&|!'])(
  '%j holds nothing to search for',
  async (words) => {
    await keep(db(), archived(682));
    expect(await search(db(), words, 'en', page)).toEqual({ total: 0, hits: [], understood: false });
  },
);

test('a past page of nothing is empty', async () => {
  expect(await search(db(), 'kazakhstan', 'en', page)).toEqual({ total: 0, hits: [], understood: true });
});
