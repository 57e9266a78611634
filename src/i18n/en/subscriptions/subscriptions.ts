import { capital, count, number, these } from '../words.ts';

export const subscriptions = {
  title: (value: number) => count(value, 'subscription', 'subscriptions'),
  none: 'This server has no subscriptions yet. `/setup` lets you choose from lists; `/subscribe` without any option follows every new written declaration.',
  noneDirect:
    'You do not follow anything yet. `/setup` lets you choose from lists; `/subscribe` without any option follows every new written declaration.',
  more: (value: number) => `and ${number(value)} more. \`/subscriptions remove\` finds each by name.`,
  hint: 'To change, test, pause or remove one: `/subscriptions edit`, `test`, `pause` or `remove`.',
  buttons: {
    edit: 'Change',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
    keep: 'Keep it',
    undo: 'Undo',
    list: 'All subscriptions',
  },
  confirm: (channel: string, what: string) => `Should ${channel} no longer get alerts for **${what}**?`,
  restored: 'Undone: the subscription is as it was before.',
  removed: (channel: string, what: string) =>
    `${capital(channel)} will no longer get alerts for **${what}**.`,
  unknown: 'There is no such subscription here. Pick one from the list that appears while you type.',
  several:
    'Several subscriptions match that. Pick one from the list that appears while you type. Nothing was changed.',
  choice: (channel: string, what: string) => `${channel}: ${what}`,
  unknownChannel: 'unknown channel',
  direct: 'this conversation',
  pausedSince: (since: string) => `⏸️ paused since ${since}`,
  suspendedSince: (since: string, reason: string) => `⚠️ no alerts since ${since}. ${reason}`,
  toResume: 'Once that is fixed, use `/subscriptions resume`.',
  paused: (channel: string, what: string) =>
    `Paused: ${channel} gets no alerts for **${what}** until you use \`/subscriptions resume\`. What is published meanwhile will not be posted later.`,
  pausedAlready: 'That subscription is already paused.',
  resumed: (channel: string, what: string) => `From now on, ${channel} gets alerts for **${what}** again.`,
  notPaused: 'That subscription is not paused and its channel gets alerts, so there is nothing to resume.',
  channelActive: (channel: string) =>
    `${capital(channel)} gets alerts, so there is nothing to resume. To end the pause of a subscription, choose it in the option \`subscription\`.`,
  channelUnknown: (channel: string) =>
    `${capital(channel)} has no subscriptions. Make one with \`/subscribe\`.`,
  channelResumed: (channel: string, waiting: number) =>
    waiting === 0
      ? `${capital(channel)} gets alerts again. No alerts were waiting.`
      : `${capital(channel)} gets alerts again. ${count(waiting, 'alert', 'alerts')} waited: ${these(waiting, 'it is being posted now', 'the newest five are being posted now, any older ones in one line')}.`,
  channelClosed: (channel: string, reason: string) =>
    `${capital(channel)} still cannot get alerts. ${reason} Then repeat the command.`,
  channelUnsure: (channel: string) =>
    `I cannot tell at the moment whether ${channel} can get alerts. Try again in a minute; I will also check again by myself.`,
  changed: (channel: string, before: string, after: string) =>
    `Changed: ${channel} now gets alerts for **${after}**, no longer for **${before}**.`,
  same: 'The subscription already asks for that. Nothing was changed.',
  double: (channel: string, what: string) =>
    `${capital(channel)} already has a subscription for **${what}**. Nothing was changed.`,
  nothingAsked: 'Give at least one condition to change, or remove one with `reset`. Nothing was changed.',
  testPosted: (channel: string, link: string) =>
    `A test was posted in ${channel}: ${link}. It mentions nobody and does not count as an alert.`,
  testNone: (what: string) =>
    `No declaration on record matches **${what}**, so there is nothing to post as a test.`,
  testNotYours: (channel: string) =>
    `You are not allowed to write in ${channel}, so I cannot post a test there for you. Alerts are not affected.`,
  testElsewhere: (channel: string) =>
    `I cannot check from here whether you are allowed to write in ${channel}. Use this command there.`,
  testFailed: (channel: string, reason: string) => `The test could not be posted in ${channel}. ${reason}`,
};
