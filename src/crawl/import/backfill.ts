import * as z from 'zod';
import { textUrl } from '../../source/http/file-address.ts';
import { keyValue, deleteKeyValue, setKeyValue } from '../../store/db/key-value.ts';
import { knownPages, type KnownPage } from '../../store/crawl/imports.ts';
import { storeFetched, type ImportContext } from './store-page.ts';
import { createImportTally, type Counts, type ImportTrouble } from './report.ts';
import type { Served } from '../observe.ts';
import { processPage, type PageOutcome } from '../process-page.ts';
import { createSoft404Check } from '../soft-404.ts';

/** File ids, both ends included. */
export interface FileRange {
  readonly from: number;
  readonly to: number;
  /** Read what was read for good before, too. */
  readonly again: boolean;
}

export interface BackfillReport {
  readonly counts: Counts;
  readonly troubles: readonly ImportTrouble[];
  /** Where an earlier run of the same range had stopped; `null` when this one began at the beginning. */
  readonly continuedAt: number | null;
  readonly end:
    | { readonly kind: 'done' }
    | {
        readonly kind: 'interrupted' | 'blocked' | 'unreachable';
        /** Where the next run of the same range begins. */
        readonly next: number;
        readonly reason: string | null;
      };
}

/** Failures in a row after which the site is taken to be out of reach. */
const patience = 5;
/** Files whose state is looked up at once. */
const lookUp = 500;
const progress = z.object({ next: z.number() });

/**
 * Asks for every file of a range in turn, stores the declarations and alerts nobody. Left out are
 * files that were read for good, and those that wait as news: their alerts are the service's to send.
 * How far it got is stored after each page, so a run that was stopped goes on from there, or from the
 * first page it could not get; a range that was finished begins anew.
 */
export async function backfill(range: FileRange, context: ImportContext): Promise<BackfillReport> {
  const { db, signal, watcher, assemblyUrl } = context;
  const key = `backfill:${assemblyUrl}:${range.from}-${range.to}${range.again ? ':again' : ''}`;
  const stored = progress.safeParse(await keyValue(db, key)).data?.next;
  const begin = stored !== undefined && stored > range.from && stored <= range.to ? stored : range.from;
  const tally = createImportTally();
  const isSoft404 = createSoft404Check(context);
  const settle = (served: Served) => storeFetched(served, isSoft404, context);
  let firstMissed: number | null = null;
  let missedInARow = 0;
  let known: ReadonlyMap<number, KnownPage> = new Map();

  const report = (end: BackfillReport['end']): BackfillReport => ({
    counts: tally.counts,
    troubles: tally.troubles(),
    continuedAt: begin > range.from ? begin : null,
    end,
  });
  const stop = async (
    kind: 'interrupted' | 'blocked' | 'unreachable',
    at: number,
    reason: string | null,
  ): Promise<BackfillReport> => {
    const next = firstMissed ?? at;
    await setKeyValue(db, key, { next });
    return report({ kind, next, reason });
  };

  watcher.begin(range.to - range.from + 1, begin - range.from);
  for (let id = begin; id <= range.to; id += 1) {
    if (signal.aborted) return stop('interrupted', id, null);
    if ((id - begin) % lookUp === 0) {
      known = await knownPages(db, id, Math.min(id + lookUp - 1, range.to));
    }
    const leaveOut = reasonToLeaveOut(known.get(id), range.again);
    const url = textUrl(id, 'en', assemblyUrl);
    if (leaveOut !== null) {
      tally.add(url, { kind: leaveOut });
    } else {
      const page = { fileId: id, url, isEvidence: false };
      const outcome = await unlessStopped(processPage(page, settle, context), signal);
      if (outcome === null) return stop('interrupted', id, null);
      tally.add(url, outcome);
      if (outcome.kind === 'unserved') {
        if (outcome.outcome === 'blocked') return stop('blocked', id, outcome.reason);
        firstMissed ??= id;
        missedInARow += 1;
        const asksToWait = (outcome.retryAfterMs ?? 0) > 0;
        if (asksToWait || missedInARow >= patience) return stop('unreachable', id, outcome.reason);
      } else {
        if (outcome.kind === 'failed') firstMissed ??= id;
        missedInARow = 0;
        await setKeyValue(db, key, { next: firstMissed ?? id + 1 });
      }
    }
    watcher.moved(begin - range.from + tally.done, tally.counts);
  }
  await deleteKeyValue(db, key);
  return report({ kind: 'done' });
}

function reasonToLeaveOut(page: KnownPage | undefined, again: boolean): 'held' | 'news' | null {
  if (page === undefined) return null;
  const isRead = page.state === 'declaration' || page.state === 'other';
  if (isRead) return again ? null : 'held';
  return page.baseline ? null : 'news';
}

/** @returns `null` when the operator wanted an end before the page was there. */
async function unlessStopped(work: Promise<PageOutcome>, signal: AbortSignal): Promise<PageOutcome | null> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return null;
    throw error;
  }
}
