import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';

/**
 * What may have been meant by a name that is not known; where nothing is near, the search for it as words, which finds
 * what has no place in a list: "Catalonia" is no country here and stands in texts all the same.
 *
 * @param near names, ready for a card.
 */
export function nearOrWords(near: readonly string[], typed: string, language: Locale): string | null {
  const messages = messagesFor(language);
  if (near.length > 0) return messages.near.or(near);
  const words = fit(oneLine(typed.replaceAll(/[`"]/gu, ' ')), 60);
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  return messages.near.words(`${messages.ask.words.name}:${words.includes(' ') ? `"${words}"` : words}`);
}
