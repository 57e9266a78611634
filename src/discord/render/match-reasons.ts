import type { Locale } from '../../locales.ts';
import type { Reason } from '../../subscriptions/match.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { reasonInWords } from '../commands/subscriptions/conditions.ts';
import { fitList, limits } from './limits.ts';

/** Why a declaration came: a line per subscription that matched. */
export function whyItCame(reasons: readonly (readonly Reason[])[], language: Locale): string {
  const messages = messagesFor(language);
  const sentences = reasons.map((conditions) =>
    conditions.some(({ kind }) => kind === 'everything')
      ? messages.reasons.everything
      : messages.reasons.sentence(conditions.map((reason) => reasonInWords(reason, language))),
  );
  const distinct = [...new Set(sentences)];
  const bulleted = distinct.length > 1 ? distinct.map((sentence) => `• ${sentence}`) : distinct;
  return fitList(bulleted, limits.fieldValue, '\n', (rest) => messages.declaration.more(rest));
}
