import { handBack } from '../store/crawl/missing-files.ts';
import {
  duePages,
  keptBytes,
  lookAgainAt,
  noteGone,
  otherPagesDue,
  retryPage,
  type WaitingPage,
} from '../store/crawl/pages/page-inbox.ts';
import { recordPoll } from '../store/crawl/feeds.ts';
import type { PollOutcome } from '../store/db/schema.ts';
import { pauseAfter } from '../lib/backoff.ts';
import { putOffUnserved } from '../lib/site-wait.ts';
import { evidence } from '../store/crawl/evidence.ts';
import type { Context } from '../context.ts';
import type { PageRequest, Served } from './observe.ts';
import { processPage, type PageOutcome } from './process-page.ts';
import { nextOtherLook, otherLooks, storeReading, type ReadContext } from './store-reading.ts';

export interface PagesRead {
  readonly read: number;
  /** Declarations not held before. */
  readonly kept: number;
  readonly incomplete: number;
  readonly other: number;
  readonly failed: number;
  /** Deliveries that became pending. */
  readonly alerts: number;
}

/** Under this name the reading of pages stands beside the feeds in the record of polls. */
const source = 'pages';

/** Read in one round, at most. */
const maxPagesAtOnce = 200;
/** Pages of other documents in one round. */
const othersAtOnce = 5;

/** Reads every page in the inbox whose time has come, one at a time. A site that blocks us or is gone ends the round. */
export async function readWaitingPages(context: ReadContext): Promise<PagesRead> {
  const { db, now, signal, log, assemblyUrl } = context;
  const startedAt = now();
  const { headingAt: servedAt } = await evidence(db, assemblyUrl);
  const waiting = [
    ...(await duePages(db, { now: startedAt, servedAt, limit: maxPagesAtOnce })),
    ...(await otherPagesDue(db, { now: startedAt, looks: otherLooks.length, limit: othersAtOnce })),
  ];
  const total = { read: 0, kept: 0, incomplete: 0, other: 0, failed: 0, alerts: 0 };
  let outcome: PollOutcome = 'ok';
  let detail: string | null = null;
  for (const page of waiting) {
    if (signal.aborted) break;
    const became = await readOne(page, context);
    total.read += 1;
    switch (became.kind) {
      case 'declaration':
        total.kept += became.change === 'new' ? 1 : 0;
        total.alerts += became.alerts;
        if (became.alerts + became.edits > 0) context.onAlerts?.();
        break;
      case 'incomplete':
      case 'other':
        total[became.kind] += 1;
        break;
      default:
        total.failed += 1;
        outcome = became.kind === 'unserved' ? became.outcome : 'broken';
        detail = 'reason' in became ? became.reason : null;
    }
    if (became.kind === 'unserved') break;
  }
  if (total.read > 0) {
    const { read: items, kept: fresh } = total;
    await recordPoll(db, { source, startedAt, finishedAt: now(), outcome, detail, items, fresh });
    log.info({ ...total, outcome, detail }, 'read pages');
  }
  return total;
}

async function readOne(page: WaitingPage, context: ReadContext): Promise<PageOutcome> {
  const outcome = await processPage(
    requestOf(page, context),
    (served) => settle(page, served, context),
    context,
  );
  if (outcome.kind === 'unserved') await tryLater(page, outcome, context);
  return outcome;
}

/** After so many tries the pauses between them have grown to a day. */
const maxTriesPerDay = 12;

function requestOf(page: WaitingPage, { db }: Context): PageRequest {
  const { fileId, url, etag, lastModified } = page;
  if (page.state === 'other') return { fileId, url };
  const kept = async () => {
    const bytes = await keptBytes(db, fileId);
    return bytes && { bytes, etag, lastModified };
  };
  // A 304 is believed while the tries are less than a day apart.
  const isRecent = page.attempts < maxTriesPerDay;
  return { fileId, url, kept, ...(isRecent && { validators: { etag, lastModified } }) };
}

async function settle(page: WaitingPage, served: Served, context: ReadContext): Promise<PageOutcome> {
  const isOther = page.state === 'other';
  switch (served.kind) {
    case 'shown':
      return isOther && !served.isProof
        ? otherStays(page, context)
        : storeReading(context.db, page, served, context);
    case 'unchanged':
      return otherStays(page, context);
    case 'gone':
      return isOther ? otherStays(page, context) : waitForGone(page, served.reason, context);
    case 'elsewhere':
    case 'broken':
    case 'refused':
      await tryLater(page, served, context);
      return { kind: 'failed', reason: served.reason };
  }
}

interface Trouble {
  /** `unserved`: the site did not serve; else the page alone is at fault. */
  readonly kind: Served['kind'] | 'unserved';
  readonly reason: string;
  readonly retryAfterMs?: number | null;
}

async function tryLater(
  page: WaitingPage,
  { kind, reason, retryAfterMs = null }: Trouble,
  context: Context,
): Promise<void> {
  const { db, now } = context;
  if (page.state === 'other') {
    await otherStays(page, context);
    return;
  }
  const wait = putOffUnserved(page.attempts, retryAfterMs, now());
  await retryPage(db, page, reason, kind === 'unserved' ? wait : { ...wait, putOffAt: null });
}

async function otherStays({ fileId, attempts }: WaitingPage, { db, now }: Context): Promise<PageOutcome> {
  await lookAgainAt(db, fileId, attempts + 1, nextOtherLook(attempts + 1, now()));
  return { kind: 'other', reason: 'It is looked at again.' };
}

const dayMs = 24 * 60 * 60_000;
/** The longest pause before a file that answers 404, and how many of them in all: about three weeks. */
const goneBackoff = { firstMs: 60_000, maxMs: dayMs };
const maxMissingChecks = 32;

/** A 404 is believed only after weeks of them, and taken back as soon as a source names the file again. */
async function waitForGone(
  page: WaitingPage,
  reason: string,
  { db, now, log }: Context,
): Promise<PageOutcome> {
  if (await handBack(db, page.fileId, now())) return { kind: 'missing', reason };
  const count = page.goneCount + 1;
  const isOver = count >= maxMissingChecks;
  const pause = pauseAfter(goneBackoff, count);
  await noteGone(db, page, reason, isOver ? null : new Date(now().getTime() + pause));
  const { fileId, baseline } = page;
  if (count === maxMissingChecks)
    log.error({ fileId, baseline, reason }, 'a file that was announced never came');
  return { kind: 'missing', reason };
}
