import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChannelSelectMenuInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Locale } from '../../locales.ts';
import type { Courier } from '../../delivery/courier.ts';
import type { Database } from '../../store/db/database.ts';
import type { Cost } from '../interactions/allowance.ts';
import type { Card } from '../render/embed.ts';
import type { Form } from '../render/form.ts';
import type { Panel } from '../render/panel.ts';
import type { Choice } from '../render/choice.ts';
import type { HelpGroup, HelpLinks } from '../views/ops/help.ts';

/** Addresses of what the operator has published. */
export type Policies = HelpLinks;

/** What commands work with. */
export interface CommandContext {
  readonly db: Database;
  readonly log: Logger;
  /**
   * The bot's own permissions in a channel that an option of an interaction names; `null` where
   * Discord did not say.
   */
  readonly appPermissionsIn: (interactionId: string, channelId: string) => bigint | null;
  /** For a test of an alert, and for a channel that may take alerts again. */
  readonly courier: Pick<Courier, 'post' | 'find' | 'check'>;
  /** Where the operator has published the privacy policy and the terms. */
  readonly policies: Policies;
  /** Says that there may be something to post. */
  readonly wake: () => void;
  /** What whoever runs the bot may do here; nothing when left out. */
  readonly operator?: OperatorDesk;
}

/** What the command of the operator works with. */
export interface OperatorDesk {
  /** The channel in which the operator is told: whoever may manage it is one. */
  readonly channelId: string | undefined;
  readonly assemblyUrl: string;
  readonly assemblyHosts: readonly string[];
  readonly newsMaxAgeDays: number;
  /** Whose host serves what people attach, besides Discord's. */
  readonly discordApiUrl: string;
}

/** Either kind of message; each may carry files. */
export type Reply = Card | Panel;

/** A slash command: what Discord is told of it, and what it does. */
export interface Command {
  /** Options of which it says itself what is wrong when they hold nothing that can be read. */
  readonly refusesEmpty?: readonly string[];
  /** What it takes of somebody's allowance; a look when it does not say. */
  readonly costs?: (interaction: ChatInputCommandInteraction) => Cost | null;
  /** Where `/help` has it; when it does not say, with reading what everyone may use, and with following the others. */
  readonly helpGroup?: HelpGroup;
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** The answer. Taking long is allowed: the dispatcher asks Discord for time. */
  readonly run: (
    interaction: ChatInputCommandInteraction,
    context: CommandContext,
    language: Locale,
  ) => Promise<Reply>;
  /** What to offer while the option in focus is being typed. */
  readonly suggest?: (
    interaction: AutocompleteInteraction,
    context: CommandContext,
    language: Locale,
  ) => Promise<readonly Choice[]>;
}

/** A command in the menu of a message. */
export interface MessageCommand {
  readonly definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  readonly run: (
    interaction: MessageContextMenuCommandInteraction,
    context: CommandContext,
    language: Locale,
  ) => Promise<Reply>;
}

export type ComponentInteraction =
  ButtonInteraction | StringSelectMenuInteraction | ChannelSelectMenuInteraction;

/**
 * Where the answer to a press goes: into the message pressed on, to the presser alone, or to everybody. `form`: it is a form,
 * which must be the first answer, so that Discord is not asked for time; what comes instead of one is for the presser alone.
 */
export type ReplyTarget = 'update' | 'private' | 'public' | 'form';

/** What buttons and selects of one kind do. They outlive restarts: all they know stands in their custom id. */
export interface ComponentHandler {
  readonly owns: (customId: string) => boolean;
  /** Settled before the work begins, since asking Discord for time already says it. */
  readonly place: (interaction: ComponentInteraction) => ReplyTarget;
  /** What a press takes of somebody's allowance; a look when it does not say. */
  readonly costs?: (interaction: ComponentInteraction) => Cost | null;
  readonly run: (
    interaction: ComponentInteraction,
    context: CommandContext,
    language: Locale,
  ) => Promise<Reply | Form>;
}

/** What is done with forms of one kind as they are sent. The answer takes the place of the message that the form was shown on. */
export interface FormHandler {
  readonly owns: (customId: string) => boolean;
  /** What it takes of somebody's allowance; a look when it does not say. */
  readonly costs?: (interaction: ModalSubmitInteraction) => Cost | null;
  readonly run: (
    interaction: ModalSubmitInteraction,
    context: CommandContext,
    language: Locale,
  ) => Promise<Reply>;
}
