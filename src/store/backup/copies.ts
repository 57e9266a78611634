import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Database } from '../database.ts';
import { isWorthKeeping, writeBackup } from './file.ts';

/** Days of which there is a copy; older ones go only when a newer one is made. */
const kept = 7;
const dayMs = 24 * 60 * 60_000;
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
 * @returns the file; `null` when there was nothing to copy.
 */
export async function keepCopy(
  db: Database,
  dataDir: string,
  now: Date,
  signal?: AbortSignal,
): Promise<string | null> {
  const folder = copiesIn(dataDir);
  if (!(await isWorthKeeping(db))) return null;
  await mkdir(folder, { mode: 0o700, recursive: true });
  for (const name of await readdir(folder)) {
    if (name.endsWith('.part') || name.endsWith('.new')) await rm(join(folder, name), { force: true });
  }
  const day = now.toISOString().slice(0, 10);
  const made = join(folder, `${day}.new`);
  await writeBackup(db, 'embedded', made, now, signal);
  const file = await placeFor(folder, day, (await stat(made)).size);
  await rename(made, file);
  for (const old of (await listCopies(dataDir)).slice(kept)) await rm(old, { force: true });
  return file;
}

async function placeFor(folder: string, day: string, size: number): Promise<string> {
  for (let nth = 1; ; nth += 1) {
    const file = join(folder, `${day}${nth === 1 ? '' : `-${nth}`}.jsonl.gz`);
    const before = await stat(file).catch(() => null);
    if (before === null || size * 2 >= before.size) return file;
  }
}

/**
 * Keeps a copy now, and one a day for as long as the process runs.
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
    try {
      const file = await keepCopy(db, dataDir, new Date(), stopping.signal);
      if (file !== null) log.info({ file }, 'copied what cannot be read again');
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.warn(
        { err: error },
        'what cannot be read again was not copied; the next start, or the next day, tries again',
      );
    }
  };
  let running = copy();
  const timer = setInterval(() => {
    running = running.then(copy);
  }, dayMs).unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await running;
  };
}
