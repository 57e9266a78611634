/** What a year brings, as far as it does not depend on servers. Generous: 2014 to 2025 had 20 to 40 declarations a year. */
const year = { declarations: 60, signatures: 60 * 3 * 30, files: 720, looks: 90 * 720 };
/** What a server has and gets: one channel, two subscriptions, and an alert for every other declaration. */
const server = { channels: 1, subscriptions: 2, alerts: 30, searches: 4 };
/** Searches are kept for 90 days after they were last used, and never more than this. */
const mostSearches = 20_000;

export type Measured = Readonly<Record<string, number>>;

interface Growth {
  /** Bytes a row, indexes included, as measured. */
  readonly bytes: number;
  /** Rows that a year adds, or that there are at most. */
  readonly rows: (servers: number) => number;
  /** `null`: it grows for as long as the Assembly publishes. */
  readonly end: string | null;
}

const archive = (rows: number) => ({ rows: () => rows, end: null });

/** The tables that grow; all others have a few rows, or one for each of these. */
export const growing: Readonly<Record<string, Growth>> = {
  signatures: { bytes: 160, ...archive(year.signatures) },
  texts: { bytes: 13100, ...archive(2 * year.declarations) },
  rolls: { bytes: 3850, ...archive(year.declarations) },
  rosters: { bytes: 530, ...archive(year.declarations) },
  mentions: { bytes: 250, ...archive(4 * year.declarations) },
  declaration_topics: { bytes: 275, ...archive(4 * year.declarations) },
  declarations: { bytes: 550, ...archive(year.declarations) },
  editions: { bytes: 205, ...archive(3 * year.declarations) },
  pages: { bytes: 415, ...archive(year.files) },
  polls: { bytes: 195, rows: () => year.looks, end: 'after 90 days' },
  deliveries: { bytes: 350, rows: (n) => n * server.alerts, end: 'after a year, summed up' },
  subscriptions: { bytes: 185, rows: (n) => n * server.subscriptions, end: 'with the server' },
  filters: { bytes: 305, rows: (n) => n * server.subscriptions, end: 'with the last subscription' },
  channels: { bytes: 230, rows: (n) => n * server.channels, end: 'with the server, ended ones after a year' },
  servers: { bytes: 115, rows: (n) => n, end: 'a week after the bot was removed' },
  searches: {
    bytes: 455,
    rows: (n) => Math.min(n * server.searches, mostSearches),
    end: 'after 90 days, and where there are more than 20,000',
  },
};

export const tableNames = Object.keys(growing);

const sizes = [200, 5_000] as const;
const mb = (bytes: number) => (bytes / 1_000_000).toFixed(1);
const count = (n: number) => n.toLocaleString('en');

/** docs/growth.md: rows and megabytes of a year, for small and for large installations. */
export function growthTable(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['table', 'bytes a row', ...sizes.flatMap((n) => [`rows, ${count(n)} servers`, 'MB']), 'end'];
  const body = Object.entries(growing).map(([name, { bytes, rows, end }]) => [
    `\`${name}\``,
    String(bytes),
    ...sizes.flatMap((n) => [count(rows(n)), mb(rows(n) * bytes)]),
    end ?? 'none: the archive',
  ]);
  const total = (n: number, isArchive: boolean) =>
    mb(
      Object.values(growing)
        .filter(({ end }) => (end === null) === isArchive)
        .reduce((sum, { bytes, rows }) => sum + bytes * rows(n), 0),
    );
  return `# How much it grows

What a year adds to the database, indexes included. The test \`tests/store/ops/growth.test.ts\` stores rows like these in either engine, measures
them, and fails when one is a third away from what stands here; it writes this page.

Of the archive each year adds as much again. Everything else has an end, and stays at what stands here once the time named is over.

${[line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')}

In all, a year adds ${total(200, true)} MB of the archive, whatever the number of servers. Beside it stand, at most, ${total(200, false)} MB for 200 servers and ${total(5_000, false)} MB for
5,000. The engine itself and its log take about 60 MB.

Assumed are ${year.declarations} declarations a year with three editions of 30 names in two languages, ${year.files} files of the Assembly looked at, a look every two minutes; for
each server one channel with ${server.subscriptions} subscriptions and ${server.alerts} alerts a year, and ${server.searches} searches in 90 days. A server that follows everything gets twice as many alerts.

## What else is kept, and for how long

| what | end |
| --- | --- |
| drafts of \`/setup\` | when they expire |
| what was attached to \`/operator read\` | two weeks |
| that a server was greeted | two days |
| what the operator was told of causes | when they are over, or after 400 days |
| the words of an alert that Discord refused as malformed | 30 days |
| bytes of a page that could not be read | when it is read |
| lists and members that somebody follows and who sign nothing | with the last subscription that names them |
| deliveries of a restored copy whose declaration never came again | a year |
| sums of alerts that are on record no more | none: a line a year |
| that a page was imported, how far a backfill came, data sets imported | none: a row for each that the operator imports |
| sessions with Discord, leases, evidence of each site, the verdict | one row each |
`;
}
