import type { Language } from '../../assembly/declaration.ts';
import type { Reason } from '../../subscriptions/match.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { groupLabel, inSentence, ofCountry } from '../../i18n/terms.ts';
import { topicName } from '../../classify/taxonomy.ts';
import { escape, escapeLine, oneLine } from './escape.ts';
import { fit, fitList, limits } from './limits.ts';

/** More names than this say less, on a phone, than how many there are. */
const namesShown = 3;
const evidenceShown = 3;

/** Why a declaration came: a line per subscription that matched. */
export function whyItCame(reasons: readonly (readonly Reason[])[], language: Language): string {
  const messages = messagesFor(language);
  const sentences = reasons.map((conditions) =>
    conditions.some(({ kind }) => kind === 'everything')
      ? messages.reasons.everything
      : messages.reasons.sentence(conditions.map((reason) => condition(reason, language))),
  );
  const distinct = [...new Set(sentences)];
  const bulleted = distinct.length > 1 ? distinct.map((sentence) => `• ${sentence}`) : distinct;
  return fitList(bulleted, limits.fieldValue, '\n', (rest) => messages.declaration.more(rest));
}

/** A condition that was met, in words that go on a sentence. */
export function condition(reason: Reason, language: Language): string {
  const messages = messagesFor(language).reasons;
  const names = (all: readonly string[]) => all.slice(0, namesShown).map((name) => shortly(name));
  switch (reason.kind) {
    case 'everything':
      return messages.everything;
    case 'signatory':
      return messages.signatory(shortly(reason.name));
    case 'delegation':
      return messages.delegation(
        escapeLine(ofCountry(reason.delegation, language)),
        names(reason.names),
        reason.names.length,
      );
    case 'group':
      return messages.group(
        escapeLine(groupLabel(reason.group, language)),
        names(reason.names),
        reason.names.length,
      );
    case 'concerns':
      return messages.concerns(escapeLine(inSentence(reason.country, language)));
    case 'topic':
      return messages.topic(
        escapeLine(topicName(reason.topic, language)),
        reason.evidence.slice(0, evidenceShown).map((words) => fit(oneLine(words), 60, escape)),
      );
    case 'serverTopic':
      return messages.serverTopic(shortly(reason.name));
    case 'words':
      return messages.words(shortly(reason.words));
    case 'minimum':
      return messages.minimum(reason.signatories, reason.minimum);
  }
}

const shortly = (text: string) => fit(oneLine(text), 120, escape);
