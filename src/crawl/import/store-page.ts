import type { Declaration } from '../../assembly/declaration.ts';
import { publicAddress, textUrl } from '../../source/http/file-address.ts';
import { readPage } from '../../source/page/read-page.ts';
import { openSaved } from '../../source/files/saved-file.ts';
import { knownPages, quarantine, rememberImported } from '../../store/crawl/imports.ts';
import { saveDeclaration, type SavedDeclaration } from '../../store/ingest/save-declaration.ts';
import { notePages, settlePage } from '../../store/crawl/pages/page-inbox.ts';
import { scheduleChanges } from '../../store/delivery/schedule-edits.ts';
import { announceKept, isAwaitedAsNews, type Announce } from '../announce.ts';
import { pauseAfter, sourceBackoff } from '../../lib/backoff.ts';
import { savedAddress } from './page-address.ts';
import type { Counts } from './report.ts';
import type { ObserveContext, Served } from '../observe.ts';
import { refusalOfReading, type PageOutcome } from '../process-page.ts';
import type { Soft404Check } from '../soft-404.ts';

/** Its signal is aborted when the operator wants an end: the page under way is finished, or was never begun. */
export interface ImportContext extends ObserveContext {
  /** Hosts whose addresses carry file ids, besides the Assembly's own. */
  readonly assemblyHosts: readonly string[];
  readonly watcher: ImportWatcher;
  /** Whether channels are told of what is new; only of what is awaited as news, when left out. */
  readonly announce?: Announce;
  /** Days after which what is new is no news; never, when left out. */
  readonly newsMaxAgeDays?: number;
}

/** What storing a declaration takes. */
export type StoreContext = Pick<
  ImportContext,
  'db' | 'log' | 'now' | 'assemblyUrl' | 'announce' | 'newsMaxAgeDays'
>;

/** Whoever looks on. */
export interface ImportWatcher {
  /** @param done pages that need no reading because an earlier run got that far. */
  begin(total: number, done: number): void;
  moved(done: number, counts: Counts): void;
}

/** Where the page came from, as far as it is known. */
interface Source {
  readonly fileId: number | null;
  readonly url: string | null;
  /** The file id comes from an address and not from a mere file name. */
  readonly isCertain: boolean;
}

/** A page that somebody saved. */
export interface SavedPage {
  readonly bytes: Uint8Array;
  readonly fileIdInPath: number | null;
  /** Under which it is remembered when it is stored. */
  readonly digest: string;
}

/**
 * Reads a saved page and stores what it holds, in one transaction. Rejects only when the database fails, not when it
 * refuses the page.
 */
export async function storeSaved(
  { bytes, fileIdInPath, digest }: SavedPage,
  context: ImportContext,
): Promise<PageOutcome> {
  const opened = await openSaved(bytes, null);
  if (opened.kind === 'unreadable') return { kind: 'failed', reason: unreadable[opened.what] };
  const { fileId, url } = savedAddress(opened.text, context.assemblyHosts, opened.url);
  const source = { fileId: fileId ?? fileIdInPath, url, isCertain: fileId !== null };
  const reading = readPage(opened.text, url === null ? {} : { url });
  switch (reading.kind) {
    case 'declaration':
      return storeDeclaration(reading.declaration, source, digest, context);
    case 'incomplete':
      if (fileId !== null) await holdBack(fileId, bytes, reading.reason, context);
      return { kind: 'incomplete', reason: reading.reason };
    case 'other':
      // What a saved page does not show proves nothing about the file: it may be an error page.
      return { kind: 'other', reason: reading.reason };
    case 'blocked':
      return { kind: 'unserved', outcome: 'blocked', reason: reading.reason, retryAfterMs: null };
  }
}

const unreadable = {
  pdf: 'No text can be read in this PDF: it is a scan, locked or damaged.',
  file: 'It is no page, text or PDF.',
} as const;

/** Stores what the site answered when an operator asked for a file. */
export async function storeFetched(
  served: Served,
  isSoft404: Soft404Check,
  context: ImportContext,
): Promise<PageOutcome> {
  switch (served.kind) {
    case 'gone':
      return { kind: 'missing', reason: served.reason };
    case 'elsewhere':
      // Sites that have no such page may lead to another instead of saying so; else it is no answer about the file.
      return (await isSoft404(served)) === true
        ? { kind: 'missing', reason: served.reason }
        : { kind: 'failed', reason: served.reason.replace(served.to, served.to.replace(/\d+/gu, 'N')) };
    case 'unchanged':
      return { kind: 'failed', reason: 'The page was not sent.' };
    case 'broken':
    case 'refused':
      return { kind: 'failed', reason: served.reason };
    case 'shown': {
      const { reading, sent, fileId, url, host } = served;
      if (reading.kind === 'declaration') {
        return storeDeclaration(reading.declaration, { fileId, url, isCertain: true }, null, context);
      }
      const { kind, reason } = reading;
      const isNothing = await isSoft404(served);
      if (isNothing === true) return { kind: 'missing', reason: `${host} has nothing at this address.` };
      if (isNothing === false && fileId !== null) {
        if (kind === 'incomplete') await holdBack(fileId, sent.bytes, reason, context);
        else await settleOther(fileId, reason, context);
      }
      return { kind, reason };
    }
  }
}

/** Stores a declaration that an operator brought, with the alerts it causes, in one transaction. */
export async function storeDeclaration(
  declaration: Declaration,
  source: Source,
  digest: string | null,
  { db, log, now, assemblyUrl, announce = 'awaited', newsMaxAgeDays }: StoreContext,
): Promise<PageOutcome> {
  const { number, document, language, date } = declaration;
  // "682.html" and "Doc 14933.html" are named after what is in them.
  const isNumber = !source.isCertain && (source.fileId === number || source.fileId === document);
  const fileId = isNumber ? null : source.fileId;
  const url = fileId === null ? source.url : publicAddress(fileId, language, assemblyUrl);
  const at = now();
  try {
    const { change, disputed, alerts, edits } = await db.transaction(async (tx) => {
      const kept = await saveDeclaration(tx, { declaration, fileId, url }, at);
      if (isDisputed(kept, number)) return { ...kept, alerts: 0, edits: 0 };
      const isAwaited = fileId !== null && (await isAwaitedAsNews(tx, fileId));
      const maxAgeDays = newsMaxAgeDays ?? null;
      const coming = { announce, isAwaited, date, maxAgeDays, now: at };
      const alerts = await announceKept(tx, kept, coming);
      // Whoever is alerted or not, a message that was posted shows what is held now.
      const edits = await scheduleChanges(tx, kept, language, at);
      if (fileId !== null) {
        await notePages(tx, [{ fileId, url: textUrl(fileId, 'en', assemblyUrl) }], {
          baseline: true,
          now: at,
        });
        await settlePage(tx, fileId, 'declaration', null, at);
      }
      if (digest !== null) await rememberImported(tx, digest);
      return { ...kept, alerts, edits };
    });
    if (isDisputed({ disputed }, number)) {
      log.warn({ number, document, fileId, disputed }, 'another declaration is held under this number');
      return { kind: 'failed', reason: disputedReason };
    }
    return { kind: 'declaration', change, date, alerts, edits };
  } catch (error) {
    const reason = refusalOfReading(error);
    if (reason === null) throw error;
    log.warn({ number, fileId, reason }, 'the database refused a page');
    return { kind: 'failed', reason };
  }
}

const disputedReason =
  'Another declaration is held under its No., with another title and other names: one of the two is misprinted. Nothing was stored.';

function isDisputed({ disputed }: Pick<SavedDeclaration, 'disputed'>, number: number): boolean {
  return disputed?.number === number;
}

async function settleOther(
  fileId: number,
  reason: string,
  { db, now, assemblyUrl }: ImportContext,
): Promise<void> {
  const at = now();
  await db.transaction(async (tx) => {
    await notePages(tx, [{ fileId, url: textUrl(fileId, 'en', assemblyUrl) }], { baseline: true, now: at });
    const known = (await knownPages(tx, fileId, fileId)).get(fileId);
    if (known?.state !== 'declaration') await settlePage(tx, fileId, 'other', reason, at);
  });
}

async function holdBack(
  fileId: number,
  bytes: Uint8Array,
  reason: string,
  { db, now, assemblyUrl }: ImportContext,
): Promise<void> {
  const at = now();
  const nextTryAt = new Date(at.getTime() + pauseAfter(sourceBackoff, 1));
  await quarantine(db, { fileId, url: textUrl(fileId, 'en', assemblyUrl), bytes }, reason, {
    now: at,
    nextTryAt,
  });
}
