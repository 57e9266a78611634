import { count, list, number } from '../words.ts';

export const status = {
  title: 'How Hemicycle is doing',
  held: (declarations: number, lowest: number, highest: number) =>
    `${count(declarations, 'written declaration', 'written declarations')} on record, from No. ${lowest} to No. ${highest}.`,
  empty: 'No written declaration on record yet.',
  latest: (entry: string) => `The latest: ${entry}`,
  lastNew: (at: string) => `The last new one was found ${at}.`,
  missing: (missing: number, gaps: string) =>
    `${count(missing, 'number is', 'numbers are')} missing in between: ${gaps}.`,
  sources: 'Sources',
  noSources: 'No source has been checked yet.',
  look: (outcome: string, at: string) => `${outcome}, ${at}`,
  failingSince: (at: string) => `since ${at}`,
  lastSuccess: (at: string) => `last answered ${at}`,
  neverAnswered: 'has not answered yet',
  /** What is asked of the site beside the feeds. */
  programs: {
    walk: 'Search by file number',
    archive: 'Older archive',
    pages: 'Announced pages',
    revisits: 'Pages read before',
    translations: 'Texts in the other language',
  },
  outcomes: {
    unchanged: 'nothing new',
    ok: 'answered',
    blocked: 'refused access',
    unreachable: 'could not be reached',
    broken: 'answered with something unreadable',
  },
  ofNoUse: {
    news: 'contains the Assembly’s news, not its documents: of no use for finding declarations',
    pages: 'lists no document of the Assembly: of no use for finding declarations',
  },
  waiting: (value: number) => `${count(value, 'page', 'pages')} waiting to be read`,
  archive: (percent: number) => `Reading the older archive: ${percent}% done`,
  incomplete: (value: number) =>
    `${count(value, 'incomplete page', 'incomplete pages')} set aside: there are no alerts on incomplete pages`,
  gone: (value: number) =>
    `${count(value, 'announced file', 'announced files')} never published: the address has answered “not found” for weeks`,
  pending: (value: number, orMore: boolean) =>
    `${orMore ? `${number(value)} alerts or more` : count(value, 'alert', 'alerts')} on the way`,
  /** Where several share the work; for whoever runs them. */
  processes: 'Processes',
  process: {
    shards: (shards: readonly number[], total: number) =>
      shards.length === 0
        ? 'no shard'
        : `${shards.length === 1 ? 'shard' : 'shards'} ${list(shards.map(String))} of ${number(total)}`,
    leads: 'reads the sources and posts',
    connected: (at: string) => `connected since ${at}`,
    cutOff: (at: string) => `cut off from Discord since ${at}`,
  },
  trouble: 'Not posted in this server',
  troubleLine: (number_: number, channel: string, reason: string) =>
    `No. ${number_} in ${channel}: ${reason}`,
  late: (reason: string) => `late. ${reason}`,
};
