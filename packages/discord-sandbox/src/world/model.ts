import type { APIEmbed } from 'discord.js';

export type Embed = APIEmbed;

interface SelectOption {
  label: string;
  value: string;
  description?: string;
  default?: boolean;
}

/** A message component of any kind, loosely typed so that tests can read whatever the bot has sent. */
export interface Component {
  type: number;
  id?: number;
  custom_id?: string;
  style?: number;
  label?: string;
  /** What a label says beside it, in a form. */
  description?: string;
  url?: string;
  emoji?: { id?: string | null; name?: string };
  disabled?: boolean;
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  options?: SelectOption[];
  channel_types?: number[];
  content?: string;
  accent_color?: number | null;
  components?: Component[];
  accessory?: Component;
  component?: Component;
  media?: { url: string };
  file?: { url: string };
  items?: { media: { url: string }; description?: string | null }[];
}

export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  description: string | null;
  data: Uint8Array;
}

export interface User {
  readonly id: string;
  name: string;
  readonly bot: boolean;
  locale: string;
  /** Whether the person accepts direct messages from the bot. */
  acceptsDirectMessages: boolean;
  /** Whether the person has installed the application for themself, to use it anywhere. */
  installed: boolean;
}

export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
  position: number;
  managed: boolean;
  mentionable: boolean;
}

export interface Member {
  readonly user: User;
  roles: Role[];
  readonly joinedAt: number;
  /** Until when the member is timed out, and whether that is still so. */
  timedOutUntil: number | null;
  readonly isTimedOut: () => boolean;
}

export interface Overwrite {
  readonly id: string;
  /** 0 for a role, 1 for a member, as Discord numbers them. */
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Only who manages threads can put it on a post. */
  readonly moderated: boolean;
}

export interface ThreadState {
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  archiveChangedAt: number;
  ownerId: string;
  appliedTags: string[];
}

export interface Channel {
  readonly id: string;
  /** Discord's number of the kind of channel. */
  readonly type: number;
  name: string;
  topic: string | null;
  readonly guild: Guild | null;
  readonly parent: Channel | null;
  readonly recipient: User | null;
  /** Who takes part in a conversation of other people, which the bot is no part of. */
  readonly people: readonly User[];
  position: number;
  readonly overwrites: Map<string, Overwrite>;
  /** Every message ever posted and not deleted, in order, ephemeral ones included. */
  readonly log: Map<string, Message>;
  readonly tags: Tag[];
  requiresTag: boolean;
  readonly thread: ThreadState | null;
  deleted: boolean;
}

export interface Guild {
  readonly id: string;
  name: string;
  locale: string;
  readonly ownerId: string;
  /** When the bot joined, and who added it; `null` for nobody in particular. */
  joinedAt: number;
  addedBy: string | null;
  readonly roles: Map<string, Role>;
  readonly channels: Map<string, Channel>;
  readonly members: Map<string, Member>;
  unavailable: boolean;
  /** Beyond which no thread can be opened or woken up: 160006. */
  maxActiveThreads: number;
  /** Where Discord writes about the guild, and where its moderators are told things. */
  systemChannelId: string | null;
  updatesChannelId: string | null;
}

/** What a message said before an edit. */
interface Version {
  content: string;
  embeds: Embed[];
  components: Component[];
  at: number;
}

export interface Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly createdAt: number;
  readonly nonce: string | number | null;
  /** The one person who can see it, or null when everybody in the channel does. */
  readonly onlyFor: string | null;
  readonly interaction: {
    id: string;
    type: number;
    user: User;
    name: string | null;
    /** Who has authorised the application for it, by the way it was installed. */
    owners: Readonly<Record<string, string>>;
  } | null;
  readonly replyTo: string | null;
  /** Whether a bot without the privileged intent for contents sees what it says. */
  readonly readable: boolean;
  type: number;
  content: string;
  embeds: Embed[];
  components: Component[];
  files: StoredFile[];
  flags: number;
  /** Who was really notified: the mentions that `allowed_mentions` and the permissions let through. */
  pings: { everyone: boolean; roles: string[]; users: string[] };
  editedAt: number | null;
  edits: Version[];
  deleted: boolean;
}

export const ChannelTypes = {
  text: 0,
  dm: 1,
  voice: 2,
  groupDm: 3,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  thread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
  media: 16,
} as const;
export type ChannelKind = keyof typeof ChannelTypes;

export const Flags = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** Channels that people join to speak; what is written there is only for who may connect. */
export function isVoice(channel: Channel): boolean {
  return channel.type === ChannelTypes.voice || channel.type === ChannelTypes.stage;
}

export function isThread(channel: Channel): boolean {
  return channel.thread !== null;
}

/** Whether messages can be posted in it. */
export function holdsMessages(channel: Channel): boolean {
  return isThread(channel) || [0, 1, 2, 5, 13].includes(channel.type);
}
