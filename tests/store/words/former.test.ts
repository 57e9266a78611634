import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rows } from '../../../src/store/db/database.ts';
import { formerReading } from '../../../src/words/former.ts';
import { useDatabase } from '../../support/database.ts';
import { evaluate } from '../../support/words/evaluate.ts';

const db = useDatabase();

/** As earlier versions wrote it before they searched. */
const plain = (words: string) => words.replaceAll(/[“”„«»]/gu, '"').replaceAll('–', ' ');

test('what earlier versions stored is read as their database read it', async () => {
  const vocabulary = ['fish', 'bird', 'stone'];
  const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 4 });
  const part = fc.constantFrom(
    ...vocabulary,
    'OR',
    'or',
    '-',
    '"',
    '“',
    '»',
    ' – ',
    ' & ',
    '|',
    'fish-',
    '--',
    '(',
    ')',
    '*',
  );
  const typed = fc
    .array(fc.tuple(part, fc.constantFrom(' ', ' ', '')), { minLength: 1, maxLength: 9 })
    .map((parts) => parts.map(([said, space]) => said + space).join(''))
    // Two words written as one, or joined by a sign, are one word.
    .filter((all) => !/(?:fish|bird|stone|or)[-*]*(?:fish|bird|stone|or)/iu.test(all));
  await fc.assert(
    fc.asyncProperty(typed, fc.array(text, { minLength: 4, maxLength: 6 }), async (words, texts) => {
      const bodies = texts.map((one) => one.join(' '));
      const found = rows<{ hit: boolean; nodes: number }>(
        await db().execute(sql`
          select to_tsvector('simple', body) @@ q as hit, numnode(q) as nodes
          from unnest(${sql.param(bodies)}::text[]) with ordinality as t (body, at),
            websearch_to_tsquery('simple', ${plain(words)}) as q
          order by at`),
      );
      fc.pre(found[0]?.nodes !== 0);
      const reading = formerReading(words);
      if (reading === null) throw new Error(`Nothing is read in ${words}.`);
      expect(bodies.map((body) => evaluate(reading, body))).toEqual(found.map(({ hit }) => hit));
    }),
    { numRuns: 400 },
  );
});
