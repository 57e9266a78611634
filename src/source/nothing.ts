import { createHash } from 'node:crypto';
import { linesOf } from './lines.ts';

/** A file id of the right form, and far from every file there will be: what the site shows for it is its soft 404. */
export const impossibleId = 999_999_999;

/** The same for pages that say the same but for their figures, such as the file id or the time. */
export function fingerprint(text: string): string {
  return hash(wordsOf(text).replace(/\d+/gu, ''));
}

/** The same for pages that say the same, figures included, but for the id of the file they were asked for as. */
export function documentFingerprint(text: string, fileId: number): string {
  return hash(wordsOf(text).replaceAll(String(fileId), ''));
}

function wordsOf(text: string): string {
  const [lines] = linesOf(text);
  return lines?.lines.join('\n') ?? '';
}

const hash = (words: string): string => createHash('sha256').update(words).digest('base64url');
