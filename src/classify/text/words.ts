import { fold } from '../../assembly/fold.ts';

/** A word of a text or a mark of punctuation, and where it stands. */
export interface Token {
  readonly printed: string;
  /** Lower case, without accents. */
  readonly folded: string;
  readonly isWord: boolean;
  readonly start: number;
  readonly end: number;
}

// Letters and digits, with what may be hidden among them: soft hyphens, marks of direction.
const token = /([\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200f\ufeff]*)|[&,;:()–—?]/gu;
const ascii = /^[a-z0-9]*$/u;

/** The words and marks of a text, in its order. Hyphens and apostrophes part words: "Guinée-Bissau" is two, "l’Ukraine" is two. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(token), ({ 0: printed, 1: word, index }) => {
    const small = printed.toLowerCase();
    return {
      printed,
      // Most words are plain, and folding them costs more than everything else here.
      folded: ascii.test(small) ? small : fold(printed),
      isWord: word !== undefined,
      start: index,
      end: index + printed.length,
    };
  });
}
