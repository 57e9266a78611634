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

/** Picks a description out of the messages of a language. */
type Said = (commands: Messages['commands']) => string;

/** A description in English, with its French. Names of commands and options stay English. */
export function described(said: Said): {
  description: string;
  description_localizations: { fr: string };
} {
  return {
    description: said(messagesFor('en').commands),
    description_localizations: { fr: said(messagesFor('fr').commands) },
  };
}

/** Text that is completed while it is typed. */
export function completed(name: string, said: Said, required = false): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    ...described(said),
    required,
    autocomplete: true,
  };
}

/** Looking things up: for everyone, in servers and in a talk with the bot. */
export const forReading = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

/** Managing: in servers, for those who may manage them unless the server decides otherwise. */
export const forManaging = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
} satisfies Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;
