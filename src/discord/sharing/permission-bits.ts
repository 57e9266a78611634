import {
  OverwriteType,
  PermissionFlagsBits,
  Routes,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
} from 'discord.js';
import type { Requests } from '../rest/server-breakers.ts';

/** A server and what the bot is in it, as Discord says when it is asked. */
export interface GuildStanding {
  readonly guild: APIGuild;
  readonly member: APIGuildMember;
}

/** @throws what Discord refused it with. */
export async function readStanding(
  { rest, signal }: { readonly rest: Pick<Requests, 'get'>; readonly signal: AbortSignal },
  guildId: string,
  userId: string,
): Promise<GuildStanding> {
  const guild = (await rest.get(Routes.guild(guildId), { signal })) as APIGuild;
  const member = (await rest.get(Routes.guildMember(guildId, userId), { signal })) as APIGuildMember;
  return { guild, member };
}

/** As Discord's documentation of permissions computes them: roles, then overwrites of everyone, of the roles, of the member. */
export function permissionBits(
  channel: APIChannel,
  { guild, member: { roles } }: GuildStanding,
  userId: string,
): bigint {
  const all = (1n << 53n) - 1n;
  if (guild.owner_id === userId) return all;
  const base = guild.roles
    .filter(({ id }) => id === guild.id || roles.includes(id))
    .reduce((bits, { permissions }) => bits | BigInt(permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return all;
  const overwrites = ('permission_overwrites' in channel && channel.permission_overwrites) || [];
  const apply = (bits: bigint, some: typeof overwrites) => {
    const deny = some.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allow = some.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    return (bits & ~deny) | allow;
  };
  const everyone = overwrites.filter(({ id }) => id === guild.id);
  const ofRoles = overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.includes(id));
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId);
  return [everyone, ofRoles, own].reduce(apply, base);
}
