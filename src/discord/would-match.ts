import type { Language } from '../assembly/declaration.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Matched } from '../store/subscriptions.ts';
import { entry } from './cards/parts.ts';

/** How many of the declarations held a filter would have brought, and the latest of them. */
export function wouldHaveMatched({ count, lastYear, latest }: Matched, language: Language): string {
  const messages = messagesFor(language).subscribe;
  if (count === 0 || latest === null) return messages.wouldNone;
  return `${messages.would(lastYear, count)} ${messages.latest(`\n${entry(latest, language)}`)}`;
}
