const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
  ĸ: 'k',
};

const plain = /^[\x21-\x40\x5b-\x7e]*(?: [\x21-\x40\x5b-\x7e]+)*$/;
/** Most names: there is no accent to take away. */
const ascii = /^[\t-\r\x20-\x7e]*$/;

/**
 * The form in which names and words are compared: lower case, without accents, special letters spelt
 * out ("ß" is "ss", "Þ" is "th"), one kind of apostrophe and hyphen, single spaces, trimmed.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text;
  if (ascii.test(text)) return text.toLowerCase().replaceAll('`', "'").replace(/\s+/g, ' ').trim();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\u00ad\u200b-\u200f\ufeff]/gu, '')
    .replace(/[ßæœøþðđłıħŧŋəĸ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u00b4\u0060\u2032]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
