import {
  DiscordAPIError,
  Events,
  MessageFlags,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  type InteractionEditReplyOptions,
} from 'discord.js';
import type { Language } from '../assembly/declaration.ts';
import { languageOf, messagesFor } from '../i18n/messages.ts';
import { resumeDirect } from '../store/personal.ts';
import type { Card } from './cards/card.ts';
import { limits } from './cards/limits.ts';
import { troubleCard } from './cards/notice.ts';
import { commands as allCommands } from './commands/index.ts';
import type { Command, CommandContext } from './context.ts';
import { createCourier } from './courier.ts';
import { knownTo } from './known.ts';
import { forLog } from './log.ts';
import { once } from './lookup.ts';
import { keepAppPermissions } from './permissions.ts';

/** Discord waits 3 s for a first answer; the rest is for the way there. */
const deferAfterMs = 1_200;

/** Unknown interaction and already acknowledged: too late to answer, and nobody waits any more. */
const tooLate: ReadonlySet<string | number> = new Set([10_062, 40_060]);

export interface Dispatcher {
  /** Resolves when nothing is being answered. */
  settled(): Promise<void>;
  /** Answers nothing new; resolves when what was begun is answered. */
  stop(): Promise<void>;
}

export interface DispatchSettings extends Pick<CommandContext, 'db' | 'log'> {
  readonly wake?: () => void;
  readonly commands?: readonly Command[];
  readonly deferAfterMs?: number;
}

interface Dispatching extends CommandContext {
  readonly commands: ReadonlyMap<string, Command>;
  readonly deferAfterMs: number;
}

/** Answers every interaction the client receives. Every answer is for the person who asked alone. */
export function dispatchInteractions(client: Client, settings: DispatchSettings): Dispatcher {
  const permissions = keepAppPermissions(client);
  const context: Dispatching = {
    deferAfterMs,
    wake: () => undefined,
    courier: courierOf(client, settings),
    ...settings,
    commands: new Map((settings.commands ?? allCommands).map((one) => [one.definition.name, one])),
    appPermissionsIn: permissions.appPermissionsIn,
  };
  const running = new Set<Promise<void>>();
  const receive = (interaction: Interaction) => {
    const answer = handle(interaction, context)
      .catch((error: unknown) => context.log.error(forLog(error), 'an interaction was not answered'))
      .finally(() => running.delete(answer));
    running.add(answer);
  };
  client.on(Events.InteractionCreate, receive);
  const settled = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  return {
    settled,
    stop: () => {
      client.off(Events.InteractionCreate, receive);
      permissions.stop();
      return settled();
    },
  };
}

/** The client is there before it is connected, and knows who it is only then. */
function courierOf(client: Client, { log }: Pick<CommandContext, 'log'>): CommandContext['courier'] {
  const courier = once(() =>
    createCourier({ rest: client.rest, known: knownTo(client as Client<true>), log }),
  );
  return {
    post: (posting, signal) => courier().post(posting, signal),
    find: (posting, since, signal) => courier().find(posting, since, signal),
    check: (place, signal) => courier().check(place, signal),
  };
}

async function handle(interaction: Interaction, context: Dispatching): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, context);
  if (interaction.isChatInputCommand()) return run(interaction, context);
  if (interaction.isRepliable()) {
    const text = messagesFor(languageOf(interaction.locale)).trouble.unknownCommand;
    await interaction.reply({ ...body(troubleCard(text)), flags: MessageFlags.Ephemeral });
  }
}

async function suggest(interaction: AutocompleteInteraction, context: Dispatching): Promise<void> {
  const { commandName: command, guildId: guild } = interaction;
  const began = performance.now();
  const language = languageOf(interaction.locale);
  const choices = await Promise.resolve()
    .then(() => context.commands.get(command)?.suggest?.(interaction, context, language) ?? [])
    .catch((error: unknown) => {
      context.log.error({ ...forLog(error), command, guild }, 'suggestions failed');
      return [];
    });
  await interaction
    .respond(choices.slice(0, limits.choices))
    .catch((error: unknown) => unanswered(error, { command, guild }, context));
  context.log.debug({ command, guild, ms: since(began), choices: choices.length }, 'suggested');
}

async function run(interaction: ChatInputCommandInteraction, context: Dispatching): Promise<void> {
  const { commandName: command, guildId: guild } = interaction;
  const began = performance.now();
  const language = languageOf(interaction.locale);
  let deferring: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    deferring = interaction
      .deferReply({ flags: MessageFlags.Ephemeral })
      .catch((error: unknown) => unanswered(error, { command, guild }, context));
  }, context.deferAfterMs);
  const isOpenAgain = await openedDirect(interaction, context);
  const { card, failed } = await answerOf(interaction, context, language);
  clearTimeout(timer);
  await deferring;
  await send(interaction, card, language, context);
  if (isOpenAgain) context.wake();
  context.log.info({ command, guild, ms: since(began), failed }, 'answered');
}

/** Who uses a command in a direct message takes them again, as far as anybody can tell without sending one. */
async function openedDirect(
  { guildId, user, channelId }: ChatInputCommandInteraction,
  { db, log }: Dispatching,
): Promise<boolean> {
  if (guildId !== null) return false;
  try {
    return (await resumeDirect(db, { userId: user.id, channelId }, new Date())) !== null;
  } catch (error) {
    log.error(forLog(error), 'a direct message was not resumed');
    return false;
  }
}

async function answerOf(
  interaction: ChatInputCommandInteraction,
  context: Dispatching,
  language: Language,
): Promise<{ card: Card; failed: boolean }> {
  const { commandName: command, guildId: guild } = interaction;
  const { trouble } = messagesFor(language);
  const known = context.commands.get(command);
  if (!known) return { card: troubleCard(trouble.unknownCommand), failed: false };
  try {
    return { card: await known.run(interaction, context, language), failed: false };
  } catch (error) {
    context.log.error({ ...forLog(error), command, guild }, 'a command failed');
    return { card: troubleCard(trouble.failed), failed: true };
  }
}

/** Sends an answer; one that Discord does not take is replaced by the last resort. */
async function send(
  interaction: ChatInputCommandInteraction,
  card: Card,
  language: Language,
  context: Dispatching,
): Promise<void> {
  const { commandName: command, guildId: guild } = interaction;
  try {
    await reply(interaction, card);
  } catch (error) {
    if (unanswered(error, { command, guild }, context)) return;
    await reply(interaction, troubleCard(messagesFor(language).trouble.failed)).catch((again: unknown) =>
      unanswered(again, { command, guild }, context),
    );
  }
}

async function reply(interaction: ChatInputCommandInteraction, card: Card): Promise<void> {
  if (interaction.deferred) await interaction.editReply(body(card));
  else await interaction.reply({ ...body(card), flags: MessageFlags.Ephemeral });
}

function body(
  card: Card,
): Pick<InteractionEditReplyOptions, 'embeds' | 'allowedMentions'> & { content?: string } {
  return {
    ...(card.content === undefined ? {} : { content: card.content }),
    embeds: card.embeds,
    allowedMentions: { parse: [] },
  };
}

/** @returns whether it is simply too late, which happens and helps nobody to hear of. */
function unanswered(
  error: unknown,
  about: { command: string; guild: string | null },
  { log }: CommandContext,
): boolean {
  const late = error instanceof DiscordAPIError && tooLate.has(error.code);
  log[late ? 'debug' : 'error'](
    { ...forLog(error), ...about },
    late ? 'too late to answer' : 'an answer was not taken',
  );
  return late;
}

function since(began: number): number {
  return Math.round(performance.now() - began);
}
