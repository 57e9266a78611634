import { type Channel, type Guild, isVoice, type Member } from './model.ts';

/** Bit numbers of Discord's permissions, under the names that discord.js gives them too. */
const BITS = {
  CreateInstantInvite: 0,
  KickMembers: 1,
  BanMembers: 2,
  Administrator: 3,
  ManageChannels: 4,
  ManageGuild: 5,
  AddReactions: 6,
  ViewAuditLog: 7,
  ViewChannel: 10,
  SendMessages: 11,
  ManageMessages: 13,
  EmbedLinks: 14,
  AttachFiles: 15,
  ReadMessageHistory: 16,
  MentionEveryone: 17,
  UseExternalEmojis: 18,
  Connect: 20,
  ChangeNickname: 26,
  ManageRoles: 28,
  ManageWebhooks: 29,
  UseApplicationCommands: 31,
  ManageThreads: 34,
  CreatePublicThreads: 35,
  CreatePrivateThreads: 36,
  SendMessagesInThreads: 38,
  ModerateMembers: 40,
  UseExternalApps: 50,
} as const;

export type PermissionName = keyof typeof BITS;
export const ALL_PERMISSIONS: bigint = (1n << 51n) - 1n;

export function bit(name: PermissionName): bigint {
  return 1n << BigInt(BITS[name]);
}

export function bits(names: Iterable<PermissionName>): bigint {
  let sum = 0n;
  for (const name of names) sum |= bit(name);
  return sum;
}

export function namesOf(set: bigint): PermissionName[] {
  return (Object.keys(BITS) as PermissionName[]).filter((name) => (set & bit(name)) !== 0n);
}

export const EVERYONE_DEFAULT = bits([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'UseApplicationCommands',
  'ChangeNickname',
  'Connect',
  'UseExternalApps',
]);

/** What a timeout leaves to a member. */
const TIMED_OUT = bits(['ViewChannel', 'ReadMessageHistory']);

/** What a member may do in the guild as a whole. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.user.id) return ALL_PERMISSIONS;
  let set = guild.roles.get(guild.id)?.permissions ?? 0n;
  for (const role of member.roles) set |= role.permissions;
  if ((set & bit('Administrator')) !== 0n) return ALL_PERMISSIONS;
  return member.isTimedOut() ? set & TIMED_OUT : set;
}

/** What a member may do in a channel: the guild's permissions, then the overwrites of everyone, the roles and the member. */
export function channelPermissions(channel: Channel, member: Member | undefined): bigint {
  // A direct message has no roles: whoever is in it may do whatever a message needs.
  if (channel.guild === null) return EVERYONE_DEFAULT;
  if (member === undefined) return 0n;
  let set = guildPermissions(channel.guild, member);
  if (set === ALL_PERMISSIONS) return set;
  // Threads take the overwrites of the channel they hang under.
  const { overwrites } = channel.parent !== null && channel.thread !== null ? channel.parent : channel;
  const everyone = overwrites.get(channel.guild.id);
  if (everyone !== undefined) set = (set & ~everyone.deny) | everyone.allow;
  let allow = 0n;
  let deny = 0n;
  for (const role of member.roles) {
    const overwrite = overwrites.get(role.id);
    allow |= overwrite?.allow ?? 0n;
    deny |= overwrite?.deny ?? 0n;
  }
  set = (set & ~deny) | allow;
  const own = overwrites.get(member.user.id);
  if (own !== undefined) set = (set & ~own.deny) | own.allow;
  // An overwrite gives back nothing that a timeout has taken.
  if (member.isTimedOut()) set &= TIMED_OUT;
  // Who cannot see a channel, join it or write in it, can do nothing that rests on that.
  if ((set & bit('ViewChannel')) === 0n) return 0n;
  if (isVoice(channel) && (set & bit('Connect')) === 0n) return bit('ViewChannel');
  const speak = channel.thread === null ? bit('SendMessages') : bit('SendMessagesInThreads');
  if ((set & speak) === 0n) set &= ~bits(['MentionEveryone', 'AttachFiles', 'EmbedLinks']);
  return set;
}
