import { ChannelType, type GuildBasedChannel, type GuildForumTag, type ThreadOnlyChannel } from 'discord.js';
import { traitsOf, type ChannelKind } from '../../assembly/delivery/channel-kind.ts';

/** The kinds of channels of a server. */
type ServerKind = Exclude<ChannelKind, 'direct'>;

/** Discord's types of channels that alerts can go to, by what they are to us: a kind without a type does not compile. */
const typesOf = {
  text: [ChannelType.GuildText, ChannelType.GuildVoice, ChannelType.GuildStageVoice],
  announcement: [ChannelType.GuildAnnouncement],
  thread: [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread],
  forum: [ChannelType.GuildForum],
} as const satisfies { readonly [K in ServerKind]: readonly [ChannelType, ...ChannelType[]] };

const serverKinds = Object.keys(typesOf) as readonly ServerKind[];

const kinds = new Map<ChannelType, ServerKind>(
  serverKinds.flatMap((kind) => typesOf[kind].map((type) => [type, kind] as const)),
);

/** What a type of channel is to us; `null` where nothing can be posted. */
export const kindOf = (type: ChannelType): ServerKind | null => kinds.get(type) ?? null;

/** Every type that alerts can go to, messages or posts. */
export const alertChannelTypes = serverKinds.flatMap((kind) => [...typesOf[kind]]);

/** Those in which an alert becomes a post. */
export const postChannelTypes = serverKinds
  .filter((kind) => traitsOf(kind).takesPosts)
  .flatMap((kind) => [...typesOf[kind]]);

export function isThread(type: ChannelType): boolean {
  const kind = kindOf(type);
  return kind !== null && traitsOf(kind).standsUnderAnother;
}

/** Whether what is posted there becomes a post, which may have tags. */
export function takesPosts(channel: GuildBasedChannel): channel is GuildBasedChannel & ThreadOnlyChannel {
  const kind = kindOf(channel.type);
  return kind !== null && traitsOf(kind).takesPosts;
}

/** The tags that a channel offers for its posts; none where it takes none. */
export function tagsOffered(channel: GuildBasedChannel | undefined): readonly GuildForumTag[] {
  return channel && takesPosts(channel) ? channel.availableTags : [];
}
