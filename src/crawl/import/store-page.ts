import type { Declaration } from '../../assembly/declaration.ts';
import { publicAddress, textUrl } from '../../source/http/file-address.ts';
import { decode } from '../../source/http/decode.ts';
import type { Fetcher } from '../../source/http/fetcher.ts';
import { readPage } from '../../source/page/read-page.ts';
import { knownPages, quarantine, rememberImported } from '../../store/crawl/imports.ts';
import { saveDeclaration, type SavedDeclaration } from '../../store/ingest/save-declaration.ts';
import { scheduleChanges } from '../../store/delivery/schedule-edits.ts';
import { notePages, settlePage } from '../../store/crawl/page-inbox.ts';
import { openSaved, type Opened } from '../../source/files/saved-file.ts';
import { announceKept, isAwaitedAsNews, type Announce } from '../announce.ts';
import { pauseAfter, sourceBackoff } from '../../lib/backoff.ts';
import type { Context } from '../../context.ts';
import type { Soft404Check } from './soft-404.ts';
import { savedAddress } from './page-address.ts';
import type { Counts, PageOutcome } from './report.ts';
import { refusalOfReading } from '../read-pages.ts';

export interface ImportContext extends Context {
  readonly fetcher: Fetcher;
  /** What public links begin with. */
  readonly assemblyUrl: string;
  /** Hosts whose addresses carry file ids, besides the Assembly's own. */
  readonly assemblyHosts: readonly string[];
  /** Aborted when the operator wants an end: the page under way is finished, or was never begun. */
  readonly signal: AbortSignal;
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

/** A page in hand. */
export interface PageInHand {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly origin: Origin;
  /** Under which it is remembered when it is stored; `null` for not at all. */
  readonly digest: string | null;
}

export type Origin =
  /** It was sent by the site itself, at this address. */
  | {
      readonly kind: 'fetched';
      readonly url: string;
      readonly fileId: number | null;
      readonly isBlank: Soft404Check;
    }
  /** It was saved by somebody; the file id is that of its path. */
  | { readonly kind: 'saved'; readonly fileIdInPath: number | null };

/** What became of a declaration. */
type Stored =
  | { readonly kind: (typeof changes)[keyof typeof changes]; readonly alerts: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Where the page came from, as far as it is known. */
interface Source {
  readonly fileId: number | null;
  readonly url: string | null;
  /** The file id comes from an address and not from a mere file name. */
  readonly isCertain: boolean;
}

/**
 * Reads a page and stores what it holds, in one transaction and without alerting anybody. Rejects
 * only when the database fails, not when it refuses the page.
 */
export async function storePage(page: PageInHand, context: ImportContext): Promise<PageOutcome> {
  const isSaved = page.origin.kind === 'saved';
  const opened: Opened = isSaved
    ? await openSaved(page.bytes, page.contentType)
    : { kind: 'text', text: decode(page.bytes, page.contentType), url: null };
  if (opened.kind === 'unreadable') return { kind: 'failed', reason: unreadable[opened.what] };
  const { text } = opened;
  const source = sourceOf(opened, page.origin, context);
  const reading = readPage(text, source.url === null ? {} : { url: source.url });
  switch (reading.kind) {
    case 'declaration':
      return storeDeclaration(reading.declaration, source, page.digest, context);
    case 'incomplete':
    case 'other': {
      const isBlank = page.origin.kind === 'fetched' ? await page.origin.isBlank(text) : false;
      if (isBlank === true) return { kind: 'missing' };
      if (isBlank === false) await keepAside(page, source, reading, context);
      return reading.kind === 'other' ? { kind: 'other' } : { kind: 'incomplete', reason: reading.reason };
    }
    case 'blocked':
      return { kind: 'blocked', reason: reading.reason };
  }
}

const unreadable = {
  pdf: 'No text can be read in this PDF: it is a scan, locked or damaged.',
  file: 'It is no page, text or PDF.',
} as const;

/** Remembers in the inbox what a file is, as far as the page proves it. */
async function keepAside(
  page: PageInHand,
  { fileId, isCertain }: Source,
  { kind, reason }: { readonly kind: 'incomplete' | 'other'; readonly reason: string },
  context: ImportContext,
): Promise<void> {
  if (fileId === null || !isCertain) return;
  if (kind === 'incomplete') await holdBack(page, fileId, reason, context);
  // What a saved page does not show proves nothing about the file: it may be an error page.
  else if (page.origin.kind === 'fetched') await settleOther(fileId, reason, context);
}

function sourceOf(
  { text, url: archived }: Extract<Opened, { kind: 'text' }>,
  origin: Origin,
  { assemblyHosts }: ImportContext,
): Source {
  if (origin.kind === 'fetched') return { fileId: origin.fileId, url: origin.url, isCertain: true };
  const { fileId, url } = savedAddress(text, assemblyHosts, archived);
  return { fileId: fileId ?? origin.fileIdInPath, url, isCertain: fileId !== null };
}

const changes = {
  new: 'new',
  edition: 'edition',
  text: 'text',
  correction: 'correction',
  none: 'unchanged',
} as const satisfies Record<SavedDeclaration['change'], PageOutcome['kind']>;

/** Stores a declaration that an operator brought, with the alerts it causes, in one transaction. */
export async function storeDeclaration(
  declaration: Declaration,
  source: Source,
  digest: string | null,
  { db, log, now, assemblyUrl, announce = 'awaited', newsMaxAgeDays }: StoreContext,
): Promise<Stored> {
  const { number, document, language } = declaration;
  // "682.html" and "Doc 14933.html" are named after what is in them.
  const isNumber = !source.isCertain && (source.fileId === number || source.fileId === document);
  const fileId = isNumber ? null : source.fileId;
  const url = fileId === null ? source.url : publicAddress(fileId, language, assemblyUrl);
  const at = now();
  try {
    const { change, disputed, alerts } = await db.transaction(async (tx) => {
      const kept = await saveDeclaration(tx, { declaration, fileId, url }, at);
      if (isDisputed(kept, number)) return { ...kept, alerts: 0 };
      const isAwaited = fileId !== null && (await isAwaitedAsNews(tx, fileId));
      const maxAgeDays = newsMaxAgeDays ?? null;
      const coming = { announce, isAwaited, date: declaration.date, maxAgeDays, now: at };
      const alerts = await announceKept(tx, kept, coming);
      // Whoever is alerted or not, a message that was posted shows what is held now.
      await scheduleChanges(tx, kept, language, at);
      if (fileId !== null) {
        await notePages(tx, [{ fileId, url: textUrl(fileId, 'en', assemblyUrl) }], {
          baseline: true,
          now: at,
        });
        await settlePage(tx, fileId, 'declaration', null, at);
      }
      if (digest !== null) await rememberImported(tx, digest);
      return { ...kept, alerts };
    });
    if (isDisputed({ disputed }, number)) {
      log.warn({ number, document, fileId, disputed }, 'another declaration is held under this number');
      return { kind: 'failed', reason: disputedReason };
    }
    return { kind: changes[change], alerts };
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
  { bytes }: PageInHand,
  fileId: number,
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
