import { ChannelHandle } from './channel-handle.ts';
import { Intents } from './gateway.ts';
import { type ChannelKind, ChannelTypes, type Guild, type Member, type Role, type User } from './model.ts';
import { channelPayload, rolePayload } from './payloads.ts';
import { bits, guildPermissions, namesOf, type PermissionName } from './permissions.ts';
import type { Sandbox } from './sandbox.ts';
import { someoneOf } from './someone.ts';

export interface GuildOptions {
  name: string;
  locale?: string;
  /** Roles by name with what they allow. */
  roles?: Record<string, PermissionName[]>;
  /** What the bot's own role allows beyond what everybody may. */
  botPermissions?: PermissionName[];
}

export interface ChannelOptions {
  name: string;
  type?: ChannelKind;
  topic?: string;
  /** What the bot may not do here. */
  deny?: PermissionName[];
  /** Tags of a forum. */
  tags?: string[];
  requiresTag?: boolean;
}

export interface MemberOptions {
  name: string;
  locale?: string;
  /** What the person may do beyond what everybody may. */
  permissions?: PermissionName[];
  /** Someone who is known from another guild. */
  user?: UserHandle;
}

/** A person, anywhere. */
export class UserHandle {
  readonly state: User;

  constructor(state: User) {
    this.state = state;
  }

  get id(): string {
    return this.state.id;
  }

  get name(): string {
    return this.state.name;
  }

  get locale(): string {
    return this.state.locale;
  }

  /** Whether the bot can write to them directly; 50007 when it cannot. */
  acceptDirectMessages(accepts: boolean): void {
    this.state.acceptsDirectMessages = accepts;
  }
}

/** A person in a guild. */
export class MemberHandle extends UserHandle {
  readonly guild: GuildHandle;

  constructor(member: Member, guild: GuildHandle) {
    super(member.user);
    this.guild = guild;
  }

  /** What they may do in the guild as a whole. */
  get permissions(): PermissionName[] {
    const member = this.guild.state.members.get(this.id);
    return member === undefined ? [] : namesOf(guildPermissions(this.guild.state, member));
  }
}

export class GuildHandle {
  readonly state: Guild;
  /** Who may do everything here. */
  readonly owner: MemberHandle;
  private readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox, options: GuildOptions) {
    const { world } = sandbox;
    const locale = options.locale ?? 'en-US';
    this.sandbox = sandbox;
    const owner = world.addUser(`${options.name} owner`, locale);
    this.state = world.addGuild(options.name, locale, owner);
    for (const [name, permissions] of Object.entries(options.roles ?? {}))
      this.addRole({ name, permissions });
    this.join(options.botPermissions ?? []);
    this.owner = new MemberHandle({ user: owner, roles: [], joinedAt: 0 }, this);
  }

  get id(): string {
    return this.state.id;
  }

  get name(): string {
    return this.state.name;
  }

  get locale(): string {
    return this.state.locale;
  }

  get channels(): ChannelHandle[] {
    return [...this.state.channels.values()].map((channel) => new ChannelHandle(this.sandbox, channel));
  }

  /** An ordinary member with no permission beyond what everybody has. */
  get someone(): MemberHandle {
    const user = someoneOf(this.sandbox.world, this.state);
    return new MemberHandle({ user, roles: [], joinedAt: 0 }, this);
  }

  addChannel(options: ChannelOptions): ChannelHandle {
    const { world, gateway } = this.sandbox;
    const channel = world.addChannel({
      type: ChannelTypes[options.type ?? 'text'],
      name: options.name,
      guild: this.state,
      parent: null,
      thread: null,
      topic: options.topic ?? null,
      tags: (options.tags ?? []).map((name) => ({ id: world.nextId(), name })),
      requiresTag: options.requiresTag ?? false,
    });
    if (options.deny !== undefined) {
      const id = this.sandbox.applicationId;
      channel.overwrites.set(id, { id, type: 1, allow: 0n, deny: bits(options.deny) });
    }
    gateway.dispatch('CHANNEL_CREATE', channelPayload(channel), { intent: Intents.guilds, guildId: this.id });
    world.changed();
    return new ChannelHandle(this.sandbox, channel);
  }

  addRole(options: { name: string; permissions?: PermissionName[]; mentionable?: boolean }): Role {
    const { world, gateway } = this.sandbox;
    const mentionable = options.mentionable ?? false;
    const role = world.addRole(this.state, options.name, bits(options.permissions ?? []), { mentionable });
    const data = { guild_id: this.id, role: rolePayload(role) };
    gateway.dispatch('GUILD_ROLE_CREATE', data, { intent: Intents.guilds, guildId: this.id });
    return role;
  }

  addMember(options: MemberOptions): MemberHandle {
    const { world } = this.sandbox;
    const user = options.user?.state ?? world.addUser(options.name, options.locale ?? this.locale);
    const permissions = options.permissions ?? [];
    const roles =
      permissions.length === 0 ? [] : [this.addRole({ name: `${options.name}'s role`, permissions })];
    return new MemberHandle(world.addMember(this.state, user, roles), this);
  }

  /** The bot is removed; or, when only unavailable, Discord has an outage and says so. */
  remove(options: { unavailable?: boolean } = {}): void {
    const { world, gateway } = this.sandbox;
    const outage = options.unavailable === true;
    if (outage) this.state.unavailable = true;
    else world.leave(this.state);
    gateway.dispatch(
      'GUILD_DELETE',
      { id: this.id, ...(outage ? { unavailable: true } : {}) },
      {
        intent: Intents.guilds,
        guildId: this.id,
      },
    );
    world.changed();
  }

  /** The outage ends, or the bot is invited again. */
  restore(): void {
    this.state.unavailable = false;
    if (!this.state.members.has(this.sandbox.applicationId)) this.join([]);
    this.sandbox.world.guilds.set(this.id, this.state);
    this.sandbox.gateway.announce(this.state);
    this.sandbox.world.changed();
  }

  private join(permissions: PermissionName[]): void {
    const { world } = this.sandbox;
    const role = world.addRole(this.state, world.bot.name, bits(permissions), { managed: true });
    world.addMember(this.state, world.bot, [role]);
  }
}
