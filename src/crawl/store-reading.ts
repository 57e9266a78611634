import type { Declaration } from '../assembly/declaration.ts';
import { publicAddress } from '../source/http/file-address.ts';
import type { Database, Transaction } from '../store/db/database.ts';
import { forgetMissing } from '../store/crawl/missing-files.ts';
import {
  keepValidators,
  lookAgainAt,
  notePages,
  quarantinePage,
  settlePage,
  type WaitingPage,
} from '../store/crawl/pages/page-inbox.ts';
import { noteShown } from '../store/crawl/pages/page-evidence.ts';
import { pauseAfter, sourceBackoff } from '../lib/backoff.ts';
import { ingest, type Ingested } from './ingest.ts';
import type { ObserveContext, Shown } from './observe.ts';
import type { PageOutcome } from './process-page.ts';

export interface ReadContext extends ObserveContext {
  /** Days after which what is first seen is no news; never, when left out. */
  readonly newsMaxAgeDays?: number;
  /** There are new deliveries: called after each declaration that caused some. */
  readonly onAlerts?: () => void;
}

/** Stores a page of a file that the inbox does not know yet, as if it had waited there. */
export async function storeFound(
  tx: Transaction,
  file: { readonly fileId: number; readonly url: string; readonly baseline: boolean },
  shown: Shown,
  context: ReadContext,
): Promise<PageOutcome> {
  const { fileId, url, baseline } = file;
  const at = context.now();
  await notePages(tx, [{ fileId, url }], { baseline, now: at });
  await forgetMissing(tx, fileId);
  const waiting = { ...file, state: 'waiting', attempts: 0, goneCount: 0, seenAt: at } as const;
  return storeReading(tx, { ...waiting, reason: null, etag: null, lastModified: null }, shown, context);
}

/** Stores what a page of the inbox was read as, all of it or nothing when `db` is a transaction. */
export async function storeReading(
  db: Database,
  page: WaitingPage,
  shown: Shown,
  context: ReadContext,
): Promise<PageOutcome> {
  const { reading, sent, host, fingerprint, isProof } = shown;
  const { fileId } = page;
  const at = context.now();
  await noteShown(db, fileId, { fingerprint, headingAt: isProof ? at : null, host });
  switch (reading.kind) {
    case 'declaration': {
      const { declaration } = reading;
      const baseline = isBaseline(page, declaration.date);
      const { disputed, ...stored } = await storeShown(db, { fileId, baseline }, declaration, shown, context);
      if (disputed === null) return outcomeOf(stored, declaration);
      const reason = `No. ${disputed.number} is held with another title and other names (Doc. ${disputed.document}).`;
      return setAside(db, page, shown, reason, context);
    }
    case 'incomplete':
      return setAside(db, page, shown, reading.reason, context);
    case 'other': {
      const looks = page.state === 'other' ? page.attempts + 1 : 0;
      await settlePage(db, fileId, 'other', reading.reason, at);
      await keepValidators(db, fileId, sent);
      await lookAgainAt(db, fileId, looks, nextOtherLook(looks, at));
      return { kind: 'other', reason: reading.reason };
    }
  }
}

export const outcomeOf = (
  { change, alerts, edits }: Pick<Ingested, 'change' | 'alerts' | 'edits'>,
  { date }: Declaration,
): PageOutcome => ({ kind: 'declaration', change, date, alerts, edits });

/**
 * Stores the declaration that the page of a file shows.
 *
 * @returns `disputed`: another declaration is held under its No., and nothing was stored.
 */
export async function storeShown(
  db: Database,
  { fileId, baseline }: { readonly fileId: number; readonly baseline: boolean },
  declaration: Declaration,
  { sent }: Shown,
  { log, now, assemblyUrl, newsMaxAgeDays }: ReadContext,
): Promise<Ingested> {
  const { number, date, language } = declaration;
  const url = publicAddress(fileId, language, assemblyUrl);
  const ingested = await ingest(db, { declaration, fileId, url, baseline, newsMaxAgeDays }, now());
  const { change, alerts, disputed, unannounced, shorter, isAgainstDataset } = ingested;
  if (disputed?.number === number) return ingested;
  // A page that is to be confirmed must be sent again.
  if (!shorter) await keepValidators(db, fileId, sent);
  else log.warn({ ...shorter, number, fileId }, 'a page shows fewer names than are held');
  log.info({ number, date, fileId, change, alerts, baseline, unannounced }, 'stored');
  if (isAgainstDataset)
    log.warn({ number, fileId, change }, 'the site does not agree with an imported data set');
  return { ...ingested, disputed: null };
}

/** Days after which the page of another document is looked at again: it may have been published by mistake. */
export const otherLooks = [1, 3, 7] as const;

export const nextOtherLook = (looks: number, now: Date): Date =>
  new Date(now.getTime() + (otherLooks[looks] ?? 0) * dayMs);

const dayMs = 24 * 60 * 60_000;
/** After so many tries a page that stays incomplete is tried every week, no longer every day. */
const patientTries = 40;

/** Keeps a page that is no declaration yet for an operator to look at, and for another try. */
async function setAside(
  db: Database,
  page: WaitingPage,
  { sent }: Shown,
  reason: string,
  { log, now }: ReadContext,
): Promise<PageOutcome> {
  const maxMs = page.attempts < patientTries ? dayMs : 7 * dayMs;
  const pause = pauseAfter({ ...sourceBackoff, maxMs }, page.attempts + 1);
  await quarantinePage(db, page, sent, reason, new Date(now().getTime() + pause));
  log.warn({ fileId: page.fileId, reason }, 'a page is set aside and tried again later');
  return { kind: 'incomplete', reason };
}

/** A page that could not be read in the baseline and bears the day it was first seen, or a later one, was not old then. */
function isBaseline({ baseline, state, goneCount, seenAt }: WaitingPage, date: string): boolean {
  const wasTried = state !== 'waiting' || goneCount > 0;
  return baseline && !(wasTried && date >= seenAt.toISOString().slice(0, 10));
}
