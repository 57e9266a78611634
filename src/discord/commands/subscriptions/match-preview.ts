import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Matched } from '../../../store/subscriptions/subscriptions.ts';
import { entry } from '../../render/parts.ts';

/**
 * How many of the declarations held a filter would have brought, and the latest of them.
 *
 * @param reading how far the archive is read, while it is not read to its end.
 */
export function wouldHaveMatched(
  { count, lastYear, latest }: Matched,
  reading: string | null,
  language: Locale,
): string {
  const messages = messagesFor(language).subscribe;
  if (count === 0 || latest === null)
    return reading === null ? messages.wouldNone : `${messages.wouldNoneYet} ${reading}`;
  const would = `${messages.would(lastYear, count)} ${messages.latest(`\n${entry(latest, language)}`)}`;
  return reading === null ? would : `${would}\n\n${reading}`;
}
