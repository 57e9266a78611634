import { ApplicationCommandOptionType } from 'discord.js';
import { latestDeclaration } from '../../../store/declarations/declarations.ts';
import { answerTo } from '../../queries/answer.ts';
import { anyDeclaration } from '../../queries/declarations/random.ts';
import type { Command } from '../command.ts';
import { findDeclaration, offerDeclarations } from '../../resolve/declarations.ts';
import { nothingHeld } from '../../queries/still-reading.ts';
import { localized, forReading, autocompleted } from '../../render/localized-options.ts';
import { textLanguageOf } from '../../../locales.ts';

export const declarationCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.declaration),
    ...forReading,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ ask }) => ask.show),
        options: [autocompleted(({ ask }) => ask.number, true)],
      },
      { type: ApplicationCommandOptionType.Subcommand, ...localized(({ ask }) => ask.latest) },
      { type: ApplicationCommandOptionType.Subcommand, ...localized(({ ask }) => ask.random) },
    ],
  },

  run: async ({ options }, { db }, language) => {
    const asking = { db, language, sharedBy: null };
    if (options.getSubcommand() === 'show') {
      const found = await findDeclaration(db, options.getString('number', true), language);
      if ('reply' in found) return found.reply;
      return answerTo(asking, { kind: 'declaration', number: found.number });
    }
    const latest = await latestDeclaration(db, textLanguageOf(language));
    if (latest === null) return nothingHeld(db, language);
    return options.getSubcommand() === 'random'
      ? answerTo(asking, anyDeclaration())
      : answerTo(asking, { kind: 'declaration', number: latest.number });
  },

  suggest: ({ options }, { db }, language) => offerDeclarations(db, options.getFocused(), language),
};
