import { buildCall, type OptionValues } from './command-call.ts';
import { findComponent, useComponent } from './component-use.ts';
import { deliver, listen, type Patience, type Reply, type Standing, whyNotOffered } from './conversation.ts';
import type { ChannelHandle } from './channel-handle.ts';
import type { GuildHandle, UserHandle } from './guild-handle.ts';
import type { ChoiceShown, Interaction } from './interactions.ts';
import type { Message, User } from './model.ts';
import { messagePayload } from './payloads.ts';
import type { Sandbox } from './sandbox.ts';
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
  if (message.onlyFor !== null && standing.user.id !== message.onlyFor) {
    throw new Error(`${standing.user.name} does not see that message: it is for another person only.`);
  }
  const component = findComponent(message, press);
  const data = useComponent(component, press.values ?? []);
  const init = { type: 3, name: component.custom_id ?? null, source: message };
  const interaction = deliver(sandbox, standing, data, init, messagePayload(message, sandbox.origin));
  return hear(stage, interaction, `"${component.label ?? component.custom_id}"`, press);
}

export interface FilledModal {
  of: Reply;
  /** By custom id. */
  fields: Readonly<Record<string, string>>;
  until?: Patience['until'];
}

export async function submitModal(stage: Stage, { of, fields, until }: FilledModal): Promise<Reply> {
  const { modal, interaction: shown } = of;
  if (modal === null) throw new Error('That reply has shown no modal.');
  const components = Object.entries(fields).map(([custom_id, value], index) => ({
    type: 1,
    id: index * 2 + 1,
    components: [{ type: 4, id: index * 2 + 2, custom_id, value }],
  }));
  const standing = { guild: shown.channel.guild, channel: shown.channel, user: shown.user };
  const init = { type: 5, name: modal.custom_id, source: shown.source };
  const message = shown.source === null ? null : messagePayload(shown.source, stage.sandbox.origin);
  const interaction = deliver(
    stage.sandbox,
    standing,
    { custom_id: modal.custom_id, components },
    init,
    message,
  );
  return hear(stage, interaction, `the modal "${modal.title}"`, until === undefined ? {} : { until });
}

function send(stage: Stage, call: Call, focused?: string): Interaction {
  const { sandbox } = stage;
  const standing = standingOf(sandbox, call);
  const [name = '', ...path] = call.command.replace(/^\//, '').split(/\s+/);
  const everywhere = sandbox.commands.list();
  const here = standing.guild === null ? [] : sandbox.commands.list(standing.guild.id);
  const known = [...here, ...everywhere].filter(({ type }) => type === 1);
  const command = known.find((other) => other.name === name);
  if (command === undefined) {
    throw new Error(
      `There is no command /${name}; registered are ${known.map((c) => `/${c.name}`).join(', ') || 'none'}.`,
    );
  }
  const obstacle = whyNotOffered(command, standing);
  if (obstacle !== null) throw new Error(`${obstacle}.`);
  const context = { ...standing, botId: sandbox.applicationId, users: sandbox.world.users };
  const { data, focusedType } = buildCall(command, path, call.options ?? {}, context, focused);
  return deliver(sandbox, standing, data, {
    type: focused === undefined ? 2 : 4,
    name: call.command,
    focusedType,
  });
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
    const user = where.user?.state ?? where.channel?.state.recipient ?? world.addUser('somebody', 'en-US');
    return { guild: null, channel: world.directMessages(user), user };
  }
  const channel = where.channel?.state ?? [...guild.channels.values()].find((other) => other.type === 0);
  if (channel === undefined) throw new Error(`${guild.name} has no text channel to stand in.`);
  return { guild, channel, user: where.user?.state ?? someoneOf(world, guild) };
}

function standingAt({ world }: Sandbox, message: Message, user: User | undefined): Standing {
  const { channel } = message;
  const { guild } = channel;
  const present = user ?? (guild === null ? channel.recipient : someoneOf(world, guild));
  if (present === null) throw new Error('There is nobody in that channel.');
  return { guild, channel, user: present };
}
