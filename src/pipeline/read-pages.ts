import { decode } from '../source/decode.ts';
import { publicAddress } from '../source/address.ts';
import type { Fetcher } from '../source/fetch.ts';
import { readPage } from '../source/page.ts';
import type { Answer } from '../source/outcome.ts';
import { recordPoll } from '../store/feeds.ts';
import { duePages, retryPage, settlePage, type WaitingPage } from '../store/pages.ts';
import type { PollOutcome } from '../store/schema.ts';
import { pauseAfter, pauseBeforeLook, sourceBackoff } from './backoff.ts';
import type { Context } from './context.ts';
import { ingest } from './ingest.ts';

export interface ReadContext extends Context {
  readonly fetcher: Fetcher;
  /** Where texts are read when a feed links elsewhere, and what public links begin with. */
  readonly assemblyUrl: string;
  readonly signal: AbortSignal;
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

type Step =
  | { readonly kind: 'kept'; readonly isNew: boolean; readonly alerts: number }
  | { readonly kind: 'incomplete' | 'other' }
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
      if (step.alerts > 0) context.onAlerts?.();
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
  const fetched = await fetcher.get(page.url, { accept: 'text/html, text/plain;q=0.9, */*;q=0.1', signal });
  const later = (ms: number) => new Date(now().getTime() + ms);
  switch (fetched.kind) {
    case 'ok':
      return keepPage(page, fetched, context);
    case 'blocked':
    case 'unreachable': {
      const { kind, reason, retryAfterMs = null } = fetched;
      await retryPage(db, page, 'waiting', reason, later(pauseBeforeLook(page.attempts + 1, retryAfterMs)));
      return { kind: 'failed', outcome: kind, reason, stop: true };
    }
    case 'gone':
      if (page.attempts + 1 >= looksForMissing) {
        await settlePage(db, page.fileId, 'other', fetched.reason, now());
        return { kind: 'other' };
      }
      break;
    case 'broken':
    case 'unchanged':
      break;
  }
  const reason = fetched.kind === 'unchanged' ? 'The page was not sent.' : fetched.reason;
  await retryPage(db, page, 'waiting', reason, later(pauseBeforeLook(page.attempts + 1)));
  return { kind: 'failed', outcome: 'broken', reason, stop: false };
}

async function keepPage(page: WaitingPage, answer: Answer, context: ReadContext): Promise<Step> {
  const { db, log, now, assemblyUrl } = context;
  const reading = readPage(decode(answer.bytes, answer.contentType), { url: answer.url });
  const at = now();
  switch (reading.kind) {
    case 'declaration': {
      const { declaration } = reading;
      const url = publicAddress(page.fileId, declaration.language, assemblyUrl);
      const arrival = { declaration, fileId: page.fileId, url, baseline: page.baseline };
      const { change, alerts } = await ingest(db, arrival, at);
      log.info(
        { number: declaration.number, fileId: page.fileId, change, alerts, baseline: page.baseline },
        'stored',
      );
      return { kind: 'kept', isNew: change === 'new', alerts };
    }
    case 'incomplete': {
      const pause = pauseAfter({ ...sourceBackoff, longestMs: 24 * 60 * 60_000 }, page.attempts + 1);
      await retryPage(db, page, 'incomplete', reading.reason, new Date(at.getTime() + pause));
      log.warn({ fileId: page.fileId, reason: reading.reason }, 'a page is incomplete and waits');
      return { kind: 'incomplete' };
    }
    case 'other':
      await settlePage(db, page.fileId, 'other', reading.reason, at);
      return { kind: 'other' };
    case 'blocked':
      await retryPage(
        db,
        page,
        'waiting',
        reading.reason,
        new Date(at.getTime() + pauseBeforeLook(page.attempts + 1)),
      );
      return { kind: 'failed', outcome: 'blocked', reason: reading.reason, stop: true };
  }
}
