import type { Locale } from '../../locales.ts';
import { exclusions } from '../../subscriptions/filter.ts';
import type { Reason } from '../../subscriptions/match.ts';
import { noNames } from '../../subscriptions/names.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { reasonInWords } from '../commands/subscriptions/conditions.ts';
import { fitList, limits } from './limits.ts';

const exclusionKeys = new Set<string>(exclusions.map(([, negative]) => negative));

/** Why a declaration came: a line per subscription that matched. */
export function whyItCame(reasons: readonly (readonly Reason[])[], language: Locale): string {
  const messages = messagesFor(language);
  const sentences = reasons.map((conditions) => {
    // What is left out is no reason why something came.
    const asked = conditions.filter(({ kind }) => !exclusionKeys.has(kind));
    if (asked.length === 0) return messages.reasons.exclusionsOnly;
    return asked.some(({ kind }) => kind === 'everything')
      ? messages.reasons.everything
      : messages.reasons.sentence(asked.map((reason) => reasonInWords(reason, noNames, language)));
  });
  const distinct = [...new Set(sentences)];
  const bulleted = distinct.length > 1 ? distinct.map((sentence) => `• ${sentence}`) : distinct;
  return fitList(bulleted, limits.fieldValue, '\n', (rest) => messages.declaration.more(rest));
}
