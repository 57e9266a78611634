import { Intents } from '../gateway/gateway.ts';
import { post } from '../world/messages.ts';
import { type Channel, ChannelTypes, type Message, type Overwrite, type User } from '../world/model.ts';
import { channelPayload } from '../world/payloads.ts';
import { bits, namesOf, type PermissionName } from '../world/permissions.ts';
import { announceChange, archive, removeChannel } from '../routes/channels.ts';
import type { Sandbox } from '../sandbox.ts';
import { someoneOf } from './someone.ts';
import { changeAccess } from '../world/visibility.ts';

export interface ThreadOptions {
  name: string;
  archived?: boolean;
  locked?: boolean;
  /** Whether the bot opened it. */
  byBot?: boolean;
}

export interface PermissionChange {
  allow?: PermissionName[];
  deny?: PermissionName[];
  /** Whom it concerns: the bot unless told. */
  who?: 'bot' | 'everyone' | { id: string };
}

/** A channel or thread as its people see it, and what moderators do to it. */
export class ChannelHandle {
  readonly state: Channel;
  private readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox, state: Channel) {
    this.sandbox = sandbox;
    this.state = state;
  }

  get id(): string {
    return this.state.id;
  }

  get name(): string {
    return this.state.name;
  }

  /** What everybody in the channel sees, in order. */
  get messages(): Message[] {
    return [...this.state.log.values()].filter((message) => message.onlyFor === null);
  }

  /** What one person sees: the same, and the ephemeral messages that are theirs. */
  visibleTo(user: { id: string }): Message[] {
    return [...this.state.log.values()].filter(({ onlyFor }) => onlyFor === null || onlyFor === user.id);
  }

  /** The threads under it: posts, when it is a forum. */
  get threads(): ChannelHandle[] {
    const all = [...(this.state.guild?.channels.values() ?? [])];
    const under = all.filter((channel) => channel.parent === this.state && channel.thread !== null);
    return under.map((channel) => new ChannelHandle(this.sandbox, channel));
  }

  /** Everything the bot has posted that is still there, in it and in the threads under it, in order. */
  get posted(): Message[] {
    const all = [this, ...this.threads].flatMap(({ messages }) => messages);
    const own = all.filter(({ author }) => author === this.sandbox.world.bot);
    return own.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  /** Somebody writes here: an ordinary member unless told. */
  write(content: string, user?: { state: User }): Message {
    const { guild, recipient } = this.state;
    const author = user?.state ?? recipient ?? (guild === null ? null : someoneOf(this.sandbox.world, guild));
    if (author === null) throw new Error('There is nobody in that channel.');
    const body = { content, allowed_mentions: { parse: [] } };
    return post(this.sandbox, { channel: this.state, body, files: [], author });
  }

  addThread(options: ThreadOptions): ChannelHandle {
    const announcement = this.state.type === ChannelTypes.announcement;
    const { guild } = this.state;
    const channel = this.sandbox.world.addChannel({
      type: announcement ? ChannelTypes.announcementThread : ChannelTypes.thread,
      name: options.name,
      guild,
      parent: this.state,
      thread: {
        archived: options.archived ?? false,
        locked: options.locked ?? false,
        autoArchiveMinutes: 4320,
        archiveChangedAt: this.sandbox.clock(),
        ownerId: options.byBot === true ? this.sandbox.applicationId : (guild?.ownerId ?? ''),
        appliedTags: [],
      },
    });
    this.tell('THREAD_CREATE', channel);
    return new ChannelHandle(this.sandbox, channel);
  }

  /** Changes it as a moderator would, and tells the bot. */
  update(change: { name?: string; topic?: string; archived?: boolean; locked?: boolean }): void {
    this.state.name = change.name ?? this.state.name;
    this.state.topic = change.topic ?? this.state.topic;
    if (this.state.thread !== null) {
      archive(this.sandbox, this.state.thread, change.archived);
      this.state.thread.locked = change.locked ?? this.state.thread.locked;
    }
    announceChange(this.sandbox, this.state);
  }

  setPermissions(change: PermissionChange): void {
    const who = change.who ?? 'bot';
    const guildId = this.state.guild?.id ?? '';
    const id = who === 'bot' ? this.sandbox.applicationId : who === 'everyone' ? guildId : who.id;
    const type = this.state.guild?.roles.has(id) === true ? 0 : 1;
    const overwrite: Overwrite = { id, type, allow: bits(change.allow ?? []), deny: bits(change.deny ?? []) };
    changeAccess(this.sandbox, this.state.guild, () => {
      this.state.overwrites.set(id, overwrite);
      announceChange(this.sandbox, this.state);
    });
  }

  /** Takes permissions away from the bot here, beside what it may not do already. */
  revoke(...names: PermissionName[]): void {
    const [allow, deny] = this.own();
    this.setPermissions({
      allow: allow.filter((name) => !names.includes(name)),
      deny: [...new Set([...deny, ...names])],
    });
  }

  /** Gives the bot permissions here, beside those that it has. */
  grant(...names: PermissionName[]): void {
    const [allow, deny] = this.own();
    this.setPermissions({
      allow: [...new Set([...allow, ...names])],
      deny: deny.filter((name) => !names.includes(name)),
    });
  }

  private own(): [PermissionName[], PermissionName[]] {
    const overwrite = this.state.overwrites.get(this.sandbox.applicationId);
    return [namesOf(overwrite?.allow ?? 0n), namesOf(overwrite?.deny ?? 0n)];
  }

  delete(): void {
    removeChannel(this.sandbox, this.state);
  }

  private tell(event: string, channel: Channel): void {
    this.sandbox.gateway.dispatch(event, channelPayload(channel), {
      intent: Intents.guilds,
      guildId: channel.guild?.id,
    });
    this.sandbox.world.changed();
  }
}
