import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord.js';
import { answerTo } from '../../queries/answer.ts';
import { statsBy, type StatsBy } from '../../views/stats/stats.ts';
import type { Command } from '../command.ts';
import { localized, forReading, localizedChoice } from '../../render/localized-options.ts';

/** What to count by. */
export const byOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  ...localized(({ ask }) => ask.by),
  required: true,
  choices: statsBy.map((value) => localizedChoice(value, ({ stats }) => stats.choices[value])),
};

export function readBy(value: string): StatsBy {
  return statsBy.find((by) => by === value) ?? 'year';
}

export const statsCommand: Command = {
  definition: { ...localized(({ ask }) => ask.stats), ...forReading, options: [byOption] },

  run: ({ options }, { db }, language) =>
    answerTo(
      { db, language, sharedBy: null },
      { kind: 'stats', by: readBy(options.getString('by', true)), page: 1 },
    ),
};
