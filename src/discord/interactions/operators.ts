import {
  PermissionFlagsBits,
  Team,
  TeamMemberMembershipState,
  TeamMemberRole,
  type ChatInputCommandInteraction,
  type Client,
  type ClientApplication,
} from 'discord.js';
import type { ComponentInteraction } from '../commands/command.ts';

/** How long it is believed who owns the application. */
const believedMs = 5 * 60_000;

type Asking = ChatInputCommandInteraction | ComponentInteraction;

/**
 * Whether somebody runs this bot: they own the application, belong to the team that does, or may manage the channel in
 * which the operator is told.
 *
 * @param channelId of that channel; without one only the application says.
 * @returns `unknown` when Discord does not say now who owns the application.
 */
export async function isOperator(
  asking: Asking,
  channelId: string | undefined,
): Promise<boolean | 'unknown'> {
  if (channelId !== undefined && managesChannel(asking, channelId)) return true;
  try {
    return (await ownersOf(asking.client)).has(asking.user.id);
  } catch {
    return 'unknown';
  }
}

function managesChannel(
  { client, channelId: here, guildId, member, memberPermissions }: Asking,
  channelId: string,
) {
  if (guildId === null) return false;
  const { ManageChannels } = PermissionFlagsBits;
  if (here === channelId) return memberPermissions?.has(ManageChannels) ?? false;
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased() || channel.guildId !== guildId) return false;
  const isMember = member !== null && 'displayName' in member;
  return isMember && channel.permissionsFor(member).has(ManageChannels);
}

const known = new WeakMap<Client, { readonly at: number; readonly owners: ReadonlySet<string> }>();

/** The next time is asked again who owns the application. */
export function forgetOwners(client: Client): void {
  known.delete(client);
}

async function ownersOf(client: Client<true>): Promise<ReadonlySet<string>> {
  const before = known.get(client);
  if (before && performance.now() - before.at < believedMs) return before.owners;
  const owners = new Set(peopleOf(await client.application.fetch()));
  known.set(client, { at: performance.now(), owners });
  return owners;
}

/** Who is only invited to the team has not joined it, and who may only read runs nothing. */
function peopleOf({ owner }: ClientApplication): string[] {
  if (owner === null) return [];
  if (!(owner instanceof Team)) return [owner.id];
  const running = owner.members.filter(
    ({ membershipState, role }) =>
      membershipState === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly,
  );
  return [...running.keys(), ...(owner.ownerId === null ? [] : [owner.ownerId])];
}
