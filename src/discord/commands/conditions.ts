import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type AutocompleteInteraction,
} from 'discord.js';
import type { Language } from '../../assembly/declaration.ts';
import type { Database } from '../../store/database.ts';
import type { Choice } from '../choice.ts';
import { suggestCountries, suggestDelegations, suggestGroups } from '../lookup.ts';
import { longestWords } from './read-filter.ts';
import { suggestTopics } from '../topic-lookup.ts';
import { called, typed } from './options.ts';
import { suggestPeople } from './signatory.ts';

/** The options that say what a subscription asks for. */
export const conditions: readonly APIApplicationCommandBasicOption[] = [
  typed(({ commands }) => commands.subscribe.topic),
  typed(({ commands }) => commands.subscribe.country),
  typed(({ commands }) => commands.subscribe.signatory),
  typed(({ commands }) => commands.subscribe.delegation),
  typed(({ commands }) => commands.subscribe.group),
  {
    type: ApplicationCommandOptionType.String,
    ...called(({ commands }) => commands.subscribe.words),
    max_length: longestWords,
  },
  {
    type: ApplicationCommandOptionType.Integer,
    ...called(({ commands }) => commands.subscribe.minimum),
    min_value: 2,
    max_value: 1000,
  },
];

/** What to offer while one of them is being typed. */
export async function suggestCondition(
  { guildId, options }: AutocompleteInteraction,
  db: Database,
  language: Language,
): Promise<readonly Choice[]> {
  const { name, value } = options.getFocused(true);
  switch (name) {
    case 'topic':
      return suggestTopics(db, guildId, value, language);
    case 'signatory':
      return suggestPeople(db, value, language);
    case 'delegation':
      return suggestDelegations(value, language);
    case 'group':
      return suggestGroups(value, language);
    case 'country':
      return suggestCountries(value, language);
    default:
      return [];
  }
}
