import type { Reading } from '../assembly/declaration.ts';
import { publicAddress } from '../source/address.ts';
import { decode } from '../source/decode.ts';
import type { Fetcher } from '../source/fetch.ts';
import type { Answer } from '../source/outcome.ts';
import { readPage } from '../source/page.ts';
import { sqlState, type Database } from '../store/database.ts';
import { recordPoll } from '../store/feeds.ts';
import {
  duePages,
  keepValidators,
  keptBytes,
  quarantinePage,
  retryPage,
  settlePage,
  type SentPage,
  type WaitingPage,
} from '../store/pages.ts';
import type { PollOutcome } from '../store/schema.ts';
import { pauseAfter, pauseBeforeLook, sourceBackoff } from './backoff.ts';
import type { Context } from './context.ts';
import { ingest } from './ingest.ts';

export interface ReadContext extends Context {
  readonly fetcher: Fetcher;
  /** Where texts are read when a feed links elsewhere, and what public links begin with. */
  readonly assemblyUrl: string;
  readonly signal: AbortSignal;
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
export type Kept =
  | {
      readonly kind: 'kept';
      readonly isNew: boolean;
      readonly alerts: number;
      readonly edits: number;
      readonly date: string;
    }
  | { readonly kind: 'incomplete' | 'other' };

type Step =
  | Kept
  | {
      readonly kind: 'failed';
      readonly outcome: PollOutcome;
      readonly reason: string;
      readonly stop: boolean;
    };

/** Under this name the reading of pages stands beside the feeds in the record of polls. */
const source = 'pages';

/** A page nobody has after this many looks was withdrawn, or never was. */
const looksForMissing = 12;

/** What pages of texts may come as. */
export const textTypes = 'text/html, text/plain;q=0.9, */*;q=0.1';

/** Reads every page in the inbox whose time has come, one at a time. A site that blocks us or is gone ends the round. */
export async function readWaitingPages(context: ReadContext): Promise<PagesRead> {
  const { db, now, signal, log } = context;
  const startedAt = now();
  const waiting = await duePages(db, startedAt);
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
  const { db, fetcher, now, signal } = context;
  const fetched = await fetcher.get(page.url, { accept: textTypes, validators: page, signal });
  const later = (ms: number) => new Date(now().getTime() + ms);
  const fail = async (outcome: PollOutcome, reason: string, stop: boolean, askedMs: number | null = null) => {
    await retryPage(db, page, reason, later(pauseBeforeLook(page.attempts + 1, askedMs)));
    return { kind: 'failed', outcome, reason, stop } as const;
  };
  const keep = async (reading: Reading, sent: SentPage): Promise<Step> => {
    if (reading.kind === 'blocked') return fail('blocked', reading.reason, true);
    try {
      return await keepReading(db, page, reading, sent, context);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      return fail('broken', refusal, false);
    }
  };
  switch (fetched.kind) {
    case 'ok':
      return keep(readAnswer(fetched), fetched);
    case 'unchanged': {
      // The reader may know better than the one that first read it.
      const bytes = await keptBytes(db, page.fileId);
      if (bytes === null) return fail('broken', 'The page was not sent.', false);
      const { etag, lastModified } = page;
      return keep(readPage(decode(bytes), { url: page.url }), { bytes, etag, lastModified });
    }
    case 'blocked':
    case 'unreachable':
      return fail(fetched.kind, fetched.reason, true, fetched.retryAfterMs ?? null);
    case 'gone':
      if (page.attempts + 1 < looksForMissing) return fail('broken', fetched.reason, false);
      await settlePage(db, page.fileId, 'other', fetched.reason, now());
      return { kind: 'other' };
    case 'broken':
      return fail('broken', fetched.reason, false);
  }
}

/** Keeps a page that is no declaration yet for an operator to look at, and for another try. */
async function setAside(
  db: Database,
  page: WaitingPage,
  sent: SentPage,
  reason: string,
  at: Date,
  log: Context['log'],
): Promise<{ readonly kind: 'incomplete' }> {
  const pause = pauseAfter({ ...sourceBackoff, longestMs: 24 * 60 * 60_000 }, page.attempts + 1);
  await quarantinePage(db, page, sent, reason, new Date(at.getTime() + pause));
  log.warn({ fileId: page.fileId, reason }, 'a page is set aside and tried again later');
  return { kind: 'incomplete' };
}

/** What an answer says. */
export function readAnswer({ bytes, contentType, url }: Answer): Reading {
  return readPage(decode(bytes, contentType), { url });
}

/**
 * Stores what a page of the inbox was read as, all of it or nothing when `db` is a transaction.
 * Rejects when the database fails or refuses the page: see `refusalOf`.
 */
export async function keepReading(
  db: Database,
  page: WaitingPage,
  reading: Exclude<Reading, { kind: 'blocked' }>,
  sent: SentPage,
  { log, now, assemblyUrl, newsMaxAgeDays }: ReadContext,
): Promise<Kept> {
  const { fileId, baseline } = page;
  const at = now();
  switch (reading.kind) {
    case 'declaration': {
      const { declaration } = reading;
      const url = publicAddress(fileId, declaration.language, assemblyUrl);
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
    case 'other':
      await settlePage(db, fileId, 'other', reading.reason, at);
      return { kind: 'other' };
  }
}

/** In our words, when it is the page that a database does not take; `null` when the database itself fails. */
export function refusalOf(error: unknown): string | null {
  const state = sqlState(error);
  // Data exceptions, violated constraints and exceeded limits are the page's.
  return state !== null && /^(?:22|23|54)/u.test(state)
    ? `The database does not take what is on the page (${state}).`
    : null;
}
