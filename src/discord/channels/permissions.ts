import { Events, PermissionFlagsBits, PermissionsBitField, type ChannelType, type Client } from 'discord.js';
import type { Messages } from '../../i18n/shape.ts';
import { isThread } from './channel-types.ts';

export type PermissionName = keyof Messages['subscribe']['permissions'];

const bits: Readonly<Record<PermissionName, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  sendInThreads: PermissionFlagsBits.SendMessagesInThreads,
  embed: PermissionFlagsBits.EmbedLinks,
};

/** What alerts are better with, and come without. */
export type WishedPermission = keyof Messages['subscribe']['wished'];

const wishes: Readonly<Record<WishedPermission, bigint>> = {
  attach: PermissionFlagsBits.AttachFiles,
  history: PermissionFlagsBits.ReadMessageHistory,
};

/** What an alert needs in a channel of this type and these permissions do not give. */
export function missingPermissions(held: bigint, type: ChannelType): PermissionName[] {
  const needed: readonly PermissionName[] = isThread(type)
    ? ['view', 'sendInThreads', 'embed']
    : ['view', 'send', 'embed'];
  const permissions = new PermissionsBitField(held);
  return needed.filter((name) => !permissions.has(bits[name]));
}

/** Those of the permissions that alerts are better with that are not among these. */
export function wishedPermissions(held: bigint): WishedPermission[] {
  const permissions = new PermissionsBitField(held);
  return (['attach', 'history'] as const).filter((name) => !permissions.has(wishes[name]));
}

/**
 * Keeps the bot's own permissions that Discord sends with the channels an interaction names, which the
 * library drops. Kept for the last few interactions only: a command reads them as it begins.
 */
export function keepAppPermissions(client: Client): {
  readonly appPermissionsIn: (interactionId: string, channelId: string) => bigint | null;
  stop(): void;
} {
  const kept = new Map<string, ReadonlyMap<string, bigint>>();
  const receive = (packet: unknown) => {
    const read = appPermissions(packet);
    if (!read) return;
    kept.set(read.interaction, read.channels);
    const [oldest] = kept.keys();
    if (kept.size > 100 && oldest !== undefined) kept.delete(oldest);
  };
  client.on(Events.Raw as never, receive);
  return {
    appPermissionsIn: (interactionId, channelId) => kept.get(interactionId)?.get(channelId) ?? null,
    stop: () => void client.off(Events.Raw as never, receive),
  };
}

interface InteractionPacket {
  readonly t?: string;
  readonly d?: {
    readonly id?: string;
    readonly data?: {
      readonly resolved?: {
        readonly channels?: Readonly<Record<string, { readonly app_permissions?: string }>>;
      };
    };
  };
}

function appPermissions(
  packet: unknown,
): { interaction: string; channels: ReadonlyMap<string, bigint> } | null {
  const { t, d } = packet as InteractionPacket;
  const channels = d?.data?.resolved?.channels;
  if (t !== 'INTERACTION_CREATE' || d?.id === undefined || channels === undefined) return null;
  const held = Object.entries(channels).flatMap(([id, { app_permissions }]) =>
    app_permissions !== undefined && /^\d+$/u.test(app_permissions)
      ? [[id, BigInt(app_permissions)] as const]
      : [],
  );
  return { interaction: d.id, channels: new Map(held) };
}
