import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { summarize } from '../../../src/classify/summary/summarize.ts';
import { summaryLimit } from '../../../src/classify/summary/truncate.ts';

const opener = 'We, the undersigned, declare the following:';

describe.each(archive.map((entry) => [`No. ${entry.number} (${entry.language})`, entry] as const))(
  '%s',
  (_, entry) => {
    it('is summed up by what its text asks, word for word', () => {
      const summary = summarize(entry) ?? '';
      expect(summary).toMatch(/\b(?:call|urge|demand|appeal|condemn|appelons)\b/);
      expect(entry.paragraphs.some((paragraph) => paragraph.includes(summary))).toBe(true);
      expect(summary).not.toContain('undersigned');
    });
  },
);

it.each([
  [
    [opener, 'Demands were made in 2019.', 'The authorities must release him. It rains.'],
    'The authorities must release him.',
  ],
  [
    [opener, 'He is ill. We call for his release. We urge the court to hear him.'],
    'We call for his release. We urge the court to hear him.',
  ],
  [
    ['The Parliamentary Assembly:', '1. Recalls its texts;', '2. Urges the parties to talk.'],
    'Urges the parties to talk.',
  ],
  [
    ['We, the undersigned, hereby strongly condemn the attack.'],
    'We, the undersigned, hereby strongly condemn the attack.',
  ],
  [
    ['We, the undersigned, call on the government to:', '• release him;', '• end the trial.'],
    'We, the undersigned, call on the government to: • release him; • end the trial.',
  ],
  [
    ['Considering that the situation is worse than before;', 'We are deeply concerned about it.'],
    'We are deeply concerned about it.',
  ],
  [
    [
      'Nous, soussignés, déclarons ce qui suit:',
      'La situation est grave.',
      'Les signataires exhortent le gouvernement à libérer M. Untel.',
    ],
    'Les signataires exhortent le gouvernement à libérer M. Untel.',
  ],
  [
    [opener, 'We recall No. 675 of St. Petersburg, and we call on Mr. Smith to act.'],
    'We recall No. 675 of St. Petersburg, and we call on Mr. Smith to act.',
  ],
])('of %j is “%s”', (paragraphs, summary) => {
  expect(summarize({ paragraphs })).toBe(summary);
});

it('is nothing where there is only an opener', () => {
  expect(summarize({ paragraphs: [opener] })).toBeNull();
  expect(summarize({ paragraphs: ['The Parliamentary Assembly:'] })).toBeNull();
  expect(summarize({ paragraphs: [] })).toBeNull();
});

it('is cut at a word, within the limit', () => {
  const summary =
    summarize({ paragraphs: [`We urge the parties ${'to talk again and again '.repeat(40)}.`] }) ?? '';
  expect(summary.length).toBeLessThanOrEqual(summaryLimit);
  expect(summary).toMatch(/^We urge the parties to talk .*(?:to|talk|again|and)…$/);
  fc.assert(
    fc.property(
      fc.array(fc.lorem({ mode: 'sentences', maxCount: 12 })),
      (paragraphs) => (summarize({ paragraphs }) ?? '').length <= summaryLimit,
    ),
  );
});
