import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { textAddress } from '../../source/http/file-address.ts';
import { isAssemblyHost, webAddress } from '../../source/http/hosts.ts';
import { wasImported } from '../../store/crawl/imports.ts';
import { fileIdInPath } from './page-address.ts';
import { fileTrouble, savedPages, type SavedEntry } from './saved-files.ts';
import { storeFetched, storeSaved, type ImportContext, type SavedPage } from './store-page.ts';
import { createImportTally, type Counts, type ImportTrouble } from './report.ts';
import type { Unserved } from '../observe.ts';
import { processPage, type PageOutcome } from '../process-page.ts';
import { createSoft404Check, type Soft404Check } from '../soft-404.ts';

/** What the operator named. */
export type ImportTarget =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'address'; readonly url: string };

export interface ImportReport {
  readonly counts: Counts;
  readonly troubles: readonly ImportTrouble[];
  /** Files that are no saved pages, and folders of a page's pictures, that were left out. */
  readonly skipped: { readonly files: number; readonly folders: number };
  readonly interrupted: boolean;
  /** Deliveries that became pending. */
  readonly alerts: number;
}

/** A page that is there to be stored, or why it is not. */
type Loaded =
  | ({ readonly kind: 'page'; readonly path: string } & SavedPage)
  | { readonly kind: 'address'; readonly url: string }
  | Exclude<SavedEntry, { kind: 'file' }>;

/** Files read while an earlier one is stored. */
const filesAhead = 4;
const maxMegabytes = 10;

/**
 * Reads saved pages and addresses and stores the declarations on them. Channels are told of what waits as news, and of
 * the rest if `context.announce` says so. A page that
 * cannot be read does not stop the rest. A saved page whose declaration an earlier import stored is
 * recognised by its content and its file id and passed over, unless `again`: that is how an import that
 * was stopped goes on. All others are read again, for a later version of the reader may know better.
 */
export async function importPages(
  targets: readonly ImportTarget[],
  options: { readonly again: boolean },
  context: ImportContext,
): Promise<ImportReport> {
  const { signal, watcher } = context;
  const tally = createImportTally();
  const skipped = { files: 0, folders: 0 };
  const site: SiteKnown = { closedHosts: new Map(), isSoft404: createSoft404Check(context) };

  const read = async (item: Exclude<Loaded, { kind: 'skipped' }>): Promise<void> => {
    switch (item.kind) {
      case 'unreadable':
        return tally.add(item.path, { kind: 'failed', reason: item.reason });
      case 'page':
        return tally.add(item.path, await keepFile(item, options.again, context));
      case 'address':
        return tally.add(item.url, await keepAddress(item.url, site, context));
    }
  };

  watcher.begin(await countPages(targets, signal), 0);
  for await (const item of ahead(entries(targets), filesAhead, load)) {
    if (signal.aborted) break;
    if (item.kind === 'skipped') {
      skipped[item.what === 'file' ? 'files' : 'folders'] += 1;
      continue;
    }
    try {
      await read(item);
    } catch (error) {
      if (signal.aborted && error === signal.reason) break;
      throw error;
    }
    watcher.moved(tally.done, tally.counts);
  }
  return {
    counts: tally.counts,
    troubles: tally.troubles(),
    skipped,
    interrupted: signal.aborted,
    alerts: tally.alerts,
  };
}

async function countPages(targets: readonly ImportTarget[], signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const { kind } of entries(targets)) {
    if (signal.aborted) break;
    if (kind !== 'skipped') count += 1;
  }
  return count;
}

async function* entries(
  targets: readonly ImportTarget[],
): AsyncGenerator<SavedEntry | { readonly kind: 'address'; readonly url: string }> {
  for (const target of targets) {
    if (target.kind === 'address') yield target;
    else yield* savedPages(target.path);
  }
}

/** Loads the next few while one is worked on, and keeps their order. `load` must not reject. */
async function* ahead<Item, Result>(
  items: AsyncIterable<Item>,
  depth: number,
  load: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const loading: Promise<Result>[] = [];
  for await (const item of items) {
    const next = loading.push(load(item)) > depth ? loading.shift() : undefined;
    if (next !== undefined) yield await next;
  }
  for (const next of loading) yield await next;
}

async function load(entry: SavedEntry | { readonly kind: 'address'; readonly url: string }): Promise<Loaded> {
  if (entry.kind !== 'file') return entry;
  const { path } = entry;
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxMegabytes * 1024 * 1024) {
        return { kind: 'unreadable', path, reason: `It is larger than ${maxMegabytes} MB.` };
      }
      const bytes = await file.readFile();
      const fileId = fileIdInPath(path);
      return { kind: 'page', path, bytes, fileIdInPath: fileId, digest: digestOf(bytes, fileId) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { kind: 'unreadable', path, reason: fileTrouble(error) };
  }
}

/** The same page under another file id is another page. */
function digestOf(bytes: Uint8Array, fileId: number | null): string {
  return createHash('sha256')
    .update(`${fileId ?? ''}\n`)
    .update(bytes)
    .digest('base64url');
}

async function keepFile(page: SavedPage, again: boolean, context: ImportContext): Promise<PageOutcome> {
  const isAsked = again || (context.announce ?? 'awaited') !== 'awaited';
  if (!isAsked && (await wasImported(context.db, page.digest))) return { kind: 'unchanged' };
  return storeSaved(page, context);
}

/** What was learnt of the site on the way. */
interface SiteKnown {
  /** Hosts that have blocked us, and how: they are asked nothing more. */
  readonly closedHosts: Map<string, Unserved>;
  readonly isSoft404: Soft404Check;
}

async function keepAddress(address: string, site: SiteKnown, context: ImportContext): Promise<PageOutcome> {
  const url = textOf(address, context);
  const host = webAddress(url)?.host ?? '';
  const closed = site.closedHosts.get(host);
  if (closed !== undefined) return closed;
  const page = { fileId: null, url, isEvidence: false };
  const outcome = await processPage(page, (served) => storeFetched(served, site.isSoft404, context), context);
  if (outcome.kind === 'unserved' && outcome.outcome === 'blocked') site.closedHosts.set(host, outcome);
  // Somebody named the address: that there is nothing is trouble.
  return outcome.kind === 'missing' ? { kind: 'failed', reason: outcome.reason } : outcome;
}

/** An address of a file leads to its text; any other is asked as it is, or refused by the fetcher. */
function textOf(address: string, { fetcher, assemblyUrl }: ImportContext): string {
  if (!fetcher.allows(address) && !isAssemblyHost(address)) return address;
  return textAddress(address, assemblyUrl, ({ href }) => fetcher.allows(href)) ?? address;
}
