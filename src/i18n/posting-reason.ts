import type { Locale } from '../locales.ts';
import type { PostingReason } from '../assembly/delivery/posting-reason.ts';
import { messagesFor } from './messages.ts';

/**
 * A reason as a sentence.
 *
 * @param shown how a text that was stored as such is shown, such as escaped for Markdown.
 */
export function sayPostingReason(
  reason: PostingReason,
  language: Locale,
  shown: (text: string) => string = (text) => text,
): string {
  const { posting, telling } = messagesFor(language);
  switch (reason.code) {
    case 'givenUp':
      return telling.givenUp(reason.attempts, sayPostingReason(reason.last, language, shown));
    case 'text':
      return shown(reason.text);
    default:
      return posting[reason.code];
  }
}
