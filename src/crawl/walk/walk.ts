import { recordPoll } from '../../store/crawl/feeds.ts';
import type { PollOutcome } from '../../store/db/schema.ts';
import { walkElsewhere, walkState, type WalkState } from '../../store/crawl/walk-state.ts';
import { isWaiting, waitAgain } from '../../lib/site-wait.ts';
import { evidence } from '../../store/crawl/evidence.ts';
import { beginWalk } from './begin-walk.ts';
import { catchUp } from './catch-up.ts';
import { follow } from './follow.ts';
import type { WalkContext, WalkOptions } from './options.ts';
import { advanceFrontier, isCatchingUp, learnNothing, type WalkRound, type Interruption } from './round.ts';

export interface WalkReport {
  readonly outcome: PollOutcome;
  readonly detail: string | null;
  /** Requests made for files. */
  readonly asked: number;
  /** Declarations not held before. */
  readonly kept: number;
  readonly incomplete: number;
  readonly other: number;
  readonly missing: number;
  /** Deliveries that became pending. */
  readonly alerts: number;
  /** This round came to the last file there is, for the first time: the baseline is complete. */
  readonly caughtUp: boolean;
  /** How far it is; `null` before the first step. */
  readonly state: WalkState | null;
}

/** Under this name the walk stands beside the feeds in the record of polls. */
const source = 'walk';

/**
 * One round of the walk over the file ids. Until it first comes to the last file there is, it reads the baseline, which
 * alerts nobody; from then on it looks a little ahead each time, and what it finds is news. How far it is advances only
 * together with what was read, so a round may end anywhere. A site that blocks us or is gone ends it and changes nothing.
 * Rejects only as `Fetcher.get` does, and when the database fails.
 */
export async function walk(context: WalkContext): Promise<WalkReport> {
  const { db, now, log, assemblyUrl } = context;
  const startedAt = now();
  const stored =
    (await walkState(db, assemblyUrl)) ?? (await walkElsewhere(db, context.walk.floor, startedAt));
  const begun = stored && !isVain(stored, context.walk) ? stored : null;
  const round: WalkRound = {
    context,
    startedAt,
    state: begun ?? beginWalk(context.walk.floor, startedAt),
    count: { asked: 0, there: 0, kept: 0, incomplete: 0, other: 0 },
    missing: 0,
    alerts: 0,
    sawHeading: false,
    finds: [],
  };
  const wasFollowing = !isCatchingUp(round);
  const { headingAt: servedAt } = await evidence(db, assemblyUrl);
  if (begun && isWaiting(begun, servedAt, startedAt)) return reportOf(round, null, false);
  const stop = await takeTurn(round);
  if (stop) await reschedule(round, stop);
  else if (round.state.failures > 0) await advanceFrontier(round, { failures: 0, nextTryAt: now() });
  const caughtUp = !wasFollowing && round.state.frontierAt !== null;
  const report = reportOf(round, stop, caughtUp);
  const { outcome, detail, asked: items, kept: fresh } = report;
  if (items > 0 || stop) {
    await recordPoll(db, { source, startedAt, finishedAt: now(), outcome, detail, items, fresh });
  }
  log.info({ ...report, state: undefined, next: round.state.next, highest: round.state.highest }, 'walked');
  return report;
}

/** It found nothing from where it began, and is now to begin elsewhere. */
const isVain = (state: WalkState, { floor }: WalkOptions): boolean =>
  state.highest < state.floor && state.floor !== floor;

/** How the site answers for a file that cannot be is learnt once a day, and whenever something depends on it. */
const probeEveryMs = 24 * 60 * 60_000;

async function takeTurn(round: WalkRound): Promise<Interruption | null> {
  const { probedAt } = round.state;
  const isStale = probedAt === null || round.context.now().getTime() - probedAt.getTime() >= probeEveryMs;
  return (
    (isStale ? await learnNothing(round) : null) ?? (isCatchingUp(round) ? catchUp(round) : follow(round))
  );
}

async function reschedule(round: WalkRound, stop: Interruption): Promise<void> {
  await advanceFrontier(round, waitAgain(round.state.failures, stop.retryAfterMs, round.context.now()));
}

function reportOf(round: WalkRound, stop: Interruption | null, caughtUp: boolean): WalkReport {
  const { count, missing, alerts, state } = round;
  const { asked, kept, incomplete, other, there } = count;
  const outcome = stop?.outcome ?? (there > 0 ? 'ok' : 'unchanged');
  return {
    outcome,
    detail: stop?.reason ?? null,
    asked,
    kept,
    incomplete,
    other,
    missing,
    alerts,
    caughtUp,
    state,
  };
}
