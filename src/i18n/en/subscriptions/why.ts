import { count, number, these } from '../words.ts';

export const why = {
  title: (declaration: number) => `Why declaration No. ${declaration} came, or did not`,
  held: (declaration: number, at: string) => `✅ I hold No. ${declaration}. I first saw it on ${at}.`,
  notHeld:
    'What I do not hold I cannot post: the Assembly has not published it where I look, or its page could not be read. `/status` says how the sources are doing.',
  unannounced: {
    baseline: (_tabledOn: string) =>
      '❌ It was there at the first look at a source: such a declaration is stored and alerts nobody.',
    age: (tabledOn: string) =>
      `❌ It is dated ${tabledOn}, long before I first saw it: such a declaration is no news, so it is stored and alerts nobody. How many days that takes is a setting of whoever runs me (NEWS_MAX_AGE_DAYS).`,
    operator: (_tabledOn: string) =>
      '❌ Whoever runs me looked at it and kept it silently: it is stored and alerts nobody.',
    import: (_tabledOn: string) =>
      '❌ It was imported by whoever runs me, and not announced: such a declaration is stored and alerts nobody.',
  },
  corrected: (at: string, kinds: readonly string[]) =>
    `✏️ On ${at} I noticed that the Assembly had corrected ${kinds.join(', ')}; what was posted is edited.`,
  shorter: (names: number, held: number, at: string) =>
    `❔ Since ${at} its page has shown ${number(names)} ${these(names, 'name', 'names')} instead of ${number(held)}. Signatures cannot be withdrawn, so I keep the longer list until a look some days later shows the same.`,
  noSubscriptions: (channel: string) =>
    `❌ ${channel} has no subscriptions, so nothing is posted there. \`/subscribe\` makes one.`,
  active: (channel: string, subscriptions: number) =>
    `✅ ${channel} takes alerts. It has ${count(subscriptions, 'subscription', 'subscriptions')}:`,
  suspended: (channel: string, since: string, reason: string, subscriptions: number) =>
    `⏸️ ${channel} has taken no alerts since ${since}, so they wait. ${reason} It has ${count(subscriptions, 'subscription', 'subscriptions')}:`,
  ended: (channel: string, since: string, reason: string) =>
    `❌ ${channel} was given up on ${since}, with its subscriptions. ${reason}`,
  allMet: 'it asks for nothing in particular',
  young: (at: string) =>
    `the subscription was made on ${at}, after I first saw the declaration: earlier ones are not posted`,
  changed: (at: string) =>
    `the subscription was changed, or its pause ended, on ${at}, after I first saw the declaration: what came before is not posted`,
  paused: (at: string) => `the subscription has been paused since ${at}`,
  result: 'What became of it here',
  none: {
    noSubscriptions: 'No alert was made.',
    noMatch: 'No subscription matches, so no alert was made.',
    unannounced: 'No alert was made, because the declaration was no news when I stored it.',
    young: 'What matches asked for it too late, so no alert was made.',
    paused: 'What matches was paused, so no alert was made.',
    later:
      'It matches as it is held today, yet no alert was made: when it came, something that decides was not known or not so yet, such as its text, a topic or who signed.',
  },
  edition: (edition: number, said: string) => `Edition ${edition}: ${said}`,
  pending: {
    alert: (at: string) => `the alert is on its way, due ${at}.`,
    digest: (at: string) => `it comes in the digest due ${at}.`,
    line: (at: string) =>
      `it was left out of the single alerts and comes in one line with others, due ${at}.`,
  },
  tried: (times: number, reason: string) => `It was tried ${count(times, 'time', 'times')} so far. ${reason}`,
  waiting: (reason: string) => `it waits until the channel takes alerts again. ${reason}`,
  sending: 'it is being posted right now.',
  sent: {
    alert: (at: string, link: string) => `it was posted on ${at}: ${link}.`,
    digest: (at: string, link: string) => `it was posted in a digest on ${at}: ${link}.`,
    line: (at: string, link: string) => `it was named in one line with others on ${at}: ${link}.`,
  },
  message: 'the message',
  shows: (edition: number) => `The message shows edition ${edition}.`,
  notEdited: (reason: string) => `It could not be brought up to date. ${reason}`,
  muted: (since: string) => `It has been muted here since ${since}: nothing more of it is posted.`,
  uncertain: (reason: string) => `nobody can say whether it was posted. ${reason}`,
  refused: (reason: string) => `it was not posted. ${reason}`,
  defect: (reason: string) => `it was not posted, which is my mistake. ${reason}`,
  dropped: (reason: string) => `it was not posted. ${reason}`,
  cannotSee: 'You cannot see that channel, so I do not say what is posted in it.',
};
