import { languageFor } from '../../../i18n/languages.ts';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { helpCard } from '../../views/ops/help.ts';
import type { Command, HelpSection } from '../command.ts';
import { localized, forReading } from '../../render/localized-options.ts';

/** @param all every command, this one among them: it shows what each says of itself. */
export function createHelp(all: () => readonly Command[]): Command {
  return {
    help: {},
    definition: { ...localized(({ commands }) => commands.help), ...forReading },
    run: async (_interaction, { policies }, locale) =>
      helpCard((section) => linesUnder(section, all(), locale), locale, policies),
  };
}

/** A line for each command that stands under a heading, by the name that readers of the language see. */
export function linesUnder(section: HelpSection, all: readonly Command[], locale: Locale): string[] {
  const { lines } = messagesFor(locale).help;
  return all.flatMap(({ help, definition }) => {
    const said = help[section]?.(lines);
    return said === undefined ? [] : [`\`/${nameIn(definition, locale)}\` ${said}`];
  });
}

function nameIn({ name, name_localizations: names }: Command['definition'], locale: Locale): string {
  const [first] = languageFor(locale).discord;
  return (first === undefined ? null : names?.[first]) ?? name;
}
