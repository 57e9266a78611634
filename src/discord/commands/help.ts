import { helpCard } from '../cards/help.ts';
import type { Command } from '../context.ts';
import { described, forReading } from './options.ts';

export const help: Command = {
  definition: { name: 'help', ...described(({ help }) => help.description), ...forReading },

  run: async (_interaction, _context, language) => helpCard(language),
};
