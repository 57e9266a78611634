/** That the words of a subscription mean something else by now. */
export const reread = {
  title: 'How I read words has changed',
  before: (typed: string, reading: string) =>
    `For a subscription of this channel somebody typed **${typed}**. It goes on finding what it found: **${reading}**.`,
  now: (reading: string) => `Typed today, it would mean: **${reading}**.`,
  unreadable: 'Typed today, it would not be understood. `/subscriptions edit` takes other words.',
  keep: 'Keep as it was',
  change: 'Read it as today',
  chosen: (what: string) =>
    `This subscription asks for **${what}**. The buttons go on working if you change your mind.`,
  double: (what: string) => `The channel already has a subscription for **${what}**. Nothing was changed.`,
  gone: 'That subscription is not there any more.',
};
