import type { TextLanguage } from '../../assembly/declaration.ts';
import { tokensOf } from '../text/words.ts';

/** A word of a text, and what is needed to compare it with a name. */
export interface PlaceWord {
  readonly raw: string;
  /** Without case and accents; "St." and "Saint" are one. */
  readonly key: string;
  readonly capital: boolean;
  readonly upper: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

const dotted = /(?<!\p{L})(?:\p{Lu}\.){2,}/gu;
const ampersand: Readonly<Record<TextLanguage, string>> = { en: 'and', fr: 'et' };

/** The words of a text as names are compared with them. */
export function placeWordsOf(text: string, language: TextLanguage): readonly PlaceWord[] {
  const plain = text.normalize('NFC').replace(dotted, (letters) => letters.replaceAll('.', ''));
  const words: PlaceWord[] = [];
  let from = 0;
  for (const { printed, folded, isWord, start, end } of tokensOf(plain)) {
    if (!isWord && printed !== '&') continue;
    const small = printed.toLowerCase();
    words.push({
      raw: printed,
      key: printed === '&' ? ampersand[language] : folded === 'st' ? 'saint' : folded,
      capital: printed[0] !== small[0],
      upper: printed !== small && printed === printed.toUpperCase(),
      gap: plain.slice(from, start),
    });
    from = end;
  }
  return words;
}
