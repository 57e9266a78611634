import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarize } from '../../../src/classify/summary/summarize.ts';
import { summaryLimit } from '../../../src/classify/summary/truncate.ts';

const normalised = (paragraphs: readonly string[]): string =>
  paragraphs.join(' ').replace(/\s+/g, ' ').trim();

function check(paragraphs: readonly string[]): void {
  const summary = summarize({ paragraphs });
  expect(summarize({ paragraphs })).toBe(summary);
  if (summary === null) return;
  expect(summary.length).toBeLessThanOrEqual(summaryLimit);
  expect(summary).toBe(summary.trim());
  const text = normalised(paragraphs);
  const bare = summary.endsWith('…') && !text.includes(summary) ? summary.slice(0, -1) : summary;
  const places = [...text.matchAll(new RegExp(bare.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), 'gu'))];
  // Somewhere in the text it stands between words and not within one.
  expect(
    places.some(({ index }) => {
      const [first, last] = [bare[0] ?? '', bare.at(-1) ?? ''];
      const [before, after] = [text[index - 1] ?? ' ', text[index + bare.length] ?? ' '];
      const isWord = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);
      return !(isWord(first) && isWord(before)) && !(isWord(last) && isWord(after));
    }),
  ).toBe(true);
}

const phrase = fc.constantFrom(
  'We, the undersigned,',
  'we',
  'They also',
  'the protesters',
  'The Assembly',
  'call on the authorities to',
  'calls for',
  'urge',
  'condemn',
  'must',
  'nous demandons',
  'les soussignés exigent',
  'sont invités à',
  'Recalling',
  'Considérant que',
  'release him',
  'the European Court of Human Rights',
  'Mr. A. B. Smith',
  'No. 675',
  'p. ex.',
  'U.S.',
  '3.5 million',
  '“no!”',
  '«\u00a0non\u00a0!\u00a0»',
  '• one',
  'a) two',
  '1. three',
  'for a long and very long time indeed'.repeat(4),
  'x'.repeat(360),
  'Ǆ🏛️é',
);
const joint = fc.constantFrom(' ', ' ', ' ', ', ', '; ', '. ', ': ', '… ', '\u00a0? ', '" ', '\n');
const paragraph = fc.array(fc.tuple(phrase, joint), { maxLength: 40 }).map((parts) => parts.flat().join(''));

describe('a summary', () => {
  it('is a passage of the text, within the limit, cut between words, the same each time', () => {
    fc.assert(fc.property(fc.array(paragraph, { maxLength: 8 }), check), { numRuns: 700 });
  });

  it('is one of any text whatever', () => {
    const text = fc.string({ unit: 'binary', maxLength: 900 });
    fc.assert(fc.property(fc.array(text, { maxLength: 6 }), check), { numRuns: 250 });
    const lorem = fc.lorem({ mode: 'sentences', maxCount: 12 });
    fc.assert(fc.property(fc.array(lorem, { maxLength: 6 }), check), { numRuns: 100 });
  });
});

// Work that grows with the square of the length goes beyond the limit; work that doubles with every character would not
// end. Each takes less than a second.
const longest = 50_000;
const limitMs = 20_000;
it.each([
  'a',
  'A. ',
  '.',
  '. ',
  '!”',
  '… ',
  '"',
  '“',
  '« ',
  '„“',
  '; ',
  'urge; ',
  'We urge; ',
  ': • ',
  '1. ',
  'a) ',
  '(',
  '—',
  'call ',
  'we call ',
  'call on, ',
  'is called ',
  'the Assembly calls on ',
  'in Resolution the Assembly urges ',
  'nous ',
  'nous appelons ',
  'appelons ',
  'to ',
  'and ',
  'therefore ',
  'regret',
  'must ',
  'it is ',
  'signatories of ',
  'We, the undersigned ',
  'We, the undersigned: ',
  'é',
  '\u00a0',
  '• We call for it. ',
  'They must. ',
  'We call on the authorities to release him. ',
])(
  'takes time in proportion to the length of “%s” repeated',
  (part) => {
    const text = part.repeat(longest / part.length);
    for (const paragraphs of [[`We, the undersigned, ${text}`], text.match(/.{1,40}/gsu) ?? []]) {
      const summary = summarize({ paragraphs });
      expect(summary === null || summary.length <= summaryLimit).toBe(true);
    }
  },
  limitMs,
);
