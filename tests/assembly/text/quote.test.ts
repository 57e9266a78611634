import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishMarks, frenchMarks, quoted } from '../../../src/assembly/text/quote.ts';

const en = (text: string) => quoted(text, englishMarks);
const fr = (text: string) => quoted(text, frenchMarks).replaceAll('\u00a0', '~');

describe('a quotation', () => {
  test.each([
    ['A title', '“A title”'],
    ['The law on “foreign agents” in Russia', '“The law on ‘foreign agents’ in Russia”'],
    ['The law on "foreign agents"', '“The law on ‘foreign agents’”'],
    ['« Justes » d’Europe', '“‘Justes’ d’Europe”'],
    ['The “agents ‘within’ us”', '“The ‘agents “within” us’”'],
    ['Don’t forget ‘the workers’ rights’ now', '“Don’t forget ‘the workers’ rights’ now”'],
    ['The „Grundrechte“ today', '“The ‘Grundrechte’ today”'],
    ['Trials of the “Academics for…', '“Trials of the ‘Academics for…’”'],
    ['for Peace” in Turkey', '“for Peace in Turkey”'],
    ['a 12" pipe', '“a 12" pipe”'],
    ['the members’ rights', '“the members’ rights”'],
    ['', '“”'],
  ])('in English: %s', (text, expected) => expect(en(text)).toBe(expected));

  test.each([
    ['Un titre', '«~Un titre~»'],
    ['Loi sur les «\u00a0agents étrangers\u00a0» en Russie', '«~Loi sur les “agents étrangers” en Russie~»'],
    ['Loi sur les « agents » et les "autres"', '«~Loi sur les “agents” et les “autres”~»'],
    ['The law on “foreign ‘new’ agents”', '«~The law on “foreign «~new~» agents”~»'],
    ['L’« affaire', '«~L’“affaire”~»'],
  ])('in French: %s', (text, expected) => expect(fr(text)).toBe(expected));

  const any = fc
    .array(
      fc.constantFrom('“', '”', '‘', '’', '«', '»', '„', '"', ' ', '\u00a0', 'a', 's', 'é', ',', '.', '…'),
    )
    .map((parts) => parts.join(''));

  test('keeps every letter, whatever marks stand in it, closes what is open, and nests in turn', () => {
    const marks = [
      ['[', ']'],
      ['{', '}'],
      ['<', '>'],
    ] as const;
    const bare = (text: string) => text.replaceAll(/[“”‘’«»„"\s\u00a0[\]{}<>]/gu, '');
    fc.assert(
      fc.property(any, (text) => {
        const shown = quoted(text, marks);
        expect(bare(shown)).toBe(bare(text));
        expect(shown).not.toMatch(/[“”‘«»„]/u);
        let depth = 0;
        for (const sign of shown) {
          const opening = marks.findIndex(([one]) => one === sign);
          const closing = marks.findIndex(([, one]) => one === sign);
          if (opening !== -1) expect(opening).toBe(depth++ % marks.length);
          if (closing !== -1) expect(closing).toBe(--depth % marks.length);
        }
        expect(depth).toBe(0);
        expect(bare(en(text))).toBe(bare(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

test('whatever is quoted is quoted so', () => {
  const inMarks = /(?:[“«‘]|\\u00a0)(?:\\u00a0)?\$\{(?!list)[^{}]*\}(?:\\u00a0)?[”»’]/u;
  const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('search/reading.ts'))
    .filter((name) => inMarks.test(readFileSync(`src/${name}`, 'utf8')));
  expect(found).toEqual([]);
});
