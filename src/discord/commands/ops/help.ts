import { helpCard } from '../../views/ops/help.ts';
import type { Command } from '../command.ts';
import { called, forReading } from '../../render/localized-options.ts';

export const help: Command = {
  definition: { ...called(({ commands }) => commands.help), ...forReading },

  run: async (_interaction, { policies }, language) => helpCard(language, policies),
};
