import { capital, count, list } from '../words.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

export const settings = {
  title: 'How alerts are told here',
  timeZone: (zone: string, time: string | null) =>
    `Time zone: **${zone}**${time === null ? '' : ` (now ${time})`}`,
  zoneGone: (zone: string, instead: string) =>
    `⚠️ I do not know the time zone **${zone}** any more: digests and daily limits go by ${instead}. Choose another with \`/settings server\`.`,
  none: 'No alerts come here yet. `/subscribe` is where to begin.',
  notSubscribed: (channel: string) =>
    `${capital(channel)} gets no alerts yet, so there is nothing to set. \`/subscribe\` comes first. Nothing was changed.`,
  nothingAsked: 'Give at least one option to change, or use `/settings show` to see what is set.',
  onlyInDigest: 'The hour and the day count in a digest only: choose a `pace`.',
  saved: (channel: string) => `Saved for ${channel}:`,
  same: (channel: string) => `That is how it is set for ${channel} already. Nothing was changed:`,
  zoneSame: (zone: string, time: string | null) =>
    `Digests and daily limits here go by the clock of **${zone}** already${time === null ? '' : `, where it is ${time}`}. Nothing was changed.`,
  day: (weekday: number) => days[weekday - 1] ?? '',
  pace: {
    once: () => 'each declaration at once',
    daily: (hour: number) => `a digest every day at ${clock(hour)}`,
    weekly: (hour: number, weekday: number) => `a digest every ${days[weekday - 1]} at ${clock(hour)}`,
  },
  role: (role: string) => `mentions ${role}`,
  silent: 'without a notification',
  cap: (cap: number) => `at most ${count(cap, 'alert', 'alerts')} a day, the rest in one line`,
  language: (language: string) => `in ${language}`,
  crosspost: 'published to those who follow the channel',
  tags: (tags: readonly string[]) => `tags: ${list(tags)}`,
  defaultTag: (tag: string) => `${tag} for everything else`,
  tagFor: (topic: string, tag: string) => `${topic} → ${tag}`,
  suspended: (reason: string) => `⚠️ suspended: ${reason}`,
  ended: (reason: string) => `⚠️ ended: ${reason}`,
  everyone: 'I mention one role, never everyone. Choose another role. Nothing was changed.',
  roleNotMentionable: (role: string, channel: string) =>
    `A mention of ${role} by me would reach nobody in ${channel}. In the server’s settings, allow anyone to @mention the role, or give me **Mention @everyone, @here and All Roles** in the channel. Nothing was changed.`,
  notAnnouncement: (channel: string) =>
    `Only what is in an announcement channel can be published, and ${channel} is none. Nothing was changed.`,
  notForum: (channel: string) => `${channel} is no forum, so it has no tags. Nothing was changed.`,
  unknownTag: (tag: string, tags: readonly string[]) =>
    `That forum has no tag called ${tag}. ${tags.length === 0 ? 'It has no tags at all.' : `It has ${list(tags)}.`} Nothing was changed.`,
  fullOfTags: 'That is as many topics with a tag as a channel can have. Nothing was changed.',
  unknownZone: (zone: string) =>
    `I know no time zone called ${zone}. Type a city, a country or an offset, such as Paris, Georgia or UTC+4, and pick one from the list that appears. Nothing was changed.`,
  severalZones: (place: string, zones: string) =>
    `${place} has several time zones, among them ${zones}. Pick one from the list that appears while you type. Nothing was changed.`,
  zoneSaved: (zone: string, time: string | null) =>
    `Digests and daily limits here now go by the clock of **${zone}**${time === null ? '' : `, where it is ${time}`}.`,
  forgetConfirm:
    'This deletes every subscription, setting and own topic of this server, and the record of what was posted. It cannot be undone. To do it, write `delete` into the option `confirm`. Nothing was deleted.',
  /** As compared: folded. */
  forgetWord: 'delete',
  forgetDirect: '`/privacy delete` deletes everything kept about you. Nothing was deleted.',
  forgotten: (subscriptions: number) =>
    `Deleted: ${count(subscriptions, 'subscription', 'subscriptions')} and everything else kept for this server. Messages already posted stay.`,
};
