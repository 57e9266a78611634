import {
  Events,
  MessageFlags,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { localeOf, messagesFor } from '../../i18n/messages.ts';
import { noMeter, type Meter } from '../../lib/meter.ts';
import { isDatabaseAway } from '../../store/leadership/away.ts';
import { createAllowance, type Allowance } from './allowance.ts';
import { allowed, costOf } from './allowed.ts';
import { answerAway, awayCard, staysAway, type Availability } from './away.ts';
import { limits } from '../render/limits.ts';
import { troubleCard } from '../render/notice.ts';
import { commands as allCommands, messageCommands as allMessageCommands } from '../commands/index.ts';
import { components as allComponents, forms as allForms } from './components.ts';
import type {
  Command,
  CommandContext,
  ComponentHandler,
  FormHandler,
  MessageCommand,
  ReplyTarget,
  Policies,
  Reply,
} from '../commands/command.ts';
import { createCourier } from '../courier/courier.ts';
import { ageOf, deferAfter, deferAfterMs } from './defer-after.ts';
import { cleanFields, cleanOptions, nameOfOption } from './given-options.ts';
import { guildCacheOf } from '../gateway/guild-cache.ts';
import { gatewayErrorForLog } from '../gateway/log-error.ts';
import { memoize } from '../resolve/names.ts';
import { openedDirect } from './opened-direct.ts';
import { keepAppPermissions } from '../channels/permissions.ts';
import { createSeen } from './seen.ts';
import { deferReply, type Answerable } from './respond.ts';
import type { Form } from '../render/form.ts';
import { type Dispatching, deliver, unanswered } from './deliver-answer.ts';

export interface Dispatcher {
  /** Resolves when nothing is being answered. */
  settled(): Promise<void>;
  /** Answers nothing new; resolves when what was begun is answered. */
  stop(): Promise<void>;
}

export interface DispatchSettings extends Pick<CommandContext, 'db' | 'log' | 'operator'> {
  readonly meter?: Meter;
  readonly wake?: () => void;
  readonly commands?: readonly Command[];
  readonly messageCommands?: readonly MessageCommand[];
  readonly components?: readonly ComponentHandler[];
  readonly forms?: readonly FormHandler[];
  readonly allowance?: Allowance;
  readonly policies?: Policies;
  readonly deferAfterMs?: number;
  readonly availability?: Availability;
  /** Discord's clock, by which an interaction may be old when it arrives; unless told, all are new. */
  readonly now?: () => Date;
}

/** What an interaction asks for, and where its answer goes. */
interface Work {
  /** For the log: the command, or what kind of component. */
  readonly command: string;
  readonly place: ReplyTarget;
  /** `null` where nobody knows what to do any more. */
  readonly run: (() => Promise<Reply | Form>) | null;
}

/** Answers every interaction the client receives, for the person who asked alone unless they share it. */
export function dispatchInteractions(client: Client, settings: DispatchSettings): Dispatcher {
  const permissions = keepAppPermissions(client);
  const byName = <T extends Command | MessageCommand>(all: readonly T[]) =>
    new Map(all.map((one) => [one.definition.name, one]));
  const running = new Set<Promise<void>>();
  const isNew = createSeen();
  const context: Dispatching = {
    deferAfterMs: deferAfterMs,
    availability: { isAway: () => false },
    meter: noMeter,
    running,
    wake: () => undefined,
    courier: courierOf(client, settings),
    components: allComponents,
    forms: allForms,
    allowance: createAllowance(),
    policies: {},
    ...settings,
    commands: byName(settings.commands ?? allCommands),
    messageCommands: byName(settings.messageCommands ?? allMessageCommands),
    appPermissionsIn: permissions.appPermissionsIn,
  };
  const receive = (interaction: Interaction) => {
    // The gateway repeats itself now and then, such as after a resume.
    if (!isNew(interaction.id)) return;
    const answer = handle(interaction, context)
      .catch((error: unknown) =>
        context.log.error(gatewayErrorForLog(error), 'an interaction was not answered'),
      )
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
function courierOf(
  client: Client,
  { log, now }: Pick<DispatchSettings, 'log' | 'now'>,
): CommandContext['courier'] {
  const courier = memoize(() =>
    createCourier({ rest: client.rest, known: guildCacheOf(client as Client<true>, now), log }),
  );
  return {
    post: (posting, signal) => courier().post(posting, signal),
    find: (posting, since, signal) => courier().find(posting, since, signal),
    check: (place, signal) => courier().check(place, signal),
  };
}

async function handle(interaction: Interaction, context: Dispatching): Promise<void> {
  const language = localeOf(interaction.locale);
  const { availability, now } = context;
  const isAway = await staysAway(interaction, availability, now);
  // What was waiting in a process that stood still is the other's to answer.
  if (availability.isElsewhere?.(interaction.guildId) === true) return;
  if (isAway) return sayAway(interaction, context);
  if (interaction.isAutocomplete()) return suggest(interaction, context);
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const { commandName: command } = interaction;
    const known = interaction.isChatInputCommand()
      ? cleaned(context.commands.get(command), interaction, context)
      : menu(context.messageCommands.get(command), interaction, context);
    return answer(interaction, { command, place: 'private', run: known }, context);
  }
  if (interaction.isModalSubmit()) return answer(interaction, sent(interaction, context), context);
  if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isChannelSelectMenu()) {
    const { customId } = interaction;
    const handler = context.components.find(({ owns }) => owns(customId));
    return answer(
      interaction,
      {
        command: interaction.isButton() ? 'button' : 'select',
        place: handler?.place(interaction) ?? 'private',
        run: handler
          ? allowed(costOf(handler, interaction), interaction, context, () =>
              handler.run(interaction, context, language),
            )
          : null,
      },
      context,
    );
  }
  if (interaction.isRepliable()) {
    const { embeds } = troubleCard(messagesFor(language).trouble.unknownCommand);
    await interaction.reply({ embeds, flags: MessageFlags.Ephemeral });
  }
}

async function sayAway(interaction: Interaction, context: Dispatching): Promise<void> {
  const about = { command: 'any', guild: interaction.guildId };
  await answerAway(interaction).catch((error: unknown) => unanswered(error, about, context));
}

/** As any other, once what was typed is clean; an option with nothing in it is refused before the command begins. */
function cleaned(
  command: Command | undefined,
  interaction: ChatInputCommandInteraction,
  context: Dispatching,
): Work['run'] {
  const empty = cleanOptions(interaction).find((name) => command?.refusesEmpty?.includes(name) !== true);
  if (command === undefined) return null;
  if (empty === undefined) {
    const run = () => command.run(interaction, context, localeOf(interaction.locale));
    return allowed(costOf(command, interaction), interaction, context, run);
  }
  const language = localeOf(interaction.locale);
  const name = nameOfOption(empty, command.definition, language);
  return async () => troubleCard(messagesFor(language).trouble.emptyOption(name));
}

function menu(
  command: MessageCommand | undefined,
  interaction: MessageContextMenuCommandInteraction,
  context: Dispatching,
): Work['run'] {
  if (command === undefined) return null;
  const run = () => command.run(interaction, context, localeOf(interaction.locale));
  return allowed('look', interaction, context, run);
}

/** A form, once what was typed into it is clean. It changes the message it was shown on where that is theirs alone. */
function sent(interaction: ModalSubmitInteraction, context: Dispatching): Work {
  cleanFields(interaction);
  const handler = context.forms.find(({ owns }) => owns(interaction.customId));
  const isOnTheirs = interaction.message?.flags.has(MessageFlags.Ephemeral) === true;
  const language = localeOf(interaction.locale);
  const run =
    handler &&
    allowed(costOf(handler, interaction), interaction, context, () =>
      handler.run(interaction, context, language),
    );
  return { command: 'form', place: isOnTheirs ? 'update' : 'private', run: run ?? null };
}

async function suggest(interaction: AutocompleteInteraction, context: Dispatching): Promise<void> {
  const { commandName: command, guildId: guild } = interaction;
  const began = performance.now();
  const language = localeOf(interaction.locale);
  cleanOptions(interaction);
  const isAllowed =
    context.allowance.take('completion', { userId: interaction.user.id, guildId: guild }) === 0;
  const suggest = isAllowed ? context.commands.get(command)?.suggest : undefined;
  const choices = await Promise.resolve()
    .then(() => suggest?.(interaction, context, language) ?? [])
    .catch((error: unknown) => {
      if (!isDatabaseAway(error))
        context.log.error({ ...gatewayErrorForLog(error), command, guild }, 'suggestions failed');
      return [];
    });
  await interaction
    .respond(choices.slice(0, limits.choices))
    .catch((error: unknown) => unanswered(error, { command, guild }, context));
  context.meter.suggested(since(began) / 1000);
  context.log.debug({ command, guild, ms: since(began), choices: choices.length }, 'suggested');
}

async function answer(interaction: Answerable, work: Work, context: Dispatching): Promise<void> {
  const { command, place } = work;
  const about = { command, guild: interaction.guildId };
  const began = performance.now();
  let deferring: Promise<unknown> | undefined;
  const ask = () => {
    // A form is the first answer or none.
    if (place === 'form') return;
    deferring = deferReply(interaction, place).catch((error: unknown) => unanswered(error, about, context));
  };
  const pressure = { running: context.running.size, ageMs: ageOf(interaction, context.now) };
  const timer = setTimeout(ask, deferAfter(context.deferAfterMs, pressure));
  const isOpenAgain = await openedDirect(interaction, context);
  const { reply, failed } = await replyTo(interaction, work, context);
  clearTimeout(timer);
  await deferring;
  // What went wrong or is missing concerns the person who asked, not those who see the message.
  const isForAll = place === 'public' && !('components' in reply);
  await deliver(interaction, reply, isForAll ? 'private' : place, about, context);
  if (isOpenAgain) context.wake();
  context.meter.answered(work.run === null ? 'unknown' : command, since(began) / 1000, failed);
  context.log.info({ ...about, ms: since(began), failed }, 'answered');
}

async function replyTo(
  interaction: Answerable,
  { command, run }: Work,
  { log, availability }: Dispatching,
): Promise<{ reply: Reply | Form; failed: boolean }> {
  const { trouble } = messagesFor(localeOf(interaction.locale));
  if (run === null) return { reply: troubleCard(trouble.unknownCommand), failed: false };
  try {
    return { reply: await run(), failed: false };
  } catch (error) {
    if (availability.isAway() || isDatabaseAway(error)) return { reply: awayCard(interaction), failed: true };
    log.error({ ...gatewayErrorForLog(error), command, guild: interaction.guildId }, 'a command failed');
    return { reply: troubleCard(trouble.failed), failed: true };
  }
}

function since(began: number): number {
  return Math.round(performance.now() - began);
}
