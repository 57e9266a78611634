import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { localizations, messagesFor } from '../../i18n/messages.ts';
import type { Messages } from '../../i18n/shape.ts';
import { type Locale, allLocales, defaultLocale } from '../../locales.ts';
import { languageFor } from '../../i18n/languages.ts';

/** Picks the name and the description of a command or an option out of the messages of a language. */
export type LocalizedOption = (messages: Messages) => { readonly name: string; readonly description: string };

interface Named {
  name: string;
  name_localizations: LocalizationMap;
}

/**
 * Name and description in English, with those of the other languages. The English name is the one that Discord sends,
 * whatever the language of who asks.
 */
export function localized(
  asked: LocalizedOption,
): Named & { description: string; description_localizations: LocalizationMap } {
  const { name, description } = asked(messagesFor(defaultLocale));
  return {
    name,
    name_localizations: localizations((messages) => asked(messages).name),
    description,
    description_localizations: localizations((messages) => asked(messages).description),
  };
}

/** Names, titles and addresses that somebody pastes: more than any of them has. */
const maxTypedLength = 300;

/** Text that is completed while it is typed. */
export function autocompleted(asked: LocalizedOption, required = false): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...localized(asked),
    required,
    autocomplete: true,
    max_length: maxTypedLength,
  };
}

/** In servers, and in a talk with the bot, of those who have it in a server or installed it for themselves. */
const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

/** Looking things up: for everyone, and for those who installed the app for themselves in other talks, too. */
export const forReading = {
  ...everywhere,
  contexts: [...everywhere.contexts, InteractionContextType.PrivateChannel],
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

/** Looking at what comes to a channel: for everyone in a server, and directly for what somebody follows. */
export const forReadingOwn = everywhere;

const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

const managers = { default_member_permissions: String(PermissionFlagsBits.ManageGuild) };

/**
 * Managing what one follows: in servers for those who may manage them unless the server decides otherwise,
 * and directly for everyone, as Discord asks for no permission there.
 */
export const forManaging = {
  ...everywhere,
  ...managers,
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

/** Managing what only a server has. */
export const forManagingServers = {
  ...inServers,
  ...managers,
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

/** A choice with its name in every language. */
export function localizedChoice<T extends string | number>(
  value: T,
  said: (messages: Messages) => string,
): Named & { value: T } {
  return {
    name: said(messagesFor(defaultLocale)),
    name_localizations: localizations(said),
    value,
  };
}

/** The choice of a language, each under the name that it has for who speaks it. */
export function languageChoices(
  offered: readonly Locale[] = allLocales(),
): APIApplicationCommandOptionChoice<string>[] {
  return offered.map((locale) => ({ name: languageFor(locale).name, value: locale }));
}
