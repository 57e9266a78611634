/** Times as people type them and as they are shown. What is shown can be typed. */
export const period = {
  all: 'all time',
  /** @param isDay whether it is one day, not a month or a year. */
  since: (when: string, _isDay: boolean) => `since ${when}`,
  until: (when: string, isDay: boolean) => (isDay ? `until ${when}` : `until the end of ${when}`),
  between: (from: string, to: string) => `${from} to ${to}`,
  /** What is offered while nothing is typed. */
  offers: {
    thisYear: 'this year',
    lastYear: 'last year',
    twelveMonths: 'last 12 months',
    lastMonth: 'last month',
    partSession: 'last part-session',
  },
  /** In a list of choices: how what was typed is read. */
  reads: (typed: string, when: string) => `${typed}: ${when}`,
  unreadable: (typed: string) =>
    `I cannot read ${typed} as a period. Write for example 2020, January 2020, Q2 2021, last year, since 2020, 2020..2022, 3 to 7 October 2022 or June 2019 part-session.`,
  /** @param first whether the option says where the time begins. */
  halfOpen: (typed: string, first: boolean) =>
    `${typed} does not say when the period ${first ? 'begins' : 'ends'}. Write a day, a month or a year, such as 2019, June 2019 or 27 June 2019.`,
};
