/** More than any option takes; what is completed while it is typed has no limit of Discord's. */
const longest = 6_000;

/** A joiner and the sign that asks for a picture mean something in emoji, and nothing anywhere else. */
const inEmoji =
  /(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\uFE0F/gu;
const held = { '\u200D': '\uE000', '\uFE0F': '\uE001' } as const;
const heldBack = { '\uE000': '\u200D', '\uE001': '\uFE0F' } as const;

/**
 * What shows nothing: controls, marks of direction and other format characters, variation selectors, fillers,
 * halves of surrogate pairs, and code points that mean nothing to anybody else.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;
const privateUse = /\p{Co}/gu;
const spaces = /[\s\u0085\u2800]+/gu;
const marks = /(\p{M}{4})\p{M}+/gu;
const fullWidth = /[\uFF01-\uFF5E]/gu;
const quotes = /[\u201F\u301D-\u301F]/gu;
const arabicDigits = /[\u0660-\u0669\u06F0-\u06F9]/gu;

/** Letters of other alphabets that look like Latin ones, and those. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [
    ['асԁеһіјкорѕухАВЕНІЈКМОРЅТУХС', 'acdehijkopsyxABEHIJKMOPSTYXC'],
    ['ανορΑΒΕΗΙΚΜΝΟΡΤΥΧΖ', 'avopABEHIKMNOPTYXZ'],
  ].flatMap(([others = '', latin = '']) =>
    [...others].map((letter, at) => [letter, latin[at] ?? letter] as const),
  ),
);
const words = /[\p{L}\p{M}]+/gu;

/** A word in Latin letters with some that only look like them, as keyboards of two alphabets leave them, in Latin ones. */
function inOneScript(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  const read = word.replaceAll(
    /[\p{Script=Cyrillic}\p{Script=Greek}]/gu,
    (letter) => lookAlikes.get(letter) ?? letter,
  );
  return /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(read) ? word : read;
}

/**
 * What a person typed or pasted, as all else reads it: NFC, one space between words, without characters that
 * nobody sees, with letters of one alphabet in a word, with full-width letters, digits and signs and Arabic digits as plain ones, and every double
 * quotation mark one that searches know. Empty for what shows nothing.
 */
export function cleanTyped(typed: string): string {
  return typed
    .slice(0, longest)
    .normalize('NFC')
    .replaceAll(privateUse, '')
    .replaceAll(spaces, ' ')
    .replaceAll(inEmoji, (sign) => held[sign as keyof typeof held])
    .replaceAll(invisible, '')
    .replaceAll(/[\uE000\uE001]/gu, (sign) => heldBack[sign as keyof typeof heldBack])
    .replaceAll(fullWidth, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(quotes, '"')
    .replaceAll(arabicDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll(marks, '$1')
    .replaceAll(words, inOneScript)
    .normalize('NFC')
    .replaceAll(spaces, ' ')
    .trim();
}
