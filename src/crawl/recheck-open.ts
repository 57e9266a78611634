import { dayAfter, openUntil } from '../assembly/part-session.ts';
import { publicAddress } from '../source/http/file-address.ts';
import { recordPoll } from '../store/crawl/feeds.ts';
import {
  heldPages,
  keepValidators,
  noteShown,
  pageLookedAt,
  putOffPage,
  type HeldPage,
} from '../store/crawl/page-inbox.ts';
import type { PollOutcome } from '../store/db/schema.ts';
import { pauseBeforeLook } from '../lib/backoff.ts';
import { hiddenBy304, fetchHeldPage } from './doubted-page.ts';
import { ingest } from './ingest.ts';
import { refusalOfReading, type ReadContext } from './read-pages.ts';

export interface RecheckReport {
  readonly read: number;
  /** Pages with more names than before. */
  readonly editions: number;
  readonly unchanged: number;
  readonly failed: number;
}

type Step =
  | {
      readonly kind: 'edition' | 'unchanged';
      /** What a 304 had hidden, for an operator. */ readonly hidden?: string;
    }
  | {
      readonly kind: 'failed';
      /** The site's; `null` when the trouble is the page's alone. */
      readonly outcome: PollOutcome | null;
      readonly reason: string;
    };

/** Under this name the second looks stand beside the feeds in the record of polls. */
const source = 'revisits';

const dayMs = 24 * 60 * 60 * 1000;
/** The text with all its names is published only after the close: none that is known came more than 25 days later. */
const graceDays = 35;
/** No declaration stays open longer. */
const maxOpenDays = 240;
/** Pages read again in one round. */
const maxPagesAtOnce = 10;

/**
 * Reads the declarations that are still open for signature again, each about once a day: a text may be published again
 * under the file id it has, and what was added to it is news. A site that blocks us or is gone ends the round.
 */
export async function recheckOpen(context: ReadContext): Promise<RecheckReport> {
  const { db, now, signal, log } = context;
  const startedAt = now();
  const today = startedAt.toISOString().slice(0, 10);
  const held = await heldPages(db, {
    tabledSince: dayAfter(today, -maxOpenDays),
    readBefore: new Date(startedAt.getTime() - dayMs),
    now: startedAt,
  });
  const open = held.filter(({ tabledOn }) => dayAfter(openUntil(tabledOn), graceDays) >= today);
  const total = { read: 0, editions: 0, unchanged: 0, failed: 0 };
  let outcome: PollOutcome = 'unchanged';
  let detail: string | null = null;
  for (const page of open.slice(0, maxPagesAtOnce)) {
    if (signal.aborted) break;
    const step = await lookAgain(page, context);
    total.read += 1;
    if (step.kind === 'failed') {
      total.failed += 1;
      detail = step.reason;
      // One page that is no longer what it was says nothing of the site.
      if (step.outcome === null) continue;
      outcome = step.outcome;
      break;
    }
    total[step.kind === 'edition' ? 'editions' : 'unchanged'] += 1;
    if (step.kind === 'edition') outcome = 'ok';
    detail = step.hidden ?? detail;
  }
  if (total.read > 0) {
    const { read: items, editions: fresh } = total;
    await recordPoll(db, { source, startedAt, finishedAt: now(), outcome, detail, items, fresh });
    log.info({ ...total, outcome, detail }, 'read open declarations again');
  }
  return total;
}

async function lookAgain(page: HeldPage, context: ReadContext): Promise<Step> {
  const { db, now, log, assemblyUrl } = context;
  const { fileId } = page;
  const observation = await fetchHeldPage(page, context);
  const fail = async (outcome: PollOutcome, reason: string, askedMs: number | null = null): Promise<Step> => {
    const pause = pauseBeforeLook(page.attempts + 1, askedMs);
    await putOffPage(db, page, new Date(now().getTime() + pause));
    return { kind: 'failed', outcome, reason };
  };
  /** What is held stays; the page is looked at again tomorrow. */
  const leave = async (reason: string): Promise<Step> => {
    log.warn({ fileId, reason }, 'the page of a declaration no longer shows it');
    await pageLookedAt(db, fileId, now());
    return { kind: 'failed', outcome: null, reason };
  };
  switch (observation.kind) {
    case 'unchanged':
      await pageLookedAt(db, fileId, now());
      return { kind: 'unchanged' };
    case 'unserved':
      return fail(observation.outcome, observation.reason, observation.retryAfterMs);
    case 'gone':
    case 'elsewhere':
    case 'broken':
      return leave(observation.reason);
    case 'shown': {
      const { reading, sent, fingerprint, host } = observation;
      if (reading.kind !== 'declaration') return leave(reading.reason);
      await noteShown(db, fileId, { fingerprint, headingAt: now(), host });
      const { declaration } = reading;
      const url = publicAddress(fileId, declaration.language, assemblyUrl);
      try {
        const { newsMaxAgeDays } = context;
        const arrival = { declaration, fileId, url, baseline: false, newsMaxAgeDays };
        const { change, alerts, edits, disputed, shorter } = await ingest(db, arrival, now());
        if (alerts + edits > 0) context.onAlerts?.();
        if (disputed?.number === declaration.number) {
          return await leave(`Its page now bears No. ${disputed.number}, which another declaration holds.`);
        }
        // A page that is to be confirmed must be sent again.
        if (!shorter) await keepValidators(db, fileId, sent);
        else log.warn({ ...shorter, fileId }, 'a page shows fewer names than are held');
        log.info({ number: declaration.number, fileId, change }, 'read again');
        const kind = change === 'edition' ? 'edition' : 'unchanged';
        const hidden = hiddenBy304(page, { host, date: declaration.date, isNew: change !== 'none' });
        if (hidden === null) return { kind };
        log.warn({ fileId, change }, 'a 304 had kept a change of a page from us');
        return { kind, hidden };
      } catch (error) {
        const refusal = refusalOfReading(error);
        if (refusal === null) throw error;
        return leave(refusal);
      }
    }
  }
}
