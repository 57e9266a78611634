import { count, number, these } from '../words.ts';

export const why = {
  title: (declaration: number) => `Why No. ${declaration} was posted, or was not`,
  held: (declaration: number, at: string) => `✅ I found No. ${declaration} on ${at}.`,
  notHeld:
    'I cannot post what I have not found: the Assembly may not have published it where I search, or its page could not be read. `/status` shows whether I can reach the sources.',
  unannounced: {
    baseline: (_tabledOn: string) =>
      '❌ It had already been published when I first checked the source: I store such a declaration without alerts.',
    age: (tabledOn: string) =>
      `❌ It is dated ${tabledOn}, long before I found it: it is no longer new, so I stored it without alerts. The operator of this bot sets after how many days that applies (NEWS_MAX_AGE_DAYS).`,
    operator: (_tabledOn: string) => '❌ The operator of this bot chose to store it without alerts.',
    import: (_tabledOn: string) =>
      '❌ The operator of this bot imported it without announcing it: it was stored without alerts.',
  },
  corrected: (at: string, kinds: readonly string[]) =>
    `✏️ On ${at} I found that the Assembly had corrected ${kinds.join(', ')}; messages already posted are updated.`,
  shorter: (names: number, held: number, at: string) =>
    `❔ Since ${at} its page has shown ${number(names)} ${these(names, 'name', 'names')} instead of ${number(held)}. Signatures cannot be withdrawn, so I keep the longer list until I find the same again some days later.`,
  noSubscriptions: (channel: string) =>
    `❌ ${channel} has no subscriptions, so nothing is posted there. Make one with \`/subscribe\`.`,
  active: (channel: string, subscriptions: number) =>
    `✅ ${channel} can get alerts. It has ${count(subscriptions, 'subscription', 'subscriptions')}:`,
  suspended: (channel: string, since: string, reason: string, subscriptions: number) =>
    `⏸️ I have not been able to post in ${channel} since ${since}, so alerts wait. ${reason} The channel has ${count(subscriptions, 'subscription', 'subscriptions')}:`,
  ended: (channel: string, since: string, reason: string) =>
    `❌ I stopped posting in ${channel} on ${since}, and its subscriptions ended. ${reason}`,
  allMet: 'it follows every declaration',
  young: (at: string) =>
    `the subscription was made on ${at}, after I found the declaration: earlier ones are not posted`,
  changed: (at: string) =>
    `the subscription was changed, or its pause ended, on ${at}, after I found the declaration: earlier ones are not posted`,
  paused: (at: string) => `the subscription has been paused since ${at}`,
  result: 'What happened here',
  none: {
    noSubscriptions: 'There was no alert.',
    noMatch: 'No subscription matches, so there was no alert.',
    unannounced: 'There was no alert, because the declaration was not new when I stored it.',
    young: 'The subscriptions that match were made too late, so there was no alert.',
    paused: 'The subscriptions that match were paused, so there was no alert.',
    forgotten:
      'I keep the record of alerts for a year, and I found this declaration before that: I can no longer say whether it was posted here.',
    later:
      'It matches now, but did not when I found it, so there was no alert: its text, topics, countries or signatories may have been added or corrected since.',
  },
  edition: (edition: number, said: string) => `Edition ${edition}: ${said}`,
  pending: {
    alert: (at: string) => `the alert is on its way, due ${at}.`,
    digest: (at: string) => `it will be in the digest due ${at}.`,
    line: (at: string) =>
      `the daily limit was reached: it will be summed up with others in one line, due ${at}.`,
  },
  tried: (times: number, reason: string) => `I have tried ${count(times, 'time', 'times')} so far. ${reason}`,
  waiting: (reason: string) => `the alert waits until I can post in the channel again. ${reason}`,
  sending: 'it is being posted right now.',
  sent: {
    alert: (at: string, link: string) => `it was posted on ${at}: ${link}.`,
    digest: (at: string, link: string) => `it was posted in a digest on ${at}: ${link}.`,
    line: (at: string, link: string) => `it was summed up with others in one line on ${at}: ${link}.`,
  },
  message: 'the message',
  shows: (edition: number) => `The message shows edition ${edition}.`,
  notEdited: (reason: string) => `It could not be updated. ${reason}`,
  muted: (since: string) => `It has been muted here since ${since}: nothing more about it is posted.`,
  uncertain: (reason: string) => `it is not certain whether it was posted. ${reason}`,
  refused: (reason: string) => `it was not posted. ${reason}`,
  defect: (reason: string) => `it was not posted, because of an error on my side. ${reason}`,
  dropped: (reason: string) => `it was not posted. ${reason}`,
  cannotSee: 'You cannot see that channel, so I cannot tell you what is posted in it.',
};
