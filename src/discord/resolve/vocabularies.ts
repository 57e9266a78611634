import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName } from '../../i18n/terms.ts';
import type { Database } from '../../store/db/database.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { troubleCard } from '../render/notice.ts';
import type { VocabularyName } from '../commands/subscriptions/condition-options.ts';
import {
  groupLabels,
  labelOfGroup,
  meantCountries,
  meantDelegations,
  resolveCountry,
  resolveDelegation,
  resolveGroup,
  suggestCountries,
  suggestDelegations,
  suggestGroups,
  type NamedOption,
} from './names.ts';
import { nearOrWords } from './or-words.ts';
import type { ConditionTerm } from './condition-term.ts';
import { peopleVocabulary } from './people/vocabulary.ts';
import type { Vocabulary } from './several.ts';
import { resolveTopic, suggestTopics } from './topics.ts';

const maxNear = 5;

/** The names that conditions are asked for by, as they are known to a server, or outside any. */
export function vocabularyOf(
  name: VocabularyName,
  db: Database,
  guildId: string | null,
  language: Locale,
): Vocabulary<ConditionTerm> {
  const messages = messagesFor(language).subscribe;
  switch (name) {
    case 'topics':
      return {
        suggest: (typed) => suggestTopics(db, guildId, typed, language),
        find: async (typed) => {
          const found = await resolveTopic(db, guildId, typed, language);
          switch (found.kind) {
            case 'unknown':
              return {
                card: troubleCard(
                  messages.unknownTopic(shown(typed), found.near),
                  found.near.length > 0 ? null : nearOrWords([], typed, language),
                ),
              };
            case 'topic':
              return { value: found.id, label: found.label, filter: { topic: [found.id] } };
            case 'serverTopic': {
              const { id, name: called } = found.topic;
              return {
                value: `own:${id}`,
                label: found.label,
                filter: { serverTopic: [id] },
                names: { serverTopics: new Map([[id, called]]) },
              };
            }
          }
        },
      };
    case 'people':
      return peopleVocabulary(db, guildId, language);
    case 'delegations':
      return {
        suggest: (typed) => Promise.resolve(suggestDelegations(typed, language)),
        find: (typed) => {
          const code = resolveDelegation(typed);
          return Promise.resolve(
            code === null
              ? unknown(messages.unknownDelegation(shown(typed)), typed, meantDelegations(typed), language)
              : { value: code, label: countryName(code, language), filter: { delegation: [code] } },
          );
        },
      };
    case 'groups':
      return {
        suggest: (typed) => Promise.resolve(suggestGroups(typed, language)),
        find: (typed) => {
          const family = resolveGroup(typed);
          return Promise.resolve(
            family === null
              ? { card: troubleCard(messages.unknownGroup(shown(typed), groupLabels(language))) }
              : { value: family, label: labelOfGroup(family, language), filter: { group: [family] } },
          );
        },
      };
    case 'countries':
      return {
        suggest: (typed) => Promise.resolve(suggestCountries(typed, language)),
        find: (typed) => {
          const code = resolveCountry(typed);
          return Promise.resolve(
            code === null
              ? unknown(messages.unknownCountry(shown(typed)), typed, meantCountries(typed), language)
              : { value: code, label: countryName(code, language), filter: { concerns: [code] } },
          );
        },
      };
  }
}

const shown = (text: string) => `**${fit(oneLine(text), 100, escape)}**`;

/** What is not known, and what may have been meant. */
function unknown(sentence: string, typed: string, near: readonly NamedOption[], language: Locale) {
  const names = near.slice(0, maxNear).map(({ label }) => shown(label(language)));
  return { card: troubleCard(sentence, nearOrWords(names, typed, language)) };
}
