import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inWords } from '../../../src/discord/render/reading.ts';
import { rows } from '../../../src/store/db/database.ts';
import { compileWords } from '../../../src/store/text/word-queries.ts';
import { keysOfLexemes } from '../../../src/words/query.ts';
import { readWords } from '../../../src/words/read.ts';
import { canonicalWords } from '../../../src/words/write.ts';
import { useDatabase } from '../../support/database.ts';
import { evaluate } from '../../support/words/evaluate.ts';
import { readShown } from '../../support/words/shown.ts';

const db = useDatabase();

const words = [
  'fish',
  'bird',
  'stone',
  'UN',
  'un',
  'who',
  'the',
  'fish-bird',
  'fishbird',
  'stone-bird',
  'NATO',
  'marine',
];
const typedWord = fc.constantFrom(
  ...words,
  'UN',
  'Fish',
  'BIRD',
  'ston*',
  'fish-b*',
  'mari*',
  '"fish bird"',
  '"UN fish-bird"',
  '"the un"',
  '“stone bird fish”',
  '"stone-bird fish-bird"',
);
const sign = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ' OR ',
  ' OU ',
  ' | ',
  ' AND ',
  ' -',
  ' NOT ',
  ' (',
  ') ',
  ' -(',
  ', ',
);
const typed = fc
  .array(fc.tuple(typedWord, sign), { minLength: 1, maxLength: 7 })
  .map((parts) => parts.flat().slice(0, -1).join(''))
  .map((all) => all + ')'.repeat(Math.max(0, all.split('(').length - all.split(')').length)))
  .filter((all) => 'reading' in readWords(all));
const text = fc
  .array(fc.constantFrom(...words, 'UNs', 'Who'), { maxLength: 6 })
  .map((some) => [...some, 'and'].join(' '));

/** Whether each text has the words, and one of the keys by which it would be looked up. */
async function inDatabase(typed: string, texts: readonly string[]) {
  const { queries, anchors } = await compileWords(db(), typed);
  const found = rows<{ hit: boolean | null; lexemes: string[] }>(
    await db().execute(sql`
      select v @@ ${queries.en}::tsquery as hit, tsvector_to_array(v) as lexemes
      from unnest(${sql.param([...texts])}::text[]) with ordinality as t (body, at), hemicycle_tsv('en', '', array[body]) as v
      order by at`),
  );
  return found.map(({ hit, lexemes }) => ({
    hit: hit ?? false,
    isLookedUp: anchors === null || anchors.some((key) => keysOfLexemes(lexemes).includes(key)),
  }));
}

test('the database, memory and what is shown say the same of a text, and what is found is looked up', async () => {
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(typed, fc.array(text, { minLength: 4, maxLength: 8 }), async (asked, texts) => {
      const read = readWords(asked);
      if (!('reading' in read)) throw new Error(asked);
      const { reading } = read;
      const expected = texts.map((one) => evaluate(reading, one));
      const found = await inDatabase(asked, texts);
      expect(found.map(({ hit }) => hit)).toEqual(expected);
      expect(found.filter(({ hit, isLookedUp }) => hit && !isLookedUp)).toEqual([]);
      const shown = readShown(inWords(reading, 'en'));
      expect(texts.map((one) => evaluate(shown, one))).toEqual(expected);
      expect(canonicalWords(shown)).toBe(canonicalWords(reading));
      hits += expected.filter(Boolean).length;
    }),
    { numRuns: 150 },
  );
  expect(hits).toBeGreaterThan(60);
});
