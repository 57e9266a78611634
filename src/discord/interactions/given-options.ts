import {
  ApplicationCommandOptionType,
  type APIApplicationCommandOption,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Locale } from '../../locales.ts';
import type { Command } from '../commands/command.ts';
import { cleanTyped } from './typed-text.ts';
import { languageFor } from '../../i18n/languages.ts';

/**
 * Cleans every text among the options of an interaction in place, before any command reads one.
 *
 * @returns the names of those that hold nothing that can be read: they are refused, as an option that is left
 *   out asks for everything.
 */
export function cleanOptions({ options }: ChatInputCommandInteraction | AutocompleteInteraction): string[] {
  return options.data.flatMap(cleanOption);
}

function cleanOption(option: CommandInteractionOption): string[] {
  if (option.type === ApplicationCommandOptionType.String && typeof option.value === 'string') {
    option.value = cleanTyped(option.value);
    return option.value === '' ? [option.name] : [];
  }
  return (option.options ?? []).flatMap(cleanOption);
}

/** The same for every text of a form; one with nothing in it is empty, as its field was left. */
export function cleanFields({ fields }: ModalSubmitInteraction): void {
  for (const field of fields.fields.values()) {
    if (field.type === ComponentType.TextInput) Object.assign(field, { value: cleanTyped(field.value) });
  }
}

/** An option of a command under the name that somebody of a language sees. */
export function nameOfOption(
  name: string,
  { options = [] }: Pick<Command['definition'], 'options'>,
  language: Locale,
): string {
  const found = flat(options).find((option) => option.name === name);
  const [translated] = languageFor(language).discord.flatMap((one) => found?.name_localizations?.[one] ?? []);
  return translated ?? name;
}

function flat(options: readonly APIApplicationCommandOption[]): readonly APIApplicationCommandOption[] {
  return options.flatMap((option) => [option, ...('options' in option ? flat(option.options ?? []) : [])]);
}
