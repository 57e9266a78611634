import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { messagesFor } from '../../../i18n/messages.ts';
import { textLanguageOf, type Locale } from '../../../locales.ts';
import type { Database } from '../../../store/db/database.ts';
import { makeSearch } from '../../../store/search/saved-searches.ts';
import { answerTo } from '../../queries/answer.ts';
import { autocompleted, forReading, localized, localizedChoice } from '../../render/localized-options.ts';
import { troubleCard } from '../../render/notice.ts';
import type { View } from '../../render/view-kinds.ts';
import { signingBys } from '../../views/stats/signing.ts';
import type { Command, Reply } from '../command.ts';
import { readConditions, suggestForSearch, wordsOption } from '../search/search-options.ts';

/** What to count by, and which declarations and signatures. */
export const statsOptions: readonly APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    ...localized(({ ask }) => ask.by),
    required: true,
    choices: signingBys.map((value) => localizedChoice(value, ({ stats }) => stats.choices[value])),
  },
  autocompleted(({ ask }) => ask.topic),
  autocompleted(({ ask }) => ask.about),
  autocompleted(({ ask }) => ask.time),
  wordsOption,
  autocompleted(({ ask }) => ask.ofDelegation),
  autocompleted(({ ask }) => ask.ofGroup),
];

/** What is asked for: with nothing to narrow it down but by member, the sums that are kept. */
export async function readStats(
  interaction: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<View | { readonly reply: Reply }> {
  const named = interaction.options.getString('by', true);
  const by = signingBys.find((one) => one === named) ?? 'year';
  const read = await readConditions(interaction, db, language);
  if ('reply' in read) return read;
  const isEverything = Object.values(read.asked).every((value) => value === null);
  if (isEverything && by !== 'signatory') return { kind: 'stats', by, page: 1 };
  const kept = await makeSearch(db, read.asked, textLanguageOf(language), {
    userId: interaction.user.id,
    guildId: interaction.guildId,
  });
  return kept === null
    ? { reply: troubleCard(messagesFor(language).search.tooCommon) }
    : { kind: 'signing', by, id: kept.id, page: 1 };
}

export const statsCommand: Command = {
  definition: { ...localized(({ ask }) => ask.stats), ...forReading, options: [...statsOptions] },

  costs: () => 'search',

  run: async (interaction, { db }, language) => {
    const view = await readStats(interaction, db, language);
    return 'reply' in view ? view.reply : answerTo({ db, language, sharedBy: null }, view);
  },

  suggest: (interaction, { db }, language) => suggestForSearch(interaction, db, language),
};
