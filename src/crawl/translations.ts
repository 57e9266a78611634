import type { Declaration } from '../assembly/declaration.ts';
import { publicAddress, textUrl } from '../source/http/file-address.ts';
import { blindSpells, evidence } from '../store/crawl/evidence.ts';
import { siteWait } from '../store/crawl/site-wait.ts';
import { noteAgainstDatasets } from '../store/dataset/brought.ts';
import { keyValue, deleteKeyValue, setKeyValue } from '../store/db/key-value.ts';
import { recordPoll } from '../store/crawl/feeds.ts';
import { saveTranslation } from '../store/ingest/save-declaration.ts';
import { enqueueAlerts } from '../store/delivery/enqueue-alerts.ts';
import type { Transaction } from '../store/db/database.ts';
import { scheduleChanges } from '../store/delivery/schedule-edits.ts';
import { forgetAbsent, missingTexts, noteAbsent, type MissingText } from '../store/crawl/translations.ts';
import { unannouncedOf } from '../store/ingest/unannounced.ts';
import { isWaiting, waitAgain } from '../lib/site-wait.ts';
import { ingest } from './ingest.ts';
import { isTooOld } from './news.ts';
import type { Served, Unserved } from './observe.ts';
import { processPage } from './process-page.ts';
import type { ReadContext } from './store-reading.ts';

export interface Translations {
  readonly asked: number;
  readonly kept: number;
  /** Deliveries that became pending. */
  readonly alerts: number;
}

/** Under this name the looks for translations stand beside the feeds in the record of polls. */
const source = 'translations';
/** Looked for in one round, at most. */
const maxTextsAtOnce = 10;
/** Days after which a text that was to change, and had not, is read again. */
const againDays = 5;
const dayMs = 24 * 60 * 60_000;
/** Days after which a text that is not there is looked for again, each time; the last of them for ever. */
const lookDays = [1, 6, 30, 90, 180] as const;

/**
 * Looks for the texts of declarations in the language they are not held in, the newest first, a few at a time. That one
 * is not published is normal: it is remembered and looked for again seldom. Of such a page only title and body are
 * kept: its list of signatories is the one that is held, and never makes an edition. A site that does not serve ends
 * the round.
 */
export async function readTranslations(context: ReadContext): Promise<Translations> {
  const { db, now, signal, log, assemblyUrl } = context;
  const startedAt = now();
  const key = `${source}:${assemblyUrl}`;
  const failing = siteWait.safeParse(await keyValue(db, key)).data;
  const total = { asked: 0, kept: 0, alerts: 0 };
  if (failing && isWaiting(failing, (await evidence(db, assemblyUrl)).headingAt, startedAt)) return total;
  let stopped: Unserved | null = null;
  for (const missing of await missingTexts(db, startedAt, maxTextsAtOnce)) {
    if (signal.aborted) break;
    const { fileId, language } = missing;
    const page = { fileId, url: textUrl(fileId, language, assemblyUrl) };
    const kept = await processPage(page, (served) => keep(missing, served, context), context);
    total.asked += 1;
    if (kept === null) continue;
    if (kept.kind === 'unserved') {
      stopped = kept;
      break;
    }
    total.kept += kept.isStored ? 1 : 0;
    total.alerts += kept.alerts;
    if (kept.alerts + kept.edits > 0) context.onAlerts?.();
  }
  if (total.asked === 0) return total;
  if (stopped !== null) {
    await setKeyValue(db, key, waitAgain(failing?.failures ?? 0, stopped.retryAfterMs, now()));
  } else if (failing) {
    await deleteKeyValue(db, key);
  }
  const outcome = stopped?.outcome ?? (total.kept > 0 ? 'ok' : 'unchanged');
  const detail = stopped?.reason ?? null;
  const { asked: items, kept: fresh } = total;
  await recordPoll(db, { source, startedAt, finishedAt: now(), outcome, detail, items, fresh });
  log.info({ ...total, outcome, detail }, 'looked for translations');
  return total;
}

interface KeptText {
  readonly kind: 'text';
  readonly isStored: boolean;
  /** Deliveries that became pending, and messages that are to be edited. */
  readonly alerts: number;
  readonly edits: number;
}

/** @returns `null` when there is no such text. */
async function keep(missing: MissingText, served: Served, context: ReadContext): Promise<KeptText | null> {
  const { db, now, log } = context;
  const { number, language, looks } = missing;
  const absent = async (reason: string): Promise<null> => {
    const days = lookDays[Math.min(looks, lookDays.length - 1)] ?? 0;
    const at = now();
    await noteAbsent(db, missing, { reason, now: at, nextLookAt: new Date(at.getTime() + days * dayMs) });
    log.debug({ number, language, reason }, 'a text is not there in this language');
    return null;
  };
  if (served.kind !== 'shown') {
    return absent(served.kind === 'unchanged' ? 'The page was not sent.' : served.reason);
  }
  const { reading } = served;
  if (reading.kind !== 'declaration') return absent(reading.reason);
  const { declaration } = reading;
  if (declaration.language !== language) return absent(`The page is in ${declaration.language}.`);
  if (declaration.number !== number && declaration.document !== missing.document) {
    return absent(`The page is that of No. ${declaration.number}.`);
  }
  return keepAndAlert(missing, declaration, context);
}

/** A second language is as old as the declaration: it is news only while that is, and only to whom nothing else matched. */
async function keepAndAlert(
  missing: MissingText,
  declaration: Declaration,
  { db, now, assemblyUrl, newsMaxAgeDays }: ReadContext,
): Promise<KeptText> {
  const { declarationId, fileId, language } = missing;
  const at = now();
  if (language === 'en') {
    // The English list is the one to show.
    const url = publicAddress(fileId, 'en', assemblyUrl);
    const kept = await ingest(db, { declaration, fileId, url, baseline: false, newsMaxAgeDays }, at);
    await db.transaction((tx) => forgetAbsent(tx, missing));
    return { kind: 'text', isStored: kept.change !== 'none', alerts: kept.alerts, edits: kept.edits };
  }
  return db.transaction(async (tx) => {
    const kept = await saveTranslation(tx, declarationId, declaration, at);
    await settle(tx, missing, kept.change !== 'none', at);
    if ((kept.corrections?.length ?? 0) > 0) {
      await noteAgainstDatasets(tx, { id: declarationId, number: missing.number, fileId, isNew: false });
    }
    const edits = await scheduleChanges(tx, kept, language, at);
    const isOld =
      kept.change !== 'text' ||
      (await unannouncedOf(tx, declarationId)) !== null ||
      isTooOld(declaration.date, at, newsMaxAgeDays ?? null, await blindSpells(tx, at));
    const alerts = isOld ? 0 : await enqueueAlerts(tx, declarationId, { now: at, onlyEarlier: true });
    return { kind: 'text', isStored: kept.change !== 'none', alerts, edits };
  });
}

/** A text that was to change and did not is read once more: the two languages are not published together. */
async function settle(tx: Transaction, missing: MissingText, isStored: boolean, now: Date): Promise<void> {
  if (isStored || missing.looks > 0) return forgetAbsent(tx, missing);
  const nextLookAt = new Date(now.getTime() + againDays * dayMs);
  await noteAbsent(tx, missing, { reason: 'It has not changed yet.', now, nextLookAt });
}
