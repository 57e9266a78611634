import type { Language } from '../assembly/declaration.ts';
import { fold } from '../assembly/fold.ts';

/** A word of a text, and what is needed to compare it with a name. */
export interface Word {
  readonly raw: string;
  /** Without case and accents; "St." and "Saint" are one. */
  readonly key: string;
  readonly capital: boolean;
  readonly upper: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

const word = /[\p{L}\p{M}\p{N}]+|&/gu;
const dotted = /(?<!\p{L})(?:\p{Lu}\.){2,}/gu;
const ascii = /^[a-z0-9]*$/u;
const ampersand: Readonly<Record<Language, string>> = { en: 'and', fr: 'et' };

/** The words of a text. Hyphens and apostrophes part them: "Guinée-Bissau" is two and "l’Ukraine" is two. */
export function wordsOf(text: string, language: Language): readonly Word[] {
  const plain = text.normalize('NFC').replace(dotted, (letters) => letters.replaceAll('.', ''));
  const words: Word[] = [];
  let end = 0;
  for (const match of plain.matchAll(word)) {
    const raw = match[0];
    const small = raw.toLowerCase();
    words.push({
      raw,
      key: keyOf(raw, small, language),
      capital: raw[0] !== small[0],
      upper: raw !== small && raw === raw.toUpperCase(),
      gap: plain.slice(end, match.index),
    });
    end = match.index + raw.length;
  }
  return words;
}

function keyOf(raw: string, small: string, language: Language): string {
  if (raw === '&') return ampersand[language];
  // Most words are plain, and folding them costs more than everything else here.
  const key = ascii.test(small) ? small : fold(raw).toLowerCase();
  return key === 'st' ? 'saint' : key;
}
