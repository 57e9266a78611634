interface ChannelTraits {
  /** Whether an alert becomes a post, which is a thread of its own, instead of a message. */
  readonly takesPosts: boolean;
  /** Whether the permissions there are those of the channel it stands under. */
  readonly standsUnderAnother: boolean;
}

const plain: ChannelTraits = { takesPosts: false, standsUnderAnother: false };

/** The kinds of channels that alerts go to, and what sets them apart in posting. `direct`: a conversation with one person. */
const traits = {
  text: plain,
  thread: { ...plain, standsUnderAnother: true },
  forum: { ...plain, takesPosts: true },
  announcement: plain,
  direct: plain,
} as const satisfies Record<string, ChannelTraits>;

export type ChannelKind = keyof typeof traits;

export const channelKinds = Object.keys(traits) as readonly ChannelKind[];

export const traitsOf = (kind: ChannelKind): ChannelTraits => traits[kind];
