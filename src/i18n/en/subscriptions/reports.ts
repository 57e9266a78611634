import { number } from '../words.ts';

/** Reports that a channel is sent by schedule. */
export const reports = {
  every: { month: 'every month', 'part-session': 'after each part-session', year: 'every year' },
  when: {
    month: 'on the 3rd of the next month',
    'part-session': 'a week after it usually ends',
    year: 'on 7 January',
  },
  added: (channel: string, subject: string, every: string, when: string) =>
    `${channel} will get a report on **${subject}** ${every}: ${when}, at the hour set for digests there.`,
  known: (channel: string, subject: string, every: string) =>
    `${channel} already gets a report on **${subject}** ${every}.`,
  full: (most: number) =>
    `A channel takes at most ${number(most)} reports. Remove one with \`/reports remove\`.`,
  title: 'Reports that are sent',
  line: (channel: string, subject: string, every: string) => `${channel}: **${subject}**, ${every}`,
  /** @param period "June 2019". */
  missed: (period: string, reason: string) =>
    `⚠️ The report on ${period} was not posted. ${reason} \`/reports again\` posts it.`,
  again: (period: string, subject: string) =>
    `The report on **${subject}**, ${period}, will be posted within minutes, or at the hour set for digests.`,
  nothingMissed: 'No such report is waiting: all were posted. Nothing was changed.',
  statusLine: (subject: string, period: string, channel: string, reason: string) =>
    `Report on ${subject}, ${period}, in ${channel}: ${reason}`,
  choice: (subject: string, every: string) => `${subject}, ${every}`,
  none: 'No reports are sent. `/reports add` sets one up.',
  removed: (subject: string, every: string) => `The report on **${subject}** ${every} is not sent any more.`,
  unknown: 'There is no such report. Choose one of those offered.',
  personal: 'Only you see this. `/privacy delete` deletes it with everything else.',
  kept: (lines: readonly string[]) => `Reports: ${lines.join('; ')}`,
};
