import { createHash } from 'node:crypto';
import { linesOf } from './lines.ts';

/** A file id of the right form, and far from every file there will be: what the site shows for it is what it shows for nothing. */
export const impossibleId = 999_999_999;

/** The same for pages that say the same but for their figures, such as the file id. */
export function fingerprint(text: string): string {
  const [lines] = linesOf(text);
  const words = lines?.lines.join('\n').replace(/\d+/gu, '') ?? '';
  return createHash('sha256').update(words).digest('base64url');
}
