import { ApplicationCommandOptionType } from 'discord.js';
import { latestDeclaration } from '../../store/declarations.ts';
import { answerTo } from '../answers/answer.ts';
import { randomView } from '../answers/declarations.ts';
import type { Command } from '../context.ts';
import { findDeclaration, offerDeclarations } from '../declaration-lookup.ts';
import { nothingHeld } from '../still-reading.ts';
import { called, forReading, typed } from './options.ts';

export const declaration: Command = {
  definition: {
    ...called(({ ask }) => ask.declaration),
    ...forReading,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...called(({ ask }) => ask.show),
        options: [typed(({ ask }) => ask.number, true)],
      },
      { type: ApplicationCommandOptionType.Subcommand, ...called(({ ask }) => ask.latest) },
      { type: ApplicationCommandOptionType.Subcommand, ...called(({ ask }) => ask.random) },
    ],
  },

  run: async ({ options }, { db }, language) => {
    const asking = { db, language, sharedBy: null };
    if (options.getSubcommand() === 'show') {
      const found = await findDeclaration(db, options.getString('number', true), language);
      if ('reply' in found) return found.reply;
      return answerTo(asking, { kind: 'declaration', number: found.number });
    }
    const latest = await latestDeclaration(db, language);
    if (latest === null) return nothingHeld(db, language);
    return options.getSubcommand() === 'random'
      ? answerTo(asking, randomView())
      : answerTo(asking, { kind: 'declaration', number: latest.number });
  },

  suggest: ({ options }, { db }, language) => offerDeclarations(db, options.getFocused(), language),
};
