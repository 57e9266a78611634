import type { RegisteredCommand } from './commands.ts';
import type { Channel, Guild, Message, User } from './model.ts';
import { bit, bits, channelPermissions } from './permissions.ts';
import type { Sandbox } from '../sandbox.ts';

/** Discord's numbers of the ways to install an application: in a server, or for oneself. */
const GUILD_INSTALL = 0;
const USER_INSTALL = 1;

/** Who has authorised the application for an interaction, by the way it was installed, as Discord sends it. */
export type Owners = Readonly<Record<string, string>>;

interface Place {
  guild: Guild | null;
  channel: Channel;
  user: User;
}

/** Documented as interaction contexts: 0 in a server, 1 in direct messages with the bot, 2 in those of other people. */
export function contextOf({ guild, channel }: Pick<Place, 'guild' | 'channel'>): number {
  if (guild !== null) return 0;
  return channel.people.length === 0 ? 1 : 2;
}

/** Who owns the installation by which a command is offered here; without any of them it is not. */
export function ownersOf(sandbox: Sandbox, types: readonly number[], place: Place): Owners {
  const owners: Record<string, string> = {};
  const context = contextOf(place);
  if (types.includes(GUILD_INSTALL)) {
    if (place.guild?.members.has(sandbox.applicationId) === true) owners[GUILD_INSTALL] = place.guild.id;
    // Documented: "0" in direct messages with the bot.
    if (context === 1) owners[GUILD_INSTALL] = '0';
  }
  if (types.includes(USER_INSTALL) && place.user.installed) owners[USER_INSTALL] = place.user.id;
  return owners;
}

export function typesOf(command: RegisteredCommand): readonly number[] {
  return command.integration_types ?? [GUILD_INSTALL];
}

/** A component acts for whoever authorised the message that it is on. */
export function ownersFor(sandbox: Sandbox, message: Message, place: Place): Owners {
  return message.interaction?.owners ?? ownersOf(sandbox, [GUILD_INSTALL], place);
}

export function isUserInstallOnly(owners: Owners): boolean {
  return owners[GUILD_INSTALL] === undefined;
}

/**
 * What the application may do where it is asked. Documented for direct messages: files, links and mentions, and
 * emojis of other servers where the bot itself takes part. A bot that is not in the server does what the person may.
 */
export function appPermissions(sandbox: Sandbox, { guild, channel, user }: Place): bigint {
  if (guild !== null) {
    const bot = guild.members.get(sandbox.applicationId);
    return channelPermissions(channel, bot ?? guild.members.get(user.id));
  }
  const everywhere = bits(['AttachFiles', 'EmbedLinks', 'MentionEveryone']);
  return contextOf({ guild, channel }) === 1 ? everywhere | bit('UseExternalEmojis') : everywhere;
}

/**
 * Documented for Use External Apps: without it, what an application that is installed only for oneself answers in a
 * server is ephemeral.
 */
export function mustBeEphemeral(owners: Owners, { guild, channel, user }: Place): boolean {
  if (guild === null || !isUserInstallOnly(owners)) return false;
  return (channelPermissions(channel, guild.members.get(user.id)) & bit('UseExternalApps')) === 0n;
}
