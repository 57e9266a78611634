import { capital, count, list } from '../words.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

export const settings = {
  title: 'How alerts arrive here',
  timeZone: (zone: string, time: string | null) =>
    `Time zone: **${zone}**${time === null ? '' : ` (now ${time})`}`,
  zoneGone: (zone: string, instead: string) =>
    `⚠️ The time zone **${zone}** no longer exists: digests and daily limits follow ${instead}. Choose another with \`/settings server\`.`,
  none: 'There are no alerts here yet. Start with `/subscribe`.',
  notSubscribed: (channel: string) =>
    `${capital(channel)} gets no alerts yet, so there is nothing to set. Use \`/subscribe\` first. Nothing was changed.`,
  nothingAsked: 'Give at least one option to change, or use `/settings show` to see what is set.',
  onlyInDigest: 'The hour and the day only apply to a digest: choose a `pace`. Nothing was changed.',
  saved: (channel: string) => `Saved for ${channel}:`,
  same: (channel: string) => `These are already the settings of ${channel}. Nothing was changed:`,
  zoneSame: (zone: string, time: string | null) =>
    `Digests and daily limits here already follow the time of **${zone}**${time === null ? '' : `, where it is ${time}`}. Nothing was changed.`,
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
  crosspost: 'published to the servers that follow the channel',
  tags: (tags: readonly string[]) => `tags: ${list(tags)}`,
  defaultTag: (tag: string) => `${tag} for everything else`,
  tagFor: (topic: string, tag: string) => `${topic} → ${tag}`,
  suspended: (reason: string) => `⚠️ suspended: ${reason}`,
  ended: (reason: string) => `⚠️ ended: ${reason}`,
  everyone: 'I can mention a role, but never everyone. Choose another role. Nothing was changed.',
  roleNotMentionable: (role: string, channel: string) =>
    `If I mention ${role} in ${channel}, nobody will be notified. In the server’s settings, allow anyone to @mention the role, or give me **Mention @everyone, @here and All Roles** in the channel. Nothing was changed.`,
  notAnnouncement: (channel: string) =>
    `Only messages in an announcement channel can be published, and ${channel} is not one. Nothing was changed.`,
  notForum: (channel: string) => `${channel} is not a forum, so it has no tags. Nothing was changed.`,
  unknownTag: (tag: string, tags: readonly string[]) =>
    `That forum has no tag called ${tag}. ${tags.length === 0 ? 'It has no tags at all.' : `It has ${list(tags)}.`} Nothing was changed.`,
  fullOfTags: 'This forum already has the most topics with a tag that I can store. Nothing was changed.',
  unknownZone: (zone: string) =>
    `I found no time zone called ${zone}. Type a city, a country or an offset, such as Paris, Georgia or UTC+4, and pick one from the list that appears. Nothing was changed.`,
  severalZones: (place: string, zones: string) =>
    `${place} has several time zones, among them ${zones}. Pick one from the list that appears while you type. Nothing was changed.`,
  zoneSaved: (zone: string, time: string | null) =>
    `Digests and daily limits here now follow the time of **${zone}**${time === null ? '' : `, where it is ${time}`}.`,
  forgetConfirm:
    'This deletes all subscriptions, settings, topics and lists of this server, and the record of what was posted. It cannot be undone. To go ahead, type `delete` in the option `confirm`. Nothing was deleted.',
  /** As compared: folded. */
  forgetWord: 'delete',
  forgetDirect: '`/privacy delete` deletes everything stored about you. Nothing was deleted.',
  forgotten: (subscriptions: number) =>
    `Deleted: ${count(subscriptions, 'subscription', 'subscriptions')} and everything else stored for this server. Messages already posted stay.`,
};
