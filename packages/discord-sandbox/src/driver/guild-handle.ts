import { ChannelHandle } from './channel-handle.ts';
import { Intents } from '../gateway/gateway.ts';
import {
  type ChannelKind,
  ChannelTypes,
  type Guild,
  type Member,
  type Role,
  type Tag,
  type User,
} from '../world/model.ts';
import { channelPayload, guildPayload, memberPayload, rolePayload } from '../world/payloads.ts';
import { bits, guildPermissions, namesOf, type PermissionName } from '../world/permissions.ts';
import type { Sandbox } from '../sandbox.ts';
import { someoneOf } from './someone.ts';
import { changeAccess } from '../world/visibility.ts';

export interface GuildOptions {
  name: string;
  locale?: string;
  /** Roles by name with what they allow. */
  roles?: Record<string, PermissionName[]>;
  /** What the bot's own role allows beyond what everybody may. */
  botPermissions?: PermissionName[];
  /** 1,000 unless told. */
  maxActiveThreads?: number;
  /** Whether the bot is in it, which it is unless told. `restore` invites it. */
  withBot?: boolean;
}

export interface ChannelOptions {
  name: string;
  type?: ChannelKind;
  topic?: string;
  /** What the bot may not do here. */
  deny?: PermissionName[];
  /** Tags of a forum, twenty at most. */
  tags?: (string | { name: string; moderated?: boolean })[];
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

  /** They install the application for themselves, to use it anywhere; or remove it. */
  installApp(installed = true): void {
    this.state.installed = installed;
  }

  /** Whether the bot can write to them directly; 50007 when it cannot. */
  acceptDirectMessages(accepts: boolean): void {
    this.state.acceptsDirectMessages = accepts;
  }
}

/** A person in a guild. */
export class MemberHandle extends UserHandle {
  readonly guild: GuildHandle;

  constructor(user: User, guild: GuildHandle) {
    super(user);
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
    this.state.maxActiveThreads = options.maxActiveThreads ?? this.state.maxActiveThreads;
    if (options.withBot === false) world.leave(this.state);
    for (const [name, permissions] of Object.entries(options.roles ?? {}))
      this.addRole({ name, permissions });
    if (options.withBot !== false) this.join(options.botPermissions ?? []);
    this.owner = new MemberHandle(owner, this);
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
    return new MemberHandle(user, this);
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
      tags: tagsOf(options, world.nextId),
      requiresTag: options.requiresTag ?? false,
    });
    if (options.deny !== undefined) {
      const id = this.sandbox.applicationId;
      channel.overwrites.set(id, { id, type: 1, allow: 0n, deny: bits(options.deny) });
    }
    gateway.dispatch('CHANNEL_CREATE', channelPayload(channel), this.about);
    world.changed();
    return new ChannelHandle(this.sandbox, channel);
  }

  addRole(options: { name: string; permissions?: PermissionName[]; mentionable?: boolean }): Role {
    const { world, gateway } = this.sandbox;
    const mentionable = options.mentionable ?? false;
    const role = world.addRole(this.state, options.name, bits(options.permissions ?? []), { mentionable });
    gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: this.id, role: rolePayload(role) }, this.about);
    return role;
  }

  /** The role that came with the bot. */
  get botRole(): Role {
    const role = this.bot.roles.find(({ managed }) => managed);
    if (role === undefined) throw new Error(`The bot has no role of its own in ${this.name}.`);
    return role;
  }

  /** The role that everybody has. */
  get everyone(): Role {
    return this.state.roles.get(this.id) as Role;
  }

  /** Changes what a role is called and what it allows, and tells the bot. */
  updateRole(role: Role, change: { name?: string; permissions?: PermissionName[] }): void {
    changeAccess(this.sandbox, this.state, () => {
      role.name = change.name ?? role.name;
      if (change.permissions !== undefined) role.permissions = bits(change.permissions);
      this.tell('GUILD_ROLE_UPDATE', { guild_id: this.id, role: rolePayload(role) });
    });
  }

  deleteRole(role: Role): void {
    changeAccess(this.sandbox, this.state, () => {
      this.state.roles.delete(role.id);
      for (const member of this.state.members.values())
        member.roles = member.roles.filter((other) => other !== role);
      this.tell('GUILD_ROLE_DELETE', { guild_id: this.id, role_id: role.id });
    });
  }

  /** Sets the roles of the bot beside its own, and tells it. */
  setBotRoles(roles: readonly Role[]): void {
    changeAccess(this.sandbox, this.state, () => {
      this.bot.roles = [this.botRole, ...roles];
      this.tellOfBot();
    });
  }

  /** Times the bot out until then; `null` ends it. */
  timeOutBot(until: number | null): void {
    this.bot.timedOutUntil = until;
    this.tellOfBot();
  }

  /** Changes the guild as its owner would, and tells the bot. */
  update(change: {
    name?: string;
    systemChannel?: ChannelHandle | null;
    updatesChannel?: ChannelHandle | null;
  }): void {
    this.state.name = change.name ?? this.state.name;
    if (change.systemChannel !== undefined) this.state.systemChannelId = change.systemChannel?.id ?? null;
    if (change.updatesChannel !== undefined) this.state.updatesChannelId = change.updatesChannel?.id ?? null;
    this.tell('GUILD_UPDATE', guildPayload(this.state));
  }

  private get bot(): Member {
    const member = this.state.members.get(this.sandbox.applicationId);
    if (member === undefined) throw new Error(`The bot is not in ${this.name}.`);
    return member;
  }

  private get about(): { intent: number; guildId: string } {
    return { intent: Intents.guilds, guildId: this.id };
  }

  private tell(event: string, data: object): void {
    this.sandbox.gateway.dispatch(event, data, this.about);
    this.sandbox.world.changed();
  }

  /** As documented, a bot is told of its own member without the privileged intent for members. */
  private tellOfBot(): void {
    this.sandbox.gateway.dispatch(
      'GUILD_MEMBER_UPDATE',
      { ...memberPayload(this.bot), guild_id: this.id },
      { intent: 0, guildId: this.id },
    );
    this.sandbox.world.changed();
  }

  addMember(options: MemberOptions): MemberHandle {
    const { world } = this.sandbox;
    const user = options.user?.state ?? world.addUser(options.name, options.locale ?? this.locale);
    const permissions = options.permissions ?? [];
    const roles =
      permissions.length === 0 ? [] : [this.addRole({ name: `${options.name}'s role`, permissions })];
    world.addMember(this.state, user, roles);
    return new MemberHandle(user, this);
  }

  /** The bot is removed; or, when only unavailable, Discord has an outage and says so. */
  remove(options: { unavailable?: boolean } = {}): void {
    const { world } = this.sandbox;
    const outage = options.unavailable === true;
    if (outage) this.state.unavailable = true;
    else world.leave(this.state);
    this.tell('GUILD_DELETE', { id: this.id, ...(outage ? { unavailable: true } : {}) });
  }

  /** The outage ends, or the bot is invited again by somebody, with what its own role then allows. */
  restore(botPermissions: PermissionName[] = [], addedBy: UserHandle | null = null): void {
    this.state.unavailable = false;
    if (!this.state.members.has(this.sandbox.applicationId)) {
      this.state.joinedAt = this.sandbox.world.clock();
      this.state.addedBy = addedBy?.id ?? null;
      this.join(botPermissions);
    }
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

/** The documentation allows a forum twenty tags. */
function tagsOf({ tags = [] }: ChannelOptions, nextId: () => string): Tag[] {
  if (tags.length > 20) throw new Error(`A forum has 20 tags at most, not ${tags.length}.`);
  return tags.map((tag) => ({
    id: nextId(),
    name: typeof tag === 'string' ? tag : tag.name,
    moderated: typeof tag !== 'string' && tag.moderated === true,
  }));
}
