import { count, number } from '../words.ts';

export const status = {
  title: 'How Hemicycle is doing',
  held: (declarations: number, lowest: number, highest: number) =>
    `Holds ${count(declarations, 'written declaration', 'written declarations')}, from No. ${lowest} to No. ${highest}.`,
  empty: 'Holds no written declaration yet.',
  latest: (entry: string) => `The latest: ${entry}`,
  lastNew: (at: string) => `Last found a new one ${at}.`,
  missing: (missing: number, gaps: string) =>
    `${count(missing, 'number is', 'numbers are')} missing in between: ${gaps}.`,
  sources: 'Where it looks',
  noSources: 'No source has been looked at yet.',
  look: (outcome: string, at: string) => `${outcome}, ${at}`,
  failingSince: (at: string) => `since ${at}`,
  lastSuccess: (at: string) => `last answered ${at}`,
  neverAnswered: 'has not answered yet',
  /** What is asked of the site beside the feeds. */
  programs: {
    walk: 'Walk over the file numbers',
    archive: 'Archive',
    pages: 'Announced pages',
    revisits: 'Pages read before',
    translations: 'Texts in the other language',
  },
  outcomes: {
    unchanged: 'nothing new',
    ok: 'answered',
    blocked: 'refused to let the bot in',
    unreachable: 'could not be reached',
    broken: 'answered with something unreadable',
  },
  ofNoUse: {
    news: 'carries the Assembly’s news and not its documents: of no use for finding declarations',
    pages: 'names no document of the Assembly: of no use for finding declarations',
  },
  waiting: (value: number) => `${count(value, 'page', 'pages')} waiting to be read`,
  archive: (percent: number) => `Reading the years before the walk began: ${percent} % done`,
  incomplete: (value: number) =>
    `${count(value, 'page', 'pages')} set aside as incomplete: nothing incomplete is ever alerted`,
  gone: (value: number) =>
    `${count(value, 'announced file', 'announced files')} that never came: the address answered “not found” for weeks`,
  pending: (value: number, orMore: boolean) =>
    `${orMore ? `${number(value)} alerts or more` : count(value, 'alert', 'alerts')} on the way`,
  trouble: 'Alerts that did not arrive here',
  troubleLine: (number_: number, channel: string, reason: string) =>
    `No. ${number_} in ${channel}: ${reason}`,
  late: (reason: string) => `late. ${reason}`,
};
