import { ALL_PERMISSIONS, bit, channelPermissions, guildPermissions, namesOf } from '../world/permissions.ts';
import type { RegisteredCommand } from '../world/commands.ts';
import { appPermissions, contextOf, mustBeEphemeral, ownersOf, typesOf } from '../world/installs.ts';
import { type Interaction, type ModalShown, type NewInteraction } from '../world/interactions.ts';
import type { Channel, Component, Embed, Guild, Message, User } from '../world/model.ts';
import { channelPayload, interactingMember, userPayload } from '../world/payloads.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Waiting } from './waiting.ts';

/** What a person got for what they did. */
export interface Reply {
  /** The answer; of a deleted answer, what it last said. Null when the bot showed a modal or only acknowledged. */
  readonly message: Message | null;
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  /** Whether only the person who asked can see it. */
  readonly ephemeral: boolean;
  /** Whether the bot asked for time before it answered. */
  readonly deferred: boolean;
  readonly elapsedMs: number;
  /** Messages after the first; the list grows as the bot goes on. */
  readonly followUps: readonly Message[];
  readonly modal: ModalShown | null;
  /** The exchange it belongs to. */
  readonly interaction: Interaction;
}

/** Where somebody stands when they do something. */
export interface Standing {
  guild: Guild | null;
  channel: Channel;
  user: User;
}

export interface Patience {
  /** How long a deferred answer is waited for. */
  answerMs: number;
  /** Whether a deferral alone is answer enough. */
  until: 'answer' | 'acknowledgement';
}

const PLACES = ['in servers', 'in direct messages', 'in direct messages of other people'];

/** Whether Discord's client would offer this command to this person here; the reason why not, or null. */
export function whyNotOffered(
  sandbox: Sandbox,
  command: RegisteredCommand,
  standing: Standing,
): string | null {
  const { guild, channel, user } = standing;
  const context = contextOf(standing);
  const contexts = command.contexts ?? (command.dm_permission === false ? [0] : [0, 1, 2]);
  if (!contexts.includes(context)) {
    return `/${command.name} is not offered ${PLACES[context]}`;
  }
  const owners = ownersOf(sandbox, typesOf(command), standing);
  if (Object.keys(owners).length === 0)
    return `/${command.name} is not offered to ${user.name} ${PLACES[context]}: the app is not installed for that`;
  if (guild === null) return null;
  const member = guild.members.get(user.id);
  if (member === undefined) return `${user.name} is not a member of ${guild.name}`;
  const here = channelPermissions(channel, member);
  if ((here & bit('ViewChannel')) === 0n) return `${user.name} cannot see #${channel.name}`;
  if ((here & bit('UseApplicationCommands')) === 0n)
    return `${user.name} may not use commands in #${channel.name}`;
  const needed = command.default_member_permissions ?? null;
  // A bot must not rely on more: Discord promises the check for the guild's own installation only.
  if (needed === null || '1' in owners) return null;
  const has = guildPermissions(guild, member);
  // "0" means that only administrators are offered it.
  const lacking = needed === '0' ? (has === ALL_PERMISSIONS ? 0n : ALL_PERMISSIONS) : BigInt(needed) & ~has;
  if (lacking === 0n) return null;
  const names = needed === '0' ? 'Administrator' : namesOf(lacking).join(', ');
  return `${user.name} is not offered /${command.name}: it needs ${names}`;
}

/** Sends an interaction to the bot. */
export function deliver(
  sandbox: Sandbox,
  standing: Standing,
  data: Record<string, unknown>,
  init: Omit<NewInteraction, 'user' | 'channel'>,
  message: Record<string, unknown> | null = null,
): Interaction {
  const { guild, channel, user } = standing;
  const privately = mustBeEphemeral(init.owners ?? {}, standing);
  const interaction = sandbox.interactions.open({ ...init, user, channel, privately });
  const member = guild?.members.get(user.id);
  const payload = {
    version: 1,
    id: interaction.id,
    application_id: sandbox.applicationId,
    type: interaction.type,
    token: interaction.token,
    data,
    channel_id: channel.id,
    channel: { ...channelPayload(channel), permissions: channelPermissions(channel, member).toString() },
    app_permissions: appPermissions(sandbox, standing).toString(),
    locale: user.locale,
    entitlements: [],
    context: contextOf(standing),
    authorizing_integration_owners: interaction.owners,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(guild === null || member === undefined
      ? { user: userPayload(user) }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: interactingMember(member, channel),
        }),
    ...(message === null ? {} : { message }),
  };
  sandbox.gateway.dispatch('INTERACTION_CREATE', payload, { intent: 0, guildId: guild?.id });
  return interaction;
}

/** Waits for the answer as the person would: three seconds for the first sign, then for the rest of a deferred one. */
export async function listen(
  sandbox: Sandbox,
  waiting: Waiting,
  interaction: Interaction,
  what: string,
  patience: Patience,
): Promise<Reply> {
  const started = performance.now();
  const refusedBefore = sandbox.refusals.length;
  const complaint = (text: string) => () => {
    const refused = sandbox.refusals.slice(refusedBefore).map((refusal) => `\n  ${describe(refusal)}`);
    const nobody = sandbox.gateway.connections === 0 ? ' No bot is connected.' : '';
    return `${text}${nobody}${refused.length > 0 ? `\nDiscord refused meanwhile:${refused.join('')}` : ''}`;
  };
  await waiting.until(
    () => interaction.state !== 'waiting' || undefined,
    sandbox.interactionWindowMs,
    () => {
      interaction.expired = true;
      return complaint(`The bot did not answer ${what} within ${sandbox.interactionWindowMs} ms.`)();
    },
  );
  const deferred = interaction.state === 'deferred';
  if (patience.until === 'answer') {
    await waiting.until(
      () => interaction.state === 'answered' || undefined,
      patience.answerMs,
      complaint(`The bot asked for time to answer ${what}, and did not within ${patience.answerMs} ms.`),
    );
  }
  return replyOf(interaction, deferred, performance.now() - started);
}

function replyOf(interaction: Interaction, deferred: boolean, elapsedMs: number): Reply {
  const message = interaction.original;
  return {
    message,
    get content() {
      return message?.content ?? '';
    },
    get embeds() {
      return message?.embeds ?? [];
    },
    get components() {
      return message?.components ?? [];
    },
    ephemeral: message !== null && message.onlyFor !== null,
    deferred,
    elapsedMs,
    followUps: interaction.followUps,
    modal: interaction.modal,
    interaction,
  };
}

function describe(refusal: Sandbox['refusals'][number]): string {
  const { method, path, status, code, message, errors } = refusal;
  // The token of an interaction is long and says nothing.
  const shown = path.replaceAll(/[\w-]{60,}/g, '…');
  return `${method} ${shown}: ${status} ${code} ${message}${errors === null ? '' : ` ${JSON.stringify(errors)}`}`;
}
