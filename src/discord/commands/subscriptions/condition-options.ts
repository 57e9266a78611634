import type { AutocompleteInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { troubleCard, withSentence } from '../../render/notice.ts';
import type { Choice } from '../../render/choice.ts';
import { optionNames, optionOf, type ConditionLookup, type Understood } from './conditions.ts';
import {
  type NamedOption,
  groupLabels,
  meantCountries,
  meantDelegations,
  resolveCountry,
  resolveDelegation,
  resolveGroup,
} from '../../resolve/names.ts';
import { resolveTopic, suggestTopics } from '../../resolve/topics.ts';
import { resolveSignatory, suggestPeople } from '../people/signatory.ts';

const maxNear = 5;

/** Looks conditions up as they are known to a server, or outside any. */
export function conditionLookup(db: Database, guildId: string | null, language: Locale): ConditionLookup {
  const messages = messagesFor(language).subscribe;
  return {
    language,
    suggestTopics: (typed) => suggestTopics(db, guildId, typed, language),
    suggestPeople: (typed) => suggestPeople(db, typed, language),
    topic: async (typed) => {
      const found = await resolveTopic(db, guildId, typed, language);
      switch (found.kind) {
        case 'unknown':
          return { card: troubleCard(messages.unknownTopic(shown(typed), found.near)) };
        case 'topic':
          return { filter: { topic: found.id } };
        case 'serverTopic':
          return { filter: { serverTopic: found.topic.id }, serverTopicName: found.topic.name };
      }
    },
    person: async (typed) => {
      const found = await resolveSignatory(db, typed, language);
      if ('card' in found) return { card: withSentence(found.card, messages.nothingSaved) };
      return { filter: { signatory: found.id }, signatoryName: found.name };
    },
    delegation: (typed) => {
      const delegation = resolveDelegation(typed);
      return delegation === null
        ? unknown(messages.unknownDelegation(shown(typed)), meantDelegations(typed), language)
        : { filter: { delegation } };
    },
    group: (typed) => {
      const group = resolveGroup(typed);
      return group === null
        ? { card: troubleCard(messages.unknownGroup(shown(typed), groupLabels(language))) }
        : { filter: { group } };
    },
    country: (typed) => {
      const concerns = resolveCountry(typed);
      return concerns === null
        ? unknown(messages.unknownCountry(shown(typed)), meantCountries(typed), language)
        : { filter: { concerns } };
    },
  };
}

const shown = (text: string) => `**${fit(oneLine(text), 100, escape)}**`;

/** What is not known, and what may have been meant. */
function unknown(
  sentence: string,
  near: readonly Pick<NamedOption, 'label'>[],
  language: Locale,
): Understood {
  const names = near.slice(0, maxNear).map(({ label }) => shown(label(language)));
  return { card: troubleCard(sentence, names.length === 0 ? null : messagesFor(language).near.or(names)) };
}

/** What to offer while an option that is a condition is being typed. */
export async function suggestCondition(
  { guildId, options }: AutocompleteInteraction,
  db: Database,
  language: Locale,
): Promise<readonly Choice[]> {
  const { name, value } = options.getFocused(true);
  const option = optionNames.find((one) => one === name);
  const suggest = option && optionOf(option).suggest;
  return suggest ? suggest(value, conditionLookup(db, guildId, language)) : [];
}
