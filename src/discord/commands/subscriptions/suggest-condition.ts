import type { AutocompleteInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import type { Database } from '../../../store/db/database.ts';
import type { Choice } from '../../render/choice.ts';
import { optionNames, optionOf } from './condition-options.ts';
import { suggestSeveral } from '../../resolve/several.ts';
import { vocabularyOf } from '../../resolve/vocabularies.ts';

/** What to offer while an option that is a condition is being typed. */
export async function suggestCondition(
  { guildId, options }: AutocompleteInteraction,
  db: Database,
  language: Locale,
): Promise<readonly Choice[]> {
  const { name, value } = options.getFocused(true);
  const option = optionNames.find((one) => one === name);
  const vocabulary = option && optionOf(option).vocabulary;
  return vocabulary ? suggestSeveral(value, vocabularyOf(vocabulary, db, guildId, language)) : [];
}
