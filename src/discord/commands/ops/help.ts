import { helpCard } from '../../views/ops/help.ts';
import type { Command } from '../command.ts';
import { localized, forReading } from '../../render/localized-options.ts';

export const help: Command = {
  definition: { ...localized(({ commands }) => commands.help), ...forReading },

  run: async (_interaction, { policies }, language) => helpCard(language, policies),
};
