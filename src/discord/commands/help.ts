import { helpCard } from '../cards/help.ts';
import type { Command } from '../context.ts';
import { called, forReading } from './options.ts';

export const help: Command = {
  definition: { ...called(({ commands }) => commands.help), ...forReading },

  run: async (_interaction, { policies }, language) => helpCard(language, policies),
};
