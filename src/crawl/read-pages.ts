import { publicAddress } from '../source/http/file-address.ts';
import { decode } from '../source/http/decode.ts';
import { sqlState, type Database } from '../store/db/database.ts';
import { recordPoll } from '../store/crawl/feeds.ts';
import { handBack } from '../store/crawl/missing-files.ts';
import {
  duePages,
  keepValidators,
  keptBytes,
  lookAgainAt,
  noteGone,
  noteShown,
  otherPagesDue,
  quarantinePage,
  retryPage,
  settlePage,
  type SentPage,
  type WaitingPage,
} from '../store/crawl/page-inbox.ts';
import type { PollOutcome } from '../store/db/schema.ts';
import { pauseAfter, pauseBeforeLook, sourceBackoff } from '../lib/backoff.ts';
import type { Context } from '../context.ts';
import { ingest } from './ingest.ts';
import { observe, observed, type ObserveContext, type Shown, type Unserved } from './observe.ts';

export interface ReadContext extends ObserveContext {
  /** Days after which what is first seen is no news; never, when left out. */
  readonly newsMaxAgeDays?: number;
  /** There are new deliveries: called after each declaration that caused some. */
  readonly onAlerts?: () => void;
}

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

/** What became of a page that was read. */
export type StoreResult =
  | {
      readonly kind: 'kept';
      readonly isNew: boolean;
      readonly alerts: number;
      readonly edits: number;
      readonly date: string;
    }
  | { readonly kind: 'incomplete' | 'other' };

type Step =
  | StoreResult
  | {
      readonly kind: 'failed';
      readonly outcome: PollOutcome;
      readonly reason: string;
      readonly stop: boolean;
    };

/** Under this name the reading of pages stands beside the feeds in the record of polls. */
const source = 'pages';

/** Read in one round, at most. */
const maxPagesAtOnce = 200;

/** Reads every page in the inbox whose time has come, one at a time. A site that blocks us or is gone ends the round. */
export async function readWaitingPages(context: ReadContext): Promise<PagesRead> {
  const { db, now, signal, log } = context;
  const startedAt = now();
  const waiting = [
    ...(await duePages(db, startedAt, maxPagesAtOnce)),
    ...(await otherPagesDue(db, { now: startedAt, looks: otherLooks.length, limit: othersAtOnce })),
  ];
  const total = { read: 0, kept: 0, incomplete: 0, other: 0, failed: 0, alerts: 0 };
  let outcome: PollOutcome = 'ok';
  let detail: string | null = null;
  for (const page of waiting) {
    if (signal.aborted) break;
    const step = await readOne(page, context);
    total.read += 1;
    if (step.kind === 'kept') {
      total.kept += step.isNew ? 1 : 0;
      total.alerts += step.alerts;
      if (step.alerts + step.edits > 0) context.onAlerts?.();
    } else {
      total[step.kind] += 1;
    }
    if (step.kind !== 'failed') continue;
    outcome = step.outcome;
    detail = step.reason;
    if (step.stop) break;
  }
  if (total.read > 0) {
    await recordPoll(db, {
      source,
      startedAt,
      finishedAt: now(),
      outcome,
      detail,
      items: total.read,
      fresh: total.kept,
    });
    log.info({ ...total, outcome, detail }, 'read pages');
  }
  return total;
}

async function readOne(page: WaitingPage, context: ReadContext): Promise<Step> {
  const { db, now } = context;
  const later = (ms: number) => new Date(now().getTime() + ms);
  const fail = async (outcome: PollOutcome, reason: string, stop: boolean, askedMs: number | null = null) => {
    const nextTryAt = later(pauseBeforeLook(page.attempts + 1, askedMs));
    await (page.state === 'other' ? otherStays(page, context) : retryPage(db, page, reason, nextTryAt));
    return { kind: 'failed', outcome, reason, stop } as const;
  };
  const keep = async (shown: Shown | Unserved): Promise<Step> => {
    if (shown.kind === 'unserved') return fail(shown.outcome, shown.reason, true, shown.retryAfterMs);
    if (page.state === 'other' && !shown.isProof) return otherStays(page, context);
    try {
      return await storeReading(db, page, shown, context);
    } catch (error) {
      const refusal = refusalOfReading(error);
      if (refusal === null) throw error;
      return fail('broken', refusal, false);
    }
  };
  // A 304 is believed while the tries are less than a day apart.
  const isRecent = page.state !== 'other' && page.attempts < maxTriesPerDay;
  const observation = await observe(page, context, isRecent ? { validators: page } : {});
  switch (observation.kind) {
    case 'shown':
    case 'unserved':
      return keep(observation);
    case 'unchanged': {
      if (page.state === 'other') return otherStays(page, context);
      // The reader may know better than the one that first read it.
      const bytes = await keptBytes(db, page.fileId);
      if (bytes === null) return fail('broken', 'The page was not sent.', false);
      const { etag, lastModified } = page;
      return keep(observed(decode(bytes), page.fileId, { bytes, etag, lastModified }, page.url));
    }
    case 'gone':
      return page.state === 'other'
        ? otherStays(page, context)
        : waitForGone(page, observation.reason, context);
    case 'elsewhere':
    case 'broken':
      return fail('broken', observation.reason, false);
  }
}

/** Days after which the page of another document is looked at again: it may have been published by mistake. */
const otherLooks = [1, 3, 7] as const;
/** Of those pages, in one round. */
const othersAtOnce = 5;

async function otherStays({ fileId, attempts }: WaitingPage, { db, now }: Context): Promise<StoreResult> {
  await lookAgainAt(db, fileId, attempts + 1, nextOtherLook(attempts + 1, now()));
  return { kind: 'other' };
}

const nextOtherLook = (looks: number, now: Date): Date =>
  new Date(now.getTime() + (otherLooks[looks] ?? 0) * dayMs);

const dayMs = 24 * 60 * 60_000;
/** The longest pause before a file that answers 404, and how many of them in all: about three weeks. */
const goneBackoff = { firstMs: 60_000, longestMs: dayMs };
const maxMissingChecks = 32;

/** A 404 is believed only after weeks of them, and taken back as soon as a source names the file again. */
async function waitForGone(page: WaitingPage, reason: string, { db, now, log }: Context): Promise<Step> {
  if (await handBack(db, page.fileId, now()))
    return { kind: 'failed', outcome: 'broken', reason, stop: false };
  const count = page.goneCount + 1;
  const isOver = count >= maxMissingChecks;
  const pause = pauseAfter(goneBackoff, count);
  await noteGone(db, page, reason, isOver ? null : new Date(now().getTime() + pause));
  const { fileId, baseline } = page;
  if (count === maxMissingChecks)
    log.error({ fileId, baseline, reason }, 'a file that was announced never came');
  return { kind: 'failed', outcome: 'broken', reason, stop: false };
}

/** After so many tries the pauses between them have grown to a day. */
const maxTriesPerDay = 12;

/** After so many tries a page that stays incomplete is tried every week, no longer every day. */
const patientTries = 40;

/** Keeps a page that is no declaration yet for an operator to look at, and for another try. */
async function setAside(
  db: Database,
  page: WaitingPage,
  sent: SentPage,
  reason: string,
  at: Date,
  log: Context['log'],
): Promise<{ readonly kind: 'incomplete' }> {
  const longestMs = page.attempts < patientTries ? dayMs : 7 * dayMs;
  const pause = pauseAfter({ ...sourceBackoff, longestMs }, page.attempts + 1);
  await quarantinePage(db, page, sent, reason, new Date(at.getTime() + pause));
  log.warn({ fileId: page.fileId, reason }, 'a page is set aside and tried again later');
  return { kind: 'incomplete' };
}

/**
 * Stores what a page of the inbox was read as, all of it or nothing when `db` is a transaction.
 * Rejects when the database fails or refuses the page: see `refusalOf`.
 */
export async function storeReading(
  db: Database,
  page: WaitingPage,
  { reading, sent, host, fingerprint, isProof }: Shown,
  { log, now, assemblyUrl, newsMaxAgeDays }: ReadContext,
): Promise<StoreResult> {
  const { fileId } = page;
  const at = now();
  await noteShown(db, fileId, { fingerprint, headingAt: isProof ? at : null, host });
  switch (reading.kind) {
    case 'declaration': {
      const { declaration } = reading;
      const url = publicAddress(fileId, declaration.language, assemblyUrl);
      const baseline = isBaseline(page, declaration.date);
      const { change, alerts, edits, disputed, unannounced, shorter } = await ingest(
        db,
        { declaration, fileId, url, baseline, newsMaxAgeDays },
        at,
      );
      if (disputed?.number === declaration.number) {
        const reason = `No. ${disputed.number} is held with another title and other names (Doc. ${disputed.document}).`;
        return setAside(db, page, sent, reason, at, log);
      }
      // A page that is to be confirmed must be sent again.
      if (!shorter) await keepValidators(db, fileId, sent);
      else
        log.warn(
          { ...shorter, number: declaration.number, fileId },
          'a page shows fewer names than are held',
        );
      const { number, date } = declaration;
      log.info({ number, date, fileId, change, alerts, baseline, unannounced }, 'stored');
      return { kind: 'kept', isNew: change === 'new', alerts, edits, date: declaration.date };
    }
    case 'incomplete':
      return setAside(db, page, sent, reading.reason, at, log);
    case 'other': {
      const looks = page.state === 'other' ? page.attempts + 1 : 0;
      await settlePage(db, fileId, 'other', reading.reason, at);
      await keepValidators(db, fileId, sent);
      await lookAgainAt(db, fileId, looks, nextOtherLook(looks, at));
      return { kind: 'other' };
    }
  }
}

/** A page that could not be read in the baseline and bears the day it was first seen, or a later one, was not old then. */
function isBaseline({ baseline, state, goneCount, seenAt }: WaitingPage, date: string): boolean {
  const wasTried = state !== 'waiting' || goneCount > 0;
  return baseline && !(wasTried && date >= seenAt.toISOString().slice(0, 10));
}

/** In our words, when it is the page that a database does not take; `null` when the database itself fails. */
export function refusalOfReading(error: unknown): string | null {
  const state = sqlState(error);
  // Data exceptions, violated constraints and exceeded limits are the page's.
  return state !== null && /^(?:22|23|54)/u.test(state)
    ? `The database does not take what is on the page (${state}).`
    : null;
}
