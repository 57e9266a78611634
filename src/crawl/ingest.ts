import type { Declaration } from '../assembly/declaration.ts';
import type { Database, Transaction } from '../store/db/database.ts';
import { saveDeclaration, type SavedDeclaration } from '../store/ingest/save-declaration.ts';
import { scheduleChanges } from '../store/delivery/schedule-edits.ts';
import { believedAfterMs, type ShorterList } from '../store/ingest/shorter-lists.ts';
import { baselineOf } from '../store/crawl/baseline.ts';
import { doubtTranslations } from '../store/crawl/translations.ts';
import { blindSpells } from '../store/crawl/evidence.ts';
import { noteAgainstDatasets } from '../store/dataset/brought.ts';
import { pageSeen, settlePage, waitForPage } from '../store/crawl/pages/page-inbox.ts';
import { firstSeenAt, setUnannounced, unannouncedOf } from '../store/ingest/unannounced.ts';
import type { Unannounced } from '../store/db/schema.ts';
import { announceKept, enqueueFor } from './announce.ts';
import { isTooOld, whyNoNews } from './news.ts';

export interface Arrival {
  readonly declaration: Declaration;
  readonly fileId: number;
  readonly url: string;
  /** Its page was there at the first look at a source. */
  readonly baseline: boolean;
  /** Days after which what is first seen is no news; never, when left out. */
  readonly newsMaxAgeDays?: number | undefined;
}

export interface Ingested extends SavedDeclaration {
  /** Deliveries now pending because of it. */
  readonly alerts: number;
  /** Messages now to be brought to the newest edition, which alerts nobody. */
  readonly edits: number;
  /** Why what is new alerts nobody; `null` when it does, or when nothing is new. */
  readonly unannounced: Unannounced | null;
  /** A data set that was imported has it otherwise, or should have had it. */
  readonly isAgainstDataset: boolean;
}

/**
 * Stores a declaration and the alerts it causes, in one transaction: either both are there after a
 * crash or neither is, and then the page is still waiting.
 */
export async function ingest(db: Database, arrival: Arrival, now: Date): Promise<Ingested> {
  const { declaration, fileId, url } = arrival;
  return db.transaction(async (tx) => {
    const kept = await saveDeclaration(tx, { declaration, fileId, url, isLive: true }, now);
    // Under a number that another declaration holds nothing was stored: the page is not done with.
    if (kept.disputed?.number === declaration.number)
      return { ...kept, alerts: 0, edits: 0, unannounced: null, isAgainstDataset: false };
    const isAgainstDataset = await isNotAsBrought(tx, kept, arrival);
    const page = await pageSeen(tx, fileId);
    if (kept.shorter && !kept.shorter.isHeldPage) await lookAgain(tx, fileId, kept.shorter, now);
    else await settlePage(tx, fileId, 'declaration', null, now);
    const unannounced = await noNews(tx, kept, arrival, page ?? now, now);
    if (kept.change === 'new') await setUnannounced(tx, kept.id, unannounced);
    const alerts =
      kept.change !== 'new' && (await isStillAwaited(tx, kept.id, arrival, page))
        ? await announceAwaited(tx, kept, arrival, now)
        : unannounced === null
          ? await enqueueFor(tx, kept, now)
          : 0;
    const edits = await scheduleChanges(tx, kept, declaration.language, now);
    if (kept.change === 'edition' || kept.change === 'correction') {
      await doubtTranslations(tx, kept.id, declaration.language, now);
    }
    return { ...kept, alerts, edits, unannounced, isAgainstDataset };
  });
}

/** Whether the site shows something that a data set has otherwise. */
async function isNotAsBrought(
  tx: Transaction,
  { id, change, corrections = [], shorter }: SavedDeclaration,
  { declaration: { number }, fileId }: Arrival,
): Promise<boolean> {
  const isNew = change === 'new';
  if (!isNew && corrections.length === 0 && !shorter) return false;
  return noteAgainstDatasets(tx, { id, number, fileId, isNew });
}

/** A page that may show a declaration better is read again when a second look can confirm what it shows. */
async function lookAgain(
  tx: Transaction,
  fileId: number,
  { firstSeenAt }: ShorterList,
  now: Date,
): Promise<void> {
  const confirmAt = Math.max(firstSeenAt.getTime() + believedAfterMs, now.getTime() + believedAfterMs / 3);
  await waitForPage(tx, fileId, 'It shows fewer names than are held.', new Date(confirmAt));
}

/** Why what was stored is no news; `null` when it is, or when nothing was. */
async function noNews(
  tx: Transaction,
  { id, change }: SavedDeclaration,
  { declaration: { date }, baseline: isBaseline, newsMaxAgeDays }: Arrival,
  seenAt: Date,
  now: Date,
): Promise<Unannounced | null> {
  if (change === 'none') return null;
  const maxAgeDays = newsMaxAgeDays ?? null;
  const blind = await blindSpells(tx, now);
  // A second language and a correction are as old as the declaration, whenever they are found.
  if (change === 'text' || change === 'correction') {
    const before = await unannouncedOf(tx, id);
    return before ?? (isTooOld(date, now, maxAgeDays, blind) ? 'age' : null);
  }
  const startedAt = (await baselineOf(tx))?.startedAt ?? null;
  return whyNoNews({ date, isBaseline, seenAt, startedAt, maxAgeDays, blind });
}

/** Whether a page was found as news before an operator imported what is on it from elsewhere, telling nobody. */
async function isStillAwaited(
  tx: Transaction,
  id: number,
  { baseline }: Arrival,
  seenAt: Date | null,
): Promise<boolean> {
  if (baseline || seenAt === null || (await unannouncedOf(tx, id)) !== 'import') return false;
  return seenAt <= (await firstSeenAt(tx, id));
}

function announceAwaited(
  tx: Transaction,
  kept: SavedDeclaration,
  arrival: Arrival,
  now: Date,
): Promise<number> {
  const { declaration, newsMaxAgeDays } = arrival;
  const coming = { announce: 'awaited', isAwaited: true, date: declaration.date, now } as const;
  return announceKept(tx, kept, { ...coming, maxAgeDays: newsMaxAgeDays ?? null });
}
