import type { Channel, Guild, Member, Role, User } from './model.ts';
import { ChannelTypes } from './model.ts';
import { EVERYONE_DEFAULT } from './permissions.ts';
import { snowflakes } from './snowflakes.ts';

/** Everything that exists in this Discord, and a bell that rings whenever some of it has changed. */
export class World {
  readonly clock: () => number;
  readonly nextId: () => string;
  readonly bot: User;
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  private readonly listeners = new Set<() => void>();

  constructor(clock: () => number, botId: string, botName: string) {
    this.clock = clock;
    this.nextId = snowflakes(clock);
    this.bot = {
      id: botId,
      name: botName,
      bot: true,
      locale: 'en-US',
      acceptsDirectMessages: false,
      installed: false,
    };
    this.users.set(botId, this.bot);
  }

  /** Calls `listener` after every change, until the function it returns is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }

  addUser(name: string, locale: string): User {
    const user: User = {
      id: this.nextId(),
      name,
      bot: false,
      locale,
      acceptsDirectMessages: true,
      installed: false,
    };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string, locale: string, owner: User): Guild {
    const id = this.nextId();
    const joinedAt = this.clock();
    const everyone: Role = {
      id,
      name: '@everyone',
      permissions: EVERYONE_DEFAULT,
      position: 0,
      managed: false,
      mentionable: false,
    };
    const guild: Guild = {
      id,
      name,
      locale,
      ownerId: owner.id,
      joinedAt,
      addedBy: null,
      roles: new Map([[id, everyone]]),
      channels: new Map(),
      members: new Map(),
      unavailable: false,
      maxActiveThreads: 1000,
      systemChannelId: null,
      updatesChannelId: null,
    };
    this.addMember(guild, owner, []);
    this.guilds.set(id, guild);
    return guild;
  }

  addRole(
    guild: Guild,
    name: string,
    permissions: bigint,
    more: Partial<Pick<Role, 'managed' | 'mentionable'>> = {},
  ): Role {
    const role: Role = {
      id: this.nextId(),
      name,
      permissions,
      position: guild.roles.size,
      managed: more.managed ?? false,
      mentionable: more.mentionable ?? false,
    };
    guild.roles.set(role.id, role);
    return role;
  }

  addMember(guild: Guild, user: User, roles: Role[]): Member {
    const { clock } = this;
    const member: Member = {
      user,
      roles,
      joinedAt: clock(),
      timedOutUntil: null,
      isTimedOut: () => member.timedOutUntil !== null && member.timedOutUntil > clock(),
    };
    guild.members.set(user.id, member);
    return member;
  }

  addChannel(
    init: Pick<Channel, 'type' | 'name' | 'guild' | 'parent' | 'thread'> & Partial<Channel>,
  ): Channel {
    const channel: Channel = {
      id: this.nextId(),
      topic: null,
      recipient: null,
      people: [],
      position: init.guild?.channels.size ?? 0,
      overwrites: new Map(),
      log: new Map(),
      tags: [],
      requiresTag: false,
      deleted: false,
      ...init,
    };
    this.channels.set(channel.id, channel);
    init.guild?.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct messages between the bot and a person, opened when they are not yet. */
  directMessages(user: User): Channel {
    for (const channel of this.channels.values()) if (channel.recipient === user) return channel;
    return this.addChannel({
      type: ChannelTypes.dm,
      name: user.name,
      guild: null,
      parent: null,
      thread: null,
      recipient: user,
    });
  }

  /** A conversation of people without the bot: direct messages of two, or a group. */
  conversation(people: readonly User[]): Channel {
    return this.addChannel({
      type: people.length > 2 ? ChannelTypes.groupDm : ChannelTypes.dm,
      name: people.map(({ name }) => name).join(', '),
      guild: null,
      parent: null,
      thread: null,
      people,
    });
  }

  /** Takes a channel away, and the threads under it. */
  removeChannel(channel: Channel): void {
    channel.deleted = true;
    this.channels.delete(channel.id);
    channel.guild?.channels.delete(channel.id);
    for (const other of channel.guild?.channels.values() ?? []) {
      if (other.parent === channel && other.thread !== null) this.removeChannel(other);
    }
  }

  /** The bot leaves a guild: its channels remain, out of the bot's sight. */
  leave(guild: Guild): void {
    this.guilds.delete(guild.id);
    // Its role goes with it.
    for (const role of guild.members.get(this.bot.id)?.roles ?? [])
      if (role.managed) guild.roles.delete(role.id);
    guild.members.delete(this.bot.id);
  }
}
