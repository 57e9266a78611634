import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escape, escapeLine, plain } from '../../../src/discord/render/escape.ts';
import { hostile } from '../support/samples.ts';

/** What a reader sees: Discord hides a backslash before a sign that is no letter, digit or space. */
const seen = (text: string) => text.replaceAll(/\\([^0-9A-Za-z\s])/gu, '$1');

/** Everything in escaped text that Discord would take for markdown, a mention or a link. */
function active(text: string): string[] {
  const bare = text.replaceAll(/\\[^0-9A-Za-z\s]/gu, '\u0001');
  return [
    /[*_~|`[\]<@]/u,
    /\w:\/\//u,
    /:[\w+-]+:/u,
    /^[ \u00a0]*(?:-#|#{1,3}|>{1,3}|[-+]|\d+[.)])(?: |$)/mu,
  ].flatMap((sign) => sign.exec(bare)?.[0] ?? []);
}

const unit = fc.constantFrom(
  ...'\\*_~|`[]()<>@#:-+.1aé \n',
  'https://',
  '@everyone',
  '<:a',
  '```',
  ':smile:',
  '> ',
  '# ',
  '\u202e',
  '👩‍👩‍👧',
);
const texts = {
  'made of signs': fc.string({ unit, maxLength: 30 }),
  'of any characters': fc.string({ unit: 'binary', maxLength: 60 }),
};

describe('text of others', () => {
  test.each(hostile)('has nothing active in it: %j', (text) => {
    expect(active(escape(text))).toEqual([]);
    expect(seen(escape(text))).toBe(plain(text));
  });

  test.each(Object.entries(texts))('%s shows as it was written', (_kind, any) => {
    fc.assert(
      fc.property(any, (text) => {
        expect(active(escape(text))).toEqual([]);
        expect(seen(escape(text))).toBe(plain(text));
        expect(escape(text)).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test('keeps the names and titles of the Assembly as they are', () => {
    for (const text of [
      'Co-operation with Kazakhstan',
      "Serhii SOBOLIEV, O'HARA (EPP/CD)",
      '4 000 people.',
    ]) {
      expect(escape(text)).toBe(text);
    }
  });

  test('of several lines becomes one where a line is asked for', () => {
    expect(escapeLine(' a\n\n# b\tc ')).toBe('a # b c');
  });
});
