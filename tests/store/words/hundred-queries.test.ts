import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '../../../src/store/db/database.ts';
import { compileWords } from '../../../src/store/text/word-queries.ts';
import { readWords } from '../../../src/words/read.ts';
import { useDatabase } from '../../support/database.ts';
import { hundredQueries, mistyped } from './hundred-queries.ts';

const db = useDatabase();

async function has(language: 'en' | 'fr', text: string, typed: string): Promise<boolean> {
  const { queries } = await compileWords(db(), typed);
  const [found] = rows<{ hit: boolean | null }>(
    await db().execute(
      sql`select hemicycle_tsv(${language}, '', array[${text}]) @@ ${queries[language]}::tsquery as hit`,
    ),
  );
  return found?.hit ?? false;
}

test('there are a hundred', () => {
  expect(new Set(hundredQueries.map(({ typed }) => typed)).size).toBeGreaterThanOrEqual(100);
});

test.each(hundredQueries)('$typed', async ({ typed, finds, misses }) => {
  expect(readWords(typed)).toHaveProperty('reading');
  for (const [language, text] of finds)
    expect([text, await has(language, text, typed)]).toEqual([text, true]);
  for (const [language, text] of misses)
    expect([text, await has(language, text, typed)]).toEqual([text, false]);
});

test.each(mistyped)('%s is no query', (typed, meant) => {
  expect(readWords(typed)).toMatchObject({ trouble: { suggestion: meant } });
});
