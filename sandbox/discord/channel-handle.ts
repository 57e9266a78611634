import { Intents } from './gateway.ts';
import { type Channel, ChannelTypes, type Message, type Overwrite } from './model.ts';
import { channelPayload } from './payloads.ts';
import { bits, type PermissionName } from './permissions.ts';
import { announceChange } from './routes/channels.ts';
import type { Sandbox } from './sandbox.ts';

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
      this.state.thread.archived = change.archived ?? this.state.thread.archived;
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
    this.state.overwrites.set(id, overwrite);
    announceChange(this.sandbox, this.state);
  }

  delete(): void {
    this.sandbox.world.removeChannel(this.state);
    this.tell(this.state.thread === null ? 'CHANNEL_DELETE' : 'THREAD_DELETE', this.state);
  }

  private tell(event: string, channel: Channel): void {
    this.sandbox.gateway.dispatch(event, channelPayload(channel), {
      intent: Intents.guilds,
      guildId: channel.guild?.id,
    });
    this.sandbox.world.changed();
  }
}
