import { createHash } from 'node:crypto';
import { linesOf } from './lines.ts';

/** A file id of the right form, and far from every file there will be: what the site shows for it is its soft 404. */
export const impossibleId = 999_999_999;

/** The same for pages that say the same but for words with figures: the file id, the time, the number of an error. */
export function fingerprint(text: string): string {
  return hash(wordsOf(text).filter((word) => !/\d/u.test(word) && !isRandom(word)));
}

/**
 * The same for pages that say the same, figures included, but for the id of the file they were asked for as and for what
 * differs from one answer to the next: the time, the number of a request.
 */
export function documentFingerprint(text: string, fileId: number): string {
  const words = wordsOf(text).filter((word) => !isOfTheMoment(word) && !isRandom(word));
  return hash(words.map((word) => word.replaceAll(String(fileId), '')));
}

const isOfTheMoment = (word: string): boolean =>
  /^\W?\d{1,2}[:.h]\d{2}/u.test(word) ||
  /\d{9}/u.test(word) ||
  (word.length >= 8 && /\d/u.test(word) && /[a-z]/iu.test(word));

/** Letters as no language has them, such as a key in base 64. */
const isRandom = (word: string): boolean =>
  word.length >= 16 && /^[A-Za-z\d+/_=-]+$/u.test(word) && /[a-z][A-Z]/u.test(word);

function wordsOf(text: string): string[] {
  const [lines] = linesOf(text);
  return (lines?.lines ?? []).flatMap((line) => line.split(/\s+/u));
}

const hash = (words: readonly string[]): string =>
  createHash('sha256').update(words.join(' ')).digest('base64url');
