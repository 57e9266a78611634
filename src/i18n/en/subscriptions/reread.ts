/** That the words of a subscription mean something else by now. */
export const reread = {
  title: 'I now read search words differently',
  before: (typed: string, reading: string) =>
    `A subscription of this channel was made with the words **${typed}**. It still finds what it found before: **${reading}**.`,
  now: (reading: string) => `Typed today, the same words would mean: **${reading}**.`,
  unreadable: 'Typed today, they would not be understood. Choose other words with `/subscriptions edit`.',
  keep: 'Keep the old meaning',
  change: 'Use the new meaning',
  chosen: (what: string) =>
    `This subscription now follows **${what}**. The buttons still work if you change your mind.`,
  double: (what: string) => `The channel already has a subscription for **${what}**. Nothing was changed.`,
  gone: 'That subscription no longer exists.',
};
