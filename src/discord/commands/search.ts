import { ApplicationCommandOptionType } from 'discord.js';
import { messagesFor } from '../../i18n/messages.ts';
import { search as searchStore } from '../../store/search.ts';
import { escape, oneLine } from '../cards/escape.ts';
import { fit } from '../cards/limits.ts';
import { troubleCard } from '../cards/notice.ts';
import { hitsPerPage, searchCard } from '../cards/search.ts';
import type { Command } from '../context.ts';
import { described, forReading } from './options.ts';

export const search: Command = {
  definition: {
    name: 'search',
    ...described(({ search }) => search.description),
    ...forReading,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'words',
        ...described(({ search }) => search.words),
        required: true,
        max_length: 200,
      },
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'page',
        ...described(({ search }) => search.page),
        min_value: 1,
        max_value: 200,
      },
    ],
  },

  run: async (interaction, { db }, language) => {
    const words = interaction.options.getString('words', true).trim();
    const page = interaction.options.getInteger('page') ?? 1;
    const messages = messagesFor(language).search;
    const look = (at: number) =>
      searchStore(db, words, language, { limit: hitsPerPage, offset: (at - 1) * hitsPerPage });
    const found = await look(page);
    if (!found.understood) return troubleCard(messages.notUnderstood);
    if (found.hits.length > 0) {
      return searchCard({ words, total: found.total, page, hits: found.hits }, language);
    }
    // A page past the end says nothing of the total.
    const { total } = page > 1 ? await look(1) : found;
    return total > 0
      ? troubleCard(messages.pastEnd(Math.ceil(total / hitsPerPage)))
      : troubleCard(messages.nothing(`**${fit(oneLine(words), 200, escape)}**`));
  },
};
