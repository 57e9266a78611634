import { count, desc, max, min, sql } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import type { DeclarationEntry } from '../assembly/record.ts';
import { archiveRead } from './archive-walk.ts';
import { rows, type Database } from './database.ts';
import { entriesById } from './declarations.ts';
import { coverage, type Coverage } from './coverage.ts';
import { declarations, deliveries, pages, type PollOutcome } from './schema.ts';

export interface SourceStatus {
  readonly source: string;
  readonly lastLookAt: Date;
  readonly lastOutcome: PollOutcome;
  readonly detail: string | null;
  /** The last look that was answered, with news or without. */
  readonly lastSuccessAt: Date | null;
  /** How many looks have failed since, and when the first of them did. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** A feed none of whose links leads to a file of the Assembly: what they lead to instead. */
  readonly ofNoUse?: 'news' | 'pages';
}

export interface Status {
  readonly declarations: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly latest: DeclarationEntry | null;
  /** When a declaration that was not known before was last stored. */
  readonly lastNewAt: Date | null;
  readonly coverage: Coverage;
  readonly waitingPages: number;
  readonly incompletePages: number;
  /** Files that a source named as news and whose address answered 404 for weeks. */
  readonly gonePages: number;
  /** How much of what is older than the walk's beginning is read, from 0 to 1; `null` when it is not being read. */
  readonly archiveRead: number | null;
  readonly sources: readonly SourceStatus[];
  readonly pending: number;
}

/** What is held, how the sources are doing, and what waits. */
export async function status(db: Database, language: Language = 'en'): Promise<Status> {
  const [held] = await db
    .select({
      declarations: count(),
      lowest: min(declarations.number),
      highest: max(declarations.number),
    })
    .from(declarations);
  const newest = await db
    .select({ id: declarations.id })
    .from(declarations)
    .orderBy(desc(declarations.number))
    .limit(1);
  const [latest] = await entriesById(
    db,
    newest.map((row) => row.id),
    language,
  );
  const [inbox] = await db
    .select({
      waiting: sql<number>`count(*) filter (where ${pages.state} = 'waiting')`.mapWith(Number),
      incomplete: sql<number>`count(*) filter (where ${pages.state} = 'incomplete')`.mapWith(Number),
      gone: sql<number>`count(*) filter (where ${pages.state} = 'gone' and not ${pages.baseline})`.mapWith(
        Number,
      ),
    })
    .from(pages);
  // Of what is under way only, through its own index: of what was posted there is a hundred times as much.
  const pending = await db.$count(deliveries, sql`${deliveries.state} in ('pending', 'sending')`);
  return {
    declarations: held?.declarations ?? 0,
    lowest: held?.lowest ?? null,
    highest: held?.highest ?? null,
    latest: latest ?? null,
    lastNewAt: await lastNewAt(db),
    coverage: await coverage(db),
    waitingPages: inbox?.waiting ?? 0,
    incompletePages: inbox?.incomplete ?? 0,
    gonePages: inbox?.gone ?? 0,
    archiveRead: await archiveRead(db),
    sources: await sources(db),
    pending,
  };
}

/** Alerts that Discord will never take; looks at the whole record. */
export async function countRefused(db: Database): Promise<number> {
  return db.$count(deliveries, sql`${deliveries.state} = 'refused'`);
}

/** When a declaration that was not known before was last stored. */
export async function lastNewAt(db: Database): Promise<Date | null> {
  const [held] = await db.select({ at: max(declarations.firstSeenAt) }).from(declarations);
  return held?.at ?? null;
}

/** Every source ever looked at, by name. */
export async function sources(db: Database): Promise<SourceStatus[]> {
  const looks = rows<{
    source: string;
    at: number;
    outcome: PollOutcome;
    detail: string | null;
    success: number | null;
    failures: number;
    failing: number | null;
    useless: 'news' | 'pages' | null;
  }>(
    await db.execute(sql`
      with answered as (
        select source, max(id) as id, max(finished_at) as at
        from polls where outcome in ('ok', 'unchanged') group by source
      ), latest as (
        select distinct on (source) source, outcome, detail, finished_at from polls order by source, id desc
      )
      select latest.source, outcome, detail, extract(epoch from finished_at)::float8 as at,
        extract(epoch from answered.at)::float8 as success,
        (select count(*)::int from polls p
          where p.source = latest.source and p.id > coalesce(answered.id, 0)) as failures,
        (select extract(epoch from min(p.finished_at))::float8 from polls p
          where p.source = latest.source and p.id > coalesce(answered.id, 0)) as failing,
        (select carries from feeds f where f.url = latest.source and carries in ('news', 'pages')) as useless
      from latest left join answered using (source)
      order by latest.source`),
  );
  const moment = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));
  return looks.map(({ source, at, outcome, detail, success, failures, failing, useless }) => ({
    source,
    lastLookAt: new Date(at * 1000),
    lastOutcome: outcome,
    detail,
    lastSuccessAt: moment(success),
    failures,
    failingSince: moment(failing),
    ...(useless !== null && { ofNoUse: useless }),
  }));
}
