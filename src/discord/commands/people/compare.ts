import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import type { Database } from '../../../store/db/database.ts';
import type { Command, Reply } from '../command.ts';
import { answerTo } from '../../queries/answer.ts';
import { findDeclaration, offerDeclarations } from '../../resolve/declarations.ts';
import { askPerson, suggestPeople } from '../../resolve/people.ts';
import type { View } from '../../render/view-kinds.ts';
import { localized, forReading, autocompleted } from '../../render/localized-options.ts';

const both = () => [
  autocompleted(({ ask }) => ask.first, true),
  autocompleted(({ ask }) => ask.second, true),
];

export const compareCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.compare),
    ...forReading,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ ask }) => ask.declarations),
        options: both(),
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        ...localized(({ ask }) => ask.people),
        options: both(),
      },
    ],
  },

  run: async (interaction, { db }, language) => {
    const found =
      interaction.options.getSubcommand() === 'declarations'
        ? await twoDeclarations(interaction, db, language)
        : await twoPeople(interaction, db, language);
    return 'reply' in found ? found.reply : answerTo({ db, language, sharedBy: null }, found);
  },

  suggest: ({ options }, { db }, language) =>
    options.getSubcommand() === 'declarations'
      ? offerDeclarations(db, options.getFocused(), language)
      : suggestPeople(db, options.getFocused(), language),
};

export async function twoDeclarations(
  { options }: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<View | { readonly reply: Reply }> {
  const first = await findDeclaration(db, options.getString('first', true), language);
  if ('reply' in first) return first;
  const second = await findDeclaration(db, options.getString('second', true), language);
  if ('reply' in second) return second;
  return { kind: 'compareDeclarations', a: first.number, b: second.number };
}

async function twoPeople(
  { options }: ChatInputCommandInteraction,
  db: Database,
  language: Locale,
): Promise<View | { readonly reply: Reply }> {
  const first = await askPerson(db, options.getString('first', true), language);
  if ('reply' in first) return first;
  const second = await askPerson(db, options.getString('second', true), language);
  if ('reply' in second) return second;
  return { kind: 'comparePeople', a: first.id, b: second.id };
}
