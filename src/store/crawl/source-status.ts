import { max, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import { archiveRead } from './archive-walk.ts';
import { rows, type Database } from '../db/database.ts';
import { newestEntry } from '../declarations/declarations.ts';
import { numberCoverage, storedNumbers, type Coverage } from '../declarations/number-gaps.ts';
import { declarations, deliveries, type PollOutcome } from '../db/schema.ts';

export interface SourceStatus {
  readonly source: string;
  readonly lastLookAt: Date;
  readonly lastOutcome: PollOutcome;
  readonly detail: string | null;
  /** The last look that was answered, with news or without. */
  readonly lastSuccessAt: Date | null;
  /** How many looks have failed since, {@link failuresCounted} at most, and when the first of them did. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** A feed none of whose links leads to a file of the Assembly: what they lead to instead. */
  readonly ofNoUse?: 'news' | 'pages';
}

export interface SourcesStatus {
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
  /** Alerts on the way, {@link maxCounted} at most, and whether there may be more. */
  readonly pending: number;
  readonly pendingCut: boolean;
}

/** Of what is on the way no more are counted: beyond that nobody needs to know how many. */
const maxCounted = 1_000;
/** Of looks that failed: more than any patience with a source. */
const failuresCounted = 20;

/** What is held, how the sources are doing, and what waits; reads no more as the record of alerts, looks and pages grows. */
export async function sourcesStatus(db: Database, language: TextLanguage = 'en'): Promise<SourcesStatus> {
  const held = await storedNumbers(db);
  const latest = await newestEntry(db, language);
  const inbox = new Map(
    // The condition of the index `pages_inbox`, word for word.
    rows<{ state: string; count: number }>(
      await db.execute(sql`
        select state, count(*)::int as count from pages
        where state in ('waiting', 'incomplete') or (state = 'gone' and not baseline) group by state`),
    ).map(({ state, count }) => [state, count]),
  );
  const pending = await countPending(db);
  return {
    ...held,
    latest,
    lastNewAt: await lastNewAt(db),
    coverage: await numberCoverage(db, held),
    waitingPages: inbox.get('waiting') ?? 0,
    incompletePages: inbox.get('incomplete') ?? 0,
    gonePages: inbox.get('gone') ?? 0,
    archiveRead: await archiveRead(db),
    sources: await sources(db),
    pending,
    pendingCut: pending === maxCounted,
  };
}

/** In the order of the indexes of what is under way, so that they are used: of what was posted there is a hundred times as much. */
async function countPending(db: Database): Promise<number> {
  const [found] = rows<{ pending: number; sending: number }>(
    await db.execute(sql`
      select (select count(*)::int from (select 1 from deliveries where state = 'pending' order by due_at, id limit ${maxCounted}) p) as pending,
        (select count(*)::int from (select 1 from deliveries where state = 'sending' order by leased_until limit ${maxCounted}) s) as sending`),
  );
  return Math.min(maxCounted, (found?.pending ?? 0) + (found?.sending ?? 0));
}

/** Alerts that Discord will never take; each of them has a reason. */
export async function countRefused(db: Database): Promise<number> {
  return db.$count(deliveries, sql`${deliveries.state} = 'refused' and ${deliveries.reason} is not null`);
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
      with recursive known as (
        -- From one source to the next through the index, without reading the looks between them.
        (select source from polls order by source limit 1)
        union all
        select (select p.source from polls p where p.source > k.source order by p.source limit 1)
        from known k where k.source is not null
      ), -- A range of one source: with an equality the planner reads backwards through the looks of all sources until one fits.
      one as (select source as low, source as high from known where source is not null)
      select k.low as source, latest.outcome, latest.detail, extract(epoch from latest.finished_at)::float8 as at,
        extract(epoch from answered.finished_at)::float8 as success, failed.failures,
        extract(epoch from since.finished_at)::float8 as failing,
        (select carries from feeds f where f.url = k.low and carries in ('news', 'pages')) as useless
      from one k
      cross join lateral (
        select outcome, detail, finished_at from polls p where p.source between k.low and k.high order by p.source desc, p.id desc limit 1
      ) latest
      left join lateral (
        select id, finished_at from polls p
        where p.source between k.low and k.high and outcome in ('ok', 'unchanged')
        order by p.source desc, p.id desc limit 1
      ) answered on true
      cross join lateral (
        select count(*)::int as failures from (
          select p.id from polls p where p.source between k.low and k.high
          order by p.source desc, p.id desc limit ${failuresCounted}
        ) p where p.id > coalesce(answered.id, 0)
      ) failed
      left join lateral (
        select finished_at from polls p
        where p.source between k.low and k.high and p.id > coalesce(answered.id, 0) order by p.source, p.id limit 1
      ) since on true
      order by k.low`),
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
