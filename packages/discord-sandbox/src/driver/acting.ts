import { buildCall, type OptionValues } from './command-call.ts';
import { findComponent, useComponent } from './component-use.ts';
import { deliver, listen, type Patience, type Reply, type Standing, whyNotOffered } from './conversation.ts';
import type { ChannelHandle } from './channel-handle.ts';
import type { RegisteredCommand } from '../world/commands.ts';
import type { GuildHandle, UserHandle } from './guild-handle.ts';
import { ownersFor, ownersOf, typesOf } from '../world/installs.ts';
import type { ChoiceShown, Interaction } from '../world/interactions.ts';
import { type Fields, fillModal } from './modal-fill.ts';
import type { Message, User } from '../world/model.ts';
import { bit, channelPermissions } from '../world/permissions.ts';
import type { Picking } from '../world/resolved.ts';
import { buildMenuCall, menuTypeOf } from './menus.ts';
import { messagePayload } from '../world/message-payload.ts';
import type { Sandbox } from '../sandbox.ts';
import { someoneOf } from './someone.ts';
import type { Waiting } from './waiting.ts';

/** Who does something, and where. Without a channel and guild it is in direct messages with the bot. */
interface Where {
  guild?: GuildHandle;
  channel?: ChannelHandle;
  /** An ordinary member unless told. */
  user?: UserHandle;
}

export interface Call extends Where {
  /** The command with its subcommand, such as `subscriptions list`. */
  command: string;
  options?: OptionValues;
  /** `acknowledgement`: a deferral is answer enough. */
  until?: Patience['until'];
  /** How long a deferred answer is waited for. */
  answerMs?: number;
}

export interface Press {
  on: Message | Reply;
  customId?: string;
  /** What is written on the button, instead of its custom id. */
  label?: string;
  /** Who presses; of an ephemeral message, the one who sees it unless told. */
  user?: UserHandle;
  values?: readonly string[];
  until?: Patience['until'];
  answerMs?: number;
}

/** Where people act: the sandbox, and how long they wait. */
export interface Stage {
  sandbox: Sandbox;
  waiting: Waiting;
  patienceMs: number;
}

export async function runCommand(stage: Stage, call: Call): Promise<Reply> {
  return hear(stage, send(stage, call), `/${call.command}`, call);
}

export async function completeOption(
  stage: Stage,
  call: Call & { focused: string },
): Promise<readonly ChoiceShown[]> {
  const interaction = send(stage, call, call.focused);
  await hear(stage, interaction, `the completion of "${call.focused}" in /${call.command}`, {});
  return interaction.choices ?? [];
}

export async function pressComponent(stage: Stage, press: Press): Promise<Reply> {
  const { sandbox } = stage;
  const message = 'followUps' in press.on ? press.on.message : press.on;
  if (message === null) throw new Error('That reply has no message to press anything on.');
  if (message.deleted) throw new Error('The message was deleted.');
  const viewer = message.onlyFor === null ? undefined : sandbox.world.users.get(message.onlyFor);
  const standing = standingAt(sandbox, message, press.user?.state ?? viewer);
  demandSight(standing);
  if (message.onlyFor !== null && standing.user.id !== message.onlyFor) {
    throw new Error(`${standing.user.name} does not see that message: it is for another person only.`);
  }
  const component = findComponent(message, press);
  const data = useComponent(component, press.values ?? [], pickingAt(sandbox, standing));
  const owners = ownersFor(sandbox, message, standing);
  const init = { type: 3, name: component.custom_id ?? null, source: message, owners };
  const interaction = deliver(sandbox, standing, data, init, messagePayload(message, sandbox.origin));
  return hear(stage, interaction, `"${component.label ?? component.custom_id}"`, press);
}

export interface FilledModal {
  of: Reply;
  /** By custom id. */
  fields: Fields;
  until?: Patience['until'];
}

export async function submitModal(stage: Stage, { of, fields, until }: FilledModal): Promise<Reply> {
  const { modal, interaction: shown } = of;
  if (modal === null) throw new Error('That reply has shown no modal.');
  const standing = { guild: shown.channel.guild, channel: shown.channel, user: shown.user };
  const data = fillModal(modal, fields, pickingAt(stage.sandbox, standing));
  const { source, owners } = shown;
  const init = { type: 5, name: modal.custom_id, source, owners };
  const message = shown.source === null ? null : messagePayload(shown.source, stage.sandbox.origin);
  const interaction = deliver(stage.sandbox, standing, data, init, message);
  return hear(stage, interaction, `the modal "${modal.title}"`, until === undefined ? {} : { until });
}

export interface MenuCall extends Where {
  /** The name of the command in the context menu. */
  command: string;
  /** The message or the person whose menu it is. */
  on: Message | Reply | UserHandle;
  until?: Patience['until'];
  answerMs?: number;
}

/** Uses a command from the context menu of a message or a person. */
export async function useMenu(stage: Stage, call: MenuCall): Promise<Reply> {
  const { sandbox } = stage;
  const target = 'followUps' in call.on ? call.on.message : 'state' in call.on ? call.on.state : call.on;
  if (target === null) throw new Error('That reply has no message with a menu.');
  const standing =
    'channel' in target && call.channel === undefined
      ? standingAt(sandbox, target, call.user?.state)
      : standingOf(sandbox, call);
  demandSight(standing);
  const command = offered(sandbox, standing, call.command, menuTypeOf(target));
  const data = buildMenuCall(sandbox, command, target, pickingAt(sandbox, standing));
  const owners = ownersOf(sandbox, typesOf(command), standing);
  const interaction = deliver(sandbox, standing, data, { type: 2, name: call.command, owners });
  return hear(stage, interaction, `"${call.command}"`, call);
}

function send(stage: Stage, call: Call, focused?: string): Interaction {
  const { sandbox } = stage;
  const standing = standingOf(sandbox, call);
  const [name = '', ...path] = call.command.replace(/^\//, '').split(/\s+/);
  const command = offered(sandbox, standing, name, 1);
  const picking = pickingAt(sandbox, standing);
  const { data, focusedType } = buildCall(command, path, call.options ?? {}, picking, focused);
  return deliver(sandbox, standing, data, {
    type: focused === undefined ? 2 : 4,
    name: call.command,
    focusedType,
    owners: ownersOf(sandbox, typesOf(command), standing),
  });
}

/** The command of that name and kind, when Discord's client would offer it there. */
function offered(sandbox: Sandbox, standing: Standing, name: string, type: number): RegisteredCommand {
  const here = standing.guild === null ? [] : sandbox.commands.list(standing.guild.id);
  const known = [...here, ...sandbox.commands.list()].filter((command) => command.type === type);
  const command = known.find((other) => other.name === name);
  const mark = type === 1 ? '/' : '';
  if (command === undefined) {
    const names = known.map((other) => `${mark}${other.name}`).join(', ') || 'none';
    throw new Error(`There is no command ${mark}${name}; registered are ${names}.`);
  }
  const obstacle = whyNotOffered(sandbox, command, standing);
  if (obstacle !== null) throw new Error(`${obstacle}.`);
  return command;
}

function pickingAt(sandbox: Sandbox, standing: Standing): Picking {
  const { applicationId, world } = sandbox;
  return {
    ...standing,
    botId: applicationId,
    users: world.users,
    attach: (file) => sandbox.uploads.add(standing.channel.id, file),
  };
}

function demandSight({ guild, channel, user }: Standing): void {
  if (guild === null) return;
  const seen = channelPermissions(channel, guild.members.get(user.id)) & bit('ViewChannel');
  if (seen === 0n) throw new Error(`${user.name} does not see #${channel.name}.`);
}

function hear(
  stage: Stage,
  interaction: Interaction,
  what: string,
  patience: { until?: Patience['until']; answerMs?: number },
): Promise<Reply> {
  const { until = 'answer', answerMs = stage.patienceMs } = patience;
  return listen(stage.sandbox, stage.waiting, interaction, what, { until, answerMs });
}

function standingOf({ world }: Sandbox, where: Where): Standing {
  const guild = where.guild?.state ?? where.channel?.state.guild ?? null;
  if (guild === null) {
    const there = where.channel?.state;
    const user =
      where.user?.state ?? there?.recipient ?? there?.people[0] ?? world.addUser('somebody', 'en-US');
    if (there === undefined || there.people.length === 0)
      return { guild: null, channel: world.directMessages(user), user };
    if (!there.people.includes(user)) throw new Error(`${user.name} takes no part in that conversation.`);
    return { guild: null, channel: there, user };
  }
  const channel = where.channel?.state ?? [...guild.channels.values()].find((other) => other.type === 0);
  if (channel === undefined) throw new Error(`${guild.name} has no text channel to stand in.`);
  return { guild, channel, user: where.user?.state ?? someoneOf(world, guild) };
}

function standingAt({ world }: Sandbox, message: Message, user: User | undefined): Standing {
  const { channel } = message;
  const { guild } = channel;
  const present =
    user ?? (guild === null ? (channel.recipient ?? channel.people[0] ?? null) : someoneOf(world, guild));
  if (present === null) throw new Error('There is nobody in that channel.');
  return { guild, channel, user: present };
}
