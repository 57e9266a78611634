import { ApplicationCommandOptionType, type APIApplicationCommandOption } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/discord/commands/index.ts';
import { readNamed, readNumber } from '../../../src/discord/resolve/numbers.ts';
import { cleanTyped } from '../../../src/discord/interactions/typed-text.ts';

describe('what is typed is cleaned', () => {
  test.each([
    ['\u202AKazakhstan\u202C', 'Kazakhstan'],
    ['\uFEFFKazakh\u00ADstan\u200B', 'Kazakhstan'],
    ['\u2067Kazakhstan\u2069\u200F', 'Kazakhstan'],
    ['Kaza\u0000kh\u0007stan\u009F', 'Kazakhstan'],
    ['Kazakhstan\uFE0F\u{E0100}', 'Kazakhstan'],
    ['e\u0301lections', 'élections'],
    ['６８２', '682'],
    ['Ｄｏｃ．１４９３３', 'Doc.14933'],
    ['٦٨٢', '682'],
    ['＂two words＂ 〝and three〞', '"two words" "and three"'],
    ['two\n\u00A0\t words\u3000apart\u2028', 'two words apart'],
    ['\uD800half\uDC00', 'half'],
    ['a' + '\u0301\u0302\u0303\u0304'.repeat(50), 'á\u0302\u0303\u0304\u0301'],
    ['family 👩‍👩‍👧 and ❤️', 'family 👩‍👩‍👧 and ❤️'],
    ['no\u200Djoiner and 6\uFE0F8\uFE0F2', 'nojoiner and 682'],
    ['\uE000\uE001\uF8FF', ''],
    ['\u0000', ''],
    ['\u200B \u2060\u3164\u2800\u115F', ''],
    ['   ', ''],
  ])('%j is %j', (typed, clean) => {
    expect(cleanTyped(typed)).toBe(clean);
    expect(cleanTyped(clean)).toBe(clean);
  });

  test.each([
    ['К\u0430zakhstan', 'Kazakhstan'],
    ['Nо. 682', 'No. 682'],
    ['Казахстан', 'Казахстан'],
    ['Kaзakhstan', 'Kaзakhstan'],
    ['Αrmenia', 'Armenia'],
  ])('a word with letters of two alphabets that look alike is in one: “%s”', (typed, clean) => {
    expect(cleanTyped(typed)).toBe(clean);
  });

  test('and a text of a hundred thousand characters is cut and read at once', () => {
    for (const one of ['.', ' ', '\u0301', '\u200D', '👩\u200D', 'No. ', 'a.']) {
      const long = one.repeat(100_000);
      expect(cleanTyped(long).length).toBeLessThanOrEqual(6_000);
      expect(readNumber(long)).toBeNull();
      expect(readNumber(`No${long}682x`)).toBeNull();
      expect(readNumber(`682${long}x`)).toBeNull();
      expect(readNamed(cleanTyped(`${long} No. 682`)).length).toBeLessThan(2);
    }
    expect(readNumber(`No${'.'.repeat(50_000)}682`)).toEqual({ of: 'declaration', value: 682 });
  });
});

test('every option that takes a text says how long it may be', () => {
  const walk = (path: string, options: readonly APIApplicationCommandOption[]): string[] =>
    options.flatMap((option): string[] => {
      const at = `${path} ${option.name}`;
      if ('options' in option && option.options) return walk(at, option.options);
      if (option.type !== ApplicationCommandOptionType.String) return [];
      return option.max_length === undefined || option.max_length > 300 ? [at] : [];
    });
  expect(commands.flatMap(({ definition }) => walk(definition.name, definition.options ?? []))).toEqual([]);
});
