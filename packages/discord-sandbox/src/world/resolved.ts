import type { Channel, Guild, User } from './model.ts';
import { interactingMember, resolvedChannel, rolePayload, userPayload } from './payloads.ts';

/** Where somebody picks a person, a role or a channel. */
export interface Picking {
  guild: Guild | null;
  channel: Channel;
  botId: string;
  user: User;
  users: ReadonlyMap<string, User>;
  attach: (file: FileGiven) => AttachmentShown;
}

/** A file that somebody puts into an option of a command. */
export interface FileGiven {
  readonly name: string;
  readonly data: Uint8Array;
  readonly contentType?: string;
}

/** The same, as Discord tells of it once it is uploaded. */
export type AttachmentShown = Record<string, unknown> & { readonly id: string };

export type Resolved = Record<
  'users' | 'members' | 'roles' | 'channels' | 'attachments',
  Record<string, unknown>
>;
export type Wrong = (why: string) => Error;

export function nothingResolved(): Resolved {
  return { users: {}, members: {}, roles: {}, channels: {}, attachments: {} };
}

/** The `resolved` part of an interaction, without what nobody has picked; empty when that is all of it. */
export function resolvedPart(resolved: Resolved): { resolved?: object } {
  const used = Object.entries(resolved).filter(([, part]) => Object.keys(part).length > 0);
  return used.length === 0 ? {} : { resolved: Object.fromEntries(used) };
}

export function pickChannel(
  id: string,
  types: readonly number[] | null | undefined,
  { guild, user, botId }: Picking,
  resolved: Resolved,
  wrong: Wrong,
): string {
  const channel = guild?.channels.get(id);
  if (channel === undefined) throw wrong('takes a channel of this guild');
  if (types?.length && !types.includes(channel.type)) {
    throw wrong(`does not offer #${channel.name}: channels of its type are not asked for`);
  }
  const [member, bot] = [guild?.members.get(user.id), guild?.members.get(botId)];
  resolved.channels[id] = resolvedChannel(channel, member, bot);
  return id;
}

export function pickRole(id: string, { guild }: Picking, resolved: Resolved, wrong: Wrong): string {
  const role = guild?.roles.get(id);
  if (role === undefined) throw wrong('takes a role of this guild');
  resolved.roles[id] = rolePayload(role);
  return id;
}

export function pickUser(id: string, picking: Picking, resolved: Resolved, wrong: Wrong): string {
  const user = picking.users.get(id);
  if (user === undefined) throw wrong('takes somebody who exists');
  resolved.users[id] = userPayload(user);
  const member = picking.guild?.members.get(id);
  if (member !== undefined) {
    // Documented for partial members: without the user, and without `deaf` and `mute`.
    const { user: _, deaf: _deaf, mute: _mute, ...partial } = interactingMember(member, picking.channel);
    resolved.members[id] = partial;
  }
  return id;
}

export function pickMentionable(id: string, picking: Picking, resolved: Resolved, wrong: Wrong): string {
  const isRole = picking.guild?.roles.has(id) === true;
  return (isRole ? pickRole : pickUser)(id, picking, resolved, wrong);
}
