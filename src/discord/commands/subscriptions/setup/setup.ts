import { forManaging, localized } from '../../../render/localized-options.ts';
import type { Command } from '../../command.ts';
import { ownerOf } from '../owner.ts';
import { beginSetup } from './begin.ts';

export const setupCommand: Command = {
  definition: { ...localized(({ commands }) => commands.setup), ...forManaging },
  costs: () => 'search',

  run: async (interaction, context, language) => {
    const owner = ownerOf(interaction, language);
    if ('card' in owner) return owner.card;
    return beginSetup({ interaction, context, language }, owner, interaction.channelId);
  },
};
