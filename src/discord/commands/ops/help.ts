import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { languageFor } from '../../../i18n/languages.ts';
import type { Locale } from '../../../locales.ts';
import { readRegistered } from '../../registration/registered.ts';
import { helpCard, type CommandInHelp, type HelpGroup } from '../../views/ops/help.ts';
import type { Command, MessageCommand } from '../command.ts';
import { localized, forReading } from '../../render/localized-options.ts';

/** `/help` on these commands and itself: each is told as Discord tells it, so that none is forgotten. */
export function helpOn(others: readonly Command[], inMenu: readonly MessageCommand[]): Command {
  const helpCommand: Command = {
    definition: { ...localized(({ commands }) => commands.help), ...forReading },

    run: async (interaction, { db, policies }, language) => {
      const ids = new Map(Object.entries((await readRegistered(db))?.ids ?? {}));
      const isForPerson = isBroughtAlong(interaction);
      const all = [...others, helpCommand].filter((one) => !isForPerson || isForPeople(one));
      return helpCard(
        {
          commands: all.map((one) => inHelp(one, { ids, isForPerson, language })),
          inMenu: inMenu.map(({ definition }) => nameOf(definition, language)),
          isForPerson,
        },
        language,
        policies,
      );
    },
  };
  return helpCommand;
}

/** In a direct message, or as an app of one person where the server has none. */
function isBroughtAlong({
  guildId,
  authorizingIntegrationOwners: installed,
}: ChatInputCommandInteraction): boolean {
  return guildId === null || installed[ApplicationIntegrationType.GuildInstall] !== guildId;
}

function isForPeople({ definition }: Command): boolean {
  return definition.contexts?.includes(InteractionContextType.BotDM) ?? true;
}

interface Told {
  readonly ids: ReadonlyMap<string, string>;
  readonly isForPerson: boolean;
  readonly language: Locale;
}

function inHelp(command: Command, { ids, isForPerson, language }: Told): CommandInHelp {
  const { definition } = command;
  const group = command.helpGroup ?? groupOf(command);
  return {
    group: group === 'manage' && isForPerson ? 'personal' : group,
    name: nameOf(definition, language),
    mention: mentionOf(definition, ids.get(definition.name)),
    description: localizedIn(definition.description_localizations, language) ?? definition.description,
  };
}

/** Discord makes a link of it that fills in the command; of one with subcommands, the first of them. */
function mentionOf({ name, options = [] }: Command['definition'], id: string | undefined): string | null {
  if (id === undefined) return null;
  const first = options.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return `</${first === undefined ? name : `${name} ${first.name}`}:${id}>`;
}

function groupOf({ definition }: Command): HelpGroup {
  return definition.default_member_permissions === undefined ? 'read' : 'manage';
}

function nameOf(
  { name, name_localizations: names }: MessageCommand['definition'] | Command['definition'],
  locale: Locale,
) {
  return localizedIn(names, locale) ?? name;
}

/** What readers of a locale are told; nothing where they are told the English. */
function localizedIn(told: Command['definition']['name_localizations'], locale: Locale): string | undefined {
  const all = new Map(Object.entries(told ?? {}));
  return languageFor(locale).discord.flatMap((ofDiscord) => all.get(ofDiscord) ?? [])[0];
}
