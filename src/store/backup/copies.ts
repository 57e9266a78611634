import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { pendingDeletion, settleDeletion } from './deletions.ts';
import { isWorthKeeping, sync, writeBackup } from './file.ts';

/** Days of which there is a copy; older ones go only when a newer one is made. */
const kept = 7;
const dayMs = 24 * 60 * 60_000;
/** How soon after a deletion the copies are made anew: within a minute, as `/privacy` promises. */
const deletionLookMs = 20_000;
const named = /^\d{4}-\d{2}-\d{2}(?:-\d+)?\.jsonl\.gz$/u;

/** Where the copies of a data directory are. */
export function copiesIn(dataDir: string): string {
  return join(dataDir, 'keep');
}

/** The copies of a data directory, the newest first. */
export async function listCopies(dataDir: string): Promise<string[]> {
  const names = await readdir(copiesIn(dataDir)).catch(() => []);
  return names
    .filter((name) => named.test(name))
    .toSorted((a, b) => orderOf(b).localeCompare(orderOf(a), 'en'))
    .map((name) => join(copiesIn(dataDir), name));
}

const orderOf = (name: string): string => {
  const [, day = '', nth = '1'] = /^([\d-]{10})(?:-(\d+))?/u.exec(name) ?? [];
  return `${day} ${nth.padStart(6, '0')}`;
};

/**
 * Copies what cannot be read again beside an embedded database: the file of the day is replaced, unless the new one has less than
 * half of what the old one has, as after a loss; then both are kept. A store in which nobody set anything is not copied, so
 * that it never takes the place of one that was lost.
 *
 * After a deletion at somebody's wish all older copies go once the new one is there, whatever their size and the new one's.
 *
 * @returns the file; `null` when there was nothing to copy.
 */
export async function keepCopy(
  db: Database,
  dataDir: string,
  now: Date,
  signal?: AbortSignal,
): Promise<string | null> {
  const folder = copiesIn(dataDir);
  // Before the store is read: a deletion that comes later calls for another copy.
  const deletion = await pendingDeletion(db);
  await removeRemains(folder);
  const file = (await isWorthKeeping(db))
    ? await makeCopy(db, folder, { now, replaces: deletion !== null, signal })
    : null;
  const older = (await listCopies(dataDir)).filter((one) => one !== file);
  if (deletion !== null) await removeAll(folder, older);
  else if (file !== null) await removeAll(folder, older.slice(kept - 1));
  if (deletion !== null) await settleDeletion(db, deletion);
  return file;
}

async function makeCopy(
  db: Database,
  folder: string,
  {
    now,
    replaces,
    signal,
  }: { readonly now: Date; readonly replaces: boolean; readonly signal: AbortSignal | undefined },
): Promise<string> {
  await mkdir(folder, { mode: 0o700, recursive: true });
  const day = now.toISOString().slice(0, 10);
  const made = join(folder, `${day}.new`);
  await writeBackup(db, 'embedded', made, now, signal);
  const file = replaces
    ? join(folder, `${day}.jsonl.gz`)
    : await placeFor(folder, day, (await stat(made)).size);
  await rename(made, file);
  await sync(folder);
  return file;
}

/** What a killed process left half made. */
async function removeRemains(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.endsWith('.part') || name.endsWith('.new')) await rm(join(folder, name), { force: true });
  }
}

async function removeAll(folder: string, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  for (const file of files) await rm(file, { force: true });
  await sync(folder);
}

async function placeFor(folder: string, day: string, size: number): Promise<string> {
  for (let nth = 1; ; nth += 1) {
    const file = join(folder, `${day}${nth === 1 ? '' : `-${nth}`}.jsonl.gz`);
    const before = await stat(file).catch(() => null);
    if (before === null || size * 2 >= before.size) return file;
  }
}

/**
 * Keeps a copy now, one a day for as long as the process runs, and one soon after a deletion.
 *
 * @returns what ends it; a copy under way is given up.
 */
export function startCopies(
  db: Database,
  dataDir: string,
  log: Pick<Logger, 'info' | 'warn'>,
): () => Promise<void> {
  const stopping = new AbortController();
  const copy = async (): Promise<void> => {
    const file = await keepCopy(db, dataDir, new Date(), stopping.signal);
    if (file !== null) log.info({ file }, 'copied what cannot be read again');
  };
  let running = Promise.resolve();
  const next = (work: () => Promise<void>) => {
    running = running.then(work).catch((error: unknown) => {
      if (!stopping.signal.aborted)
        log.warn({ err: error }, 'what cannot be read again was not copied; it is tried again');
    });
  };
  next(copy);
  const timers = [
    setInterval(() => next(copy), dayMs).unref(),
    setInterval(() => {
      next(async () => {
        if ((await pendingDeletion(db)) !== null) await copy();
      });
    }, deletionLookMs).unref(),
  ];
  return async () => {
    for (const timer of timers) clearInterval(timer);
    stopping.abort();
    await running;
  };
}
