import { dayAfter, openUntil } from '../assembly/part-session.ts';
import { recordPoll } from '../store/crawl/feeds.ts';
import { heldPages, pageLookedAt, putOffPage, type HeldPage } from '../store/crawl/pages/held-pages.ts';
import { noteShown } from '../store/crawl/pages/page-evidence.ts';
import type { PollOutcome } from '../store/db/schema.ts';
import { putOffUnserved } from '../lib/site-wait.ts';
import { evidence } from '../store/crawl/evidence.ts';
import { heldRequest, hiddenBy304 } from './doubted-page.ts';
import type { Served } from './observe.ts';
import { processPage, type PageOutcome } from './process-page.ts';
import { outcomeOf, storeShown, type ReadContext } from './store-reading.ts';

/** `hidden`: what a 304 had kept from us, for an operator. */
type Revisited = PageOutcome & { readonly hidden?: string | null };

export interface RecheckReport {
  readonly read: number;
  /** Pages with more names than before. */
  readonly editions: number;
  readonly unchanged: number;
  readonly failed: number;
}

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
  const { db, now, signal, log, assemblyUrl } = context;
  const startedAt = now();
  const today = startedAt.toISOString().slice(0, 10);
  const held = await heldPages(db, {
    tabledSince: dayAfter(today, -maxOpenDays),
    readBefore: new Date(startedAt.getTime() - dayMs),
    now: startedAt,
    servedAt: (await evidence(db, assemblyUrl)).headingAt,
  });
  const open = held.filter(({ tabledOn }) => dayAfter(openUntil(tabledOn), graceDays) >= today);
  const total = { read: 0, editions: 0, unchanged: 0, failed: 0 };
  let outcome: PollOutcome = 'unchanged';
  let detail: string | null = null;
  for (const page of open.slice(0, maxPagesAtOnce)) {
    if (signal.aborted) break;
    const became = await recheckPage(page, context);
    total.read += 1;
    if ('reason' in became) {
      total.failed += 1;
      detail = became.reason;
      // One page that is no longer what it was says nothing of the site.
      if (became.kind !== 'unserved') continue;
      outcome = became.outcome;
      break;
    }
    const isEdition = became.kind === 'declaration' && became.change === 'edition';
    total[isEdition ? 'editions' : 'unchanged'] += 1;
    if (isEdition) outcome = 'ok';
    if (became.kind === 'unchanged') continue;
    if (became.alerts + became.edits > 0) context.onAlerts?.();
    detail = became.hidden ?? detail;
  }
  if (total.read > 0) {
    const { read: items, editions: fresh } = total;
    await recordPoll(db, { source, startedAt, finishedAt: now(), outcome, detail, items, fresh });
    log.info({ ...total, outcome, detail }, 'read open declarations again');
  }
  return total;
}

async function recheckPage(page: HeldPage, context: ReadContext): Promise<Revisited> {
  const { db, now } = context;
  const outcome = await processPage(
    heldRequest(page, now()),
    (served) => settle(page, served, context),
    context,
  );
  if (outcome.kind === 'unserved') {
    await putOffPage(db, page, putOffUnserved(page.attempts, outcome.retryAfterMs, now()));
  }
  return outcome;
}

async function settle(page: HeldPage, served: Served, context: ReadContext): Promise<Revisited> {
  const { db, now, log } = context;
  const { fileId } = page;
  /** What is held stays; the page is looked at again tomorrow. */
  const leave = async (reason: string): Promise<Revisited> => {
    log.warn({ fileId, reason }, 'the page of a declaration no longer shows it');
    await pageLookedAt(db, fileId, now());
    return { kind: 'failed', reason };
  };
  if (served.kind === 'unchanged') {
    await pageLookedAt(db, fileId, now());
    return served;
  }
  if (served.kind !== 'shown') return leave(served.reason);
  const { reading, fingerprint, host } = served;
  if (reading.kind !== 'declaration') return leave(reading.reason);
  await noteShown(db, fileId, { fingerprint, headingAt: now(), host });
  const { declaration } = reading;
  const stored = await storeShown(db, { fileId, baseline: false }, declaration, served, context);
  const { change, disputed } = stored;
  if (disputed !== null) {
    return leave(`Its page now bears No. ${disputed.number}, which another declaration holds.`);
  }
  const hidden = hiddenBy304(page, { host, date: declaration.date, isNew: change !== 'none' });
  if (hidden !== null) log.warn({ fileId, change }, 'a 304 had kept a change of a page from us');
  return { ...outcomeOf(stored, declaration), hidden };
}
