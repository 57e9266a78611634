import { capital, count, number, these } from '../words.ts';

export const subscriptions = {
  title: (value: number) => count(value, 'subscription', 'subscriptions'),
  none: 'This server has no subscriptions yet. `/setup` lets you choose from lists; `/subscribe` without any option brings every new written declaration.',
  noneDirect:
    'You follow nothing here yet. `/setup` lets you choose from lists; `/subscribe` without any option brings every new written declaration.',
  more: (value: number) => `and ${number(value)} more. \`/subscriptions remove\` finds each by name.`,
  hint: 'To change, try, pause or end one: `/subscriptions edit`, `test`, `pause` or `remove`.',
  buttons: {
    edit: 'Change',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
    keep: 'Keep it',
    undo: 'Take it back',
    list: 'All subscriptions',
  },
  confirm: (channel: string, what: string) => `Shall ${channel} no longer get an alert for **${what}**?`,
  restored: 'Taken back: it asks what it asked before.',
  removed: (channel: string, what: string) => `${capital(channel)} no longer gets an alert for **${what}**.`,
  unknown: 'There is no such subscription here. Pick one from the list that appears while you type.',
  several:
    'Several subscriptions fit that. Pick one from the list that appears while you type. Nothing was changed.',
  choice: (channel: string, what: string) => `${channel}: ${what}`,
  unknownChannel: 'unknown channel',
  direct: 'this conversation',
  pausedSince: (since: string) => `⏸️ paused since ${since}`,
  suspendedSince: (since: string, reason: string) => `⚠️ no alerts since ${since}. ${reason}`,
  toResume: 'When that is mended: `/subscriptions resume`.',
  paused: (channel: string, what: string) =>
    `Paused: ${channel} gets no alert for **${what}** until \`/subscriptions resume\`. What comes meanwhile is not posted afterwards.`,
  pausedAlready: 'That subscription is paused already.',
  resumed: (channel: string, what: string) =>
    `${capital(channel)} gets an alert for **${what}** again, from now on.`,
  notPaused: 'That subscription is not paused, and its channel gets alerts: there is nothing to resume.',
  channelActive: (channel: string) =>
    `${capital(channel)} gets alerts: there is nothing to resume. To end the pause of a subscription, name it.`,
  channelUnknown: (channel: string) => `${capital(channel)} has no subscriptions. \`/subscribe\` makes one.`,
  channelResumed: (channel: string, waiting: number) =>
    waiting === 0
      ? `${capital(channel)} gets alerts again. Nothing had to wait.`
      : `${capital(channel)} gets alerts again. ${count(waiting, 'alert', 'alerts')} waited: ${these(waiting, 'it is', 'the newest five are')} posted now, and whatever is older in one line.`,
  channelClosed: (channel: string, reason: string) =>
    `${capital(channel)} still cannot get alerts. ${reason} Then repeat the command.`,
  channelUnsure: (channel: string) =>
    `Whether ${channel} can get alerts cannot be told at the moment. Try again in a minute; I look again by myself, too.`,
  changed: (channel: string, before: string, after: string) =>
    `Changed: ${channel} now gets an alert for **${after}**, no longer for **${before}**.`,
  same: 'That is what the subscription asks for already. Nothing was changed.',
  double: (channel: string, what: string) =>
    `${capital(channel)} already has a subscription for **${what}**. Nothing was changed.`,
  nothingAsked: 'Give at least one condition to change, or take one back with `reset`. Nothing was changed.',
  testPosted: (channel: string, link: string) =>
    `A test was posted in ${channel}: ${link}. It mentions nobody and counts as no alert.`,
  testNone: (what: string) =>
    `None of the declarations held here match **${what}**, so there is nothing to try it with.`,
  testNotYours: (channel: string) =>
    `You may not write in ${channel}, so I do not post a test there for you. Alerts are not affected.`,
  testElsewhere: (channel: string) =>
    `I cannot see from here whether you may write in ${channel}. Use this command there.`,
  testFailed: (channel: string, reason: string) => `The test could not be posted in ${channel}. ${reason}`,
};
