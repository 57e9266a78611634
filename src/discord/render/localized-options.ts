import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { messagesFor } from '../../i18n/messages.ts';
import type { Messages } from '../../i18n/shape.ts';

/** Picks the name and the description of a command or an option out of the messages of a language. */
export type LocalizedOption = (messages: Messages) => { readonly name: string; readonly description: string };

interface InBoth {
  name: string;
  name_localizations: { fr: string };
}

/**
 * Name and description in English, with the French of both. The English name is the one that Discord sends,
 * whatever the language of who asks.
 */
export function localized(
  asked: LocalizedOption,
): InBoth & { description: string; description_localizations: { fr: string } } {
  const [en, fr] = [asked(messagesFor('en')), asked(messagesFor('fr'))];
  return {
    name: en.name,
    name_localizations: { fr: fr.name },
    description: en.description,
    description_localizations: { fr: fr.description },
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

/** Looking at what a server does: for everyone there. */
export const forReadingInServers = {
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
  ...forReadingInServers,
  ...managers,
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

/** A choice with its name in both languages. */
export function localizedChoice<T extends string | number>(
  value: T,
  said: (messages: Messages) => string,
): InBoth & { value: T } {
  return {
    name: said(messagesFor('en')),
    name_localizations: { fr: said(messagesFor('fr')) },
    value,
  };
}
