import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escape, plain } from '../../../src/discord/render/escape.ts';
import { fit, fitList } from '../../../src/discord/render/limits.ts';

const text = fc.string({
  unit: fc.constantFrom('mot', 'é', '👩‍👩‍👧‍👦', '🇮🇹', '*', '\\', '@', ' ', '\n', 'e\u0301', '\ud83d', '漢'),
  maxLength: 40,
});

describe('cutting', () => {
  test('leaves alone what fits', () => {
    expect(fit('five!', 5)).toBe('five!');
  });

  test('falls between words where that costs little', () => {
    expect(fit('the quick brown fox jumps over', 28)).toBe('the quick brown fox jumps…');
  });

  test('never goes over, never splits a grapheme, and marks itself', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, max) => {
        const cut = fit(whole, max);
        const graphemes = Array.from(new Intl.Segmenter('en').segment(whole), ({ segment }) => segment);
        const beginnings = graphemes.map((_, at) => `${graphemes.slice(0, at).join('').trimEnd()}…`);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(whole.length <= max ? [whole] : beginnings).toContain(cut);
      }),
    );
  });

  test('counts what escaping adds and never cuts an escape', () => {
    const seen = (shown: string) => shown.replaceAll(/\\([^0-9A-Za-z\s])/gu, '$1');
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (whole, max) => {
        const cut = fit(whole, max, escape);
        const fits = escape(whole).length <= max;
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.endsWith('…') || cut === escape(whole)).toBe(true);
        expect(fits && cut !== escape(whole)).toBe(false);
        expect(plain(whole).startsWith(seen(cut).replace(/…$/u, ''))).toBe(true);
      }),
    );
  });

  test('has an answer for a single endless grapheme and for no room', () => {
    expect(fit(`e${'\u0301'.repeat(5000)}`, 100)).toBe('…');
    expect(fit('text', 0)).toBe('');
  });

  test('of a list keeps whole items and says how many are left', () => {
    const more = (rest: number) => `and ${rest} more`;
    expect(fitList(['a', 'b', 'c'], 9, ', ', more)).toBe('a, b, c');
    expect(fitList(['aaaa', 'bbbb', 'ccccc'], 16, ', ', more)).toBe('aaaa, and 2 more');
    expect(fitList(['a'.repeat(50), 'b'], 12, ', ', more)).toBe('and 2 more');
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 })), fc.integer({ min: 12, max: 60 }), (items, max) => {
        expect(fitList(items, max, ' · ', more).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
