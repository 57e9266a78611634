import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord.js';
import { messagesFor } from '../../i18n/messages.ts';
import { answerTo } from '../answers/answer.ts';
import { statsBy, type StatsBy } from '../cards/stats.ts';
import type { Command } from '../context.ts';
import { called, forReading } from './options.ts';

/** What to count by. */
export const byOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  ...called(({ by }) => by),
  required: true,
  choices: statsBy.map((value) => ({
    name: messagesFor('en').stats.choices[value],
    name_localizations: { fr: messagesFor('fr').stats.choices[value] },
    value,
  })),
};

export function readBy(value: string): StatsBy {
  return statsBy.find((by) => by === value) ?? 'year';
}

export const stats: Command = {
  definition: { ...called(({ stats }) => stats), ...forReading, options: [byOption] },

  run: ({ options }, { db }, language) =>
    answerTo(
      { db, language, sharedBy: null },
      { kind: 'stats', by: readBy(options.getString('by', true)), page: 1 },
    ),
};
