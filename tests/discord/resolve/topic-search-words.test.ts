import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  quotesClose,
  readSearch,
  type Alternative,
  type SearchTerm,
} from '../../../src/discord/resolve/search-syntax.ts';
import { rows } from '../../../src/store/db/database.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

const word = (text: string): SearchTerm => ({ text, isPhrase: false });
const phrase = (text: string): SearchTerm => ({ text, isPhrase: true });

describe('what is typed into a search', () => {
  test.each<[string, Alternative[]]>([
    ['sport', [{ must: [word('sport')], mustNot: [] }]],
    [
      'sport -football "fair play"',
      [{ must: [word('sport'), phrase('fair play')], mustNot: [word('football')] }],
    ],
    ['sport -"fair play"', [{ must: [word('sport')], mustNot: [phrase('fair play')] }]],
    [
      'roma or sinti children OR yenish',
      [
        { must: [word('roma')], mustNot: [] },
        { must: [word('sinti'), word('children')], mustNot: [] },
        { must: [word('yenish')], mustNot: [] },
      ],
    ],
    ['« droits de l’homme »', [{ must: [phrase('droits de l’homme')], mustNot: [] }]],
    ['“fair play” anti‑doping', [{ must: [phrase('fair play'), word('anti-doping')], mustNot: [] }]],
    ['Ukraine – Russia', [{ must: [word('Ukraine'), word('Russia')], mustNot: [] }]],
    ['Ukraine - Russia', [{ must: [word('Ukraine')], mustNot: [word('Russia')] }]],
    ['gold "or" silver', [{ must: [word('gold'), word('or'), word('silver')], mustNot: [] }]],
    ['or argent', [{ must: [word('or'), word('argent')], mustNot: [] }]],
    ['organ or', [{ must: [word('organ'), word('or')], mustNot: [] }]],
    ['gas, pipeline, press*', [{ must: [word('gas'), word('pipeline'), word('press')], mustNot: [] }]],
    ['… & | !', []],
    ['""', []],
  ])('%s', (typed, read) => {
    expect(readSearch(typed)).toEqual(read);
  });

  test('is read as the database reads it', async () => {
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
    );
    const typed = fc
      .array(fc.tuple(part, fc.constantFrom(' ', ' ', '')), { minLength: 1, maxLength: 9 })
      .map((parts) => parts.map(([said, space]) => said + space).join(''))
      // Two words written as one, or joined by a hyphen, are one word.
      .filter((all) => !/(?:fish|bird|stone|or)-*(?:fish|bird|stone|or)/iu.test(all));
    await fc.assert(
      fc.asyncProperty(typed, fc.array(text, { minLength: 4, maxLength: 6 }), async (words, texts) => {
        const bodies = texts.map((one) => one.join(' '));
        const found = rows<{ hit: boolean; nodes: number }>(
          await db().execute(sql`
            select to_tsvector('simple', body) @@ q as hit, numnode(q) as nodes
            from unnest(${sql.param(bodies)}::text[]) with ordinality as t (body, at),
              websearch_to_tsquery('simple', hemicycle_plain(${words})) as q
            order by at`),
        );
        fc.pre(found[0]?.nodes !== 0);
        const read = readSearch(words);
        expect(bodies.map((body) => holds(read, body))).toEqual(found.map(({ hit }) => hit));
      }),
      { numRuns: 400 },
    );
  });

  test('has a quotation mark before and after, of whatever kind', () => {
    for (const closed of ['a', '"a b"', '“a” «b»', '"a" "b"', '„a“']) expect(quotesClose(closed)).toBe(true);
    for (const open of ['"a', 'a"', '“a', '"a" "', '« a']) expect(quotesClose(open)).toBe(false);
  });
});

/** Whether a text of plain words has what was read. */
function holds(read: readonly Alternative[], body: string): boolean {
  const has = ({ text }: SearchTerm) => ` ${body} `.toLowerCase().includes(` ${lettersOf(text)} `);
  return read.some(({ must, mustNot }) => must.every(has) && !mustNot.some(has));
}

function lettersOf(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.join(' ') ?? ''
  );
}
