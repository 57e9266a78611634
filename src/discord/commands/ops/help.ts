import { languageFor } from '../../../i18n/languages.ts';
import type { Locale } from '../../../locales.ts';
import { helpCard, type CommandInHelp, type HelpGroup } from '../../views/ops/help.ts';
import type { Command, MessageCommand } from '../command.ts';
import { localized, forReading } from '../../render/localized-options.ts';

/** `/help` on these commands and itself: each is told as Discord tells it, so that none is forgotten. */
export function helpOn(others: readonly Command[], inMenu: readonly MessageCommand[]): Command {
  const helpCommand: Command = {
    definition: { ...localized(({ commands }) => commands.help), ...forReading },

    run: async (_interaction, { policies }, language) =>
      helpCard(
        {
          commands: [...others, helpCommand].map((one) => inHelp(one, language)),
          inMenu: inMenu.map(({ definition }) => nameOf(definition, language)),
        },
        language,
        policies,
      ),
  };
  return helpCommand;
}

function inHelp(command: Command, locale: Locale): CommandInHelp {
  const { definition } = command;
  return {
    group: command.helpGroup ?? groupOf(command),
    name: nameOf(definition, locale),
    description: localizedIn(definition.description_localizations, locale) ?? definition.description,
  };
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
