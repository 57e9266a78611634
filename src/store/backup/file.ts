import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import { packing, unpacking } from '../../lib/gzip.ts';
import { readAllLines } from '../../lib/read-lines.ts';
import type { Database } from '../db/database.ts';
import { BackupError, decodeBackup, encodeBackup, type Sums } from './format.ts';
import { restoreBackup, type RestoreReport } from './restore.ts';
import { backupRows } from './rows.ts';

/** A backup of a store as it is written to a file: packed lines. */
export function backupStream(db: Database, at: Date, onDone: (sums: Sums) => void = () => {}): Readable {
  const lines = Readable.from(encodeBackup(backupRows(db), at, onDone));
  const packed = packing();
  pipeline(lines, packed).catch((error: unknown) =>
    packed.destroy(error instanceof Error ? error : undefined),
  );
  return packed;
}

/**
 * The same from one moment, while others write: on a server that keeps old rows for whoever still reads them. The embedded engine
 * would serve nobody meanwhile, so there it is read page by page.
 */
export async function writeBackup(
  db: Database,
  kind: 'embedded' | 'postgres',
  file: string,
  at: Date,
  signal?: AbortSignal,
): Promise<Sums> {
  const from = (source: Database) => storeFile(backupStream(source, at), file, signal);
  return kind === 'embedded'
    ? from(db)
    : db.transaction(async (tx) => from(tx), { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

/**
 * Keeps what a stream holds as a file that only its owner may read: whole or not at all, whenever the machine stops. Throws a
 * {@link BackupError} when it is no whole backup.
 */
export async function storeFile(stream: Readable, file: string, signal?: AbortSignal): Promise<Sums> {
  const building = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    await pipeline(stream, createWriteStream(building, { mode: 0o600, flags: 'wx' }), { signal });
    const sums = await checkBackup(building);
    await sync(building);
    await rename(building, file);
    await sync(dirname(file));
    return sums;
  } catch (error) {
    await rm(building, { force: true });
    throw error;
  }
}

/** Brings a file, or what a folder lists, to the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The lines of a backup, unpacked. Throws a {@link BackupError} where it is damaged. */
export async function* backupLines(file: string): AsyncGenerator<string> {
  const unpacked = unpacking();
  const reading = pipeline(createReadStream(file), unpacked);
  // What goes wrong there shows where the lines are read.
  reading.catch(() => undefined);
  try {
    yield* readAllLines(unpacked);
    await reading;
  } catch (error) {
    throw isOfFile(error)
      ? error
      : new BackupError('The backup is damaged or not complete.', { cause: error });
  }
}

/** A file that is missing or may not be read is no damaged backup. */
function isOfFile(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** Reads a backup to its end. Throws a {@link BackupError} when it is not what was written. */
async function checkBackup(file: string): Promise<Sums> {
  const { rows } = await decodeBackup(backupLines(file));
  for (;;) {
    const next = await rows.next();
    if (next.done === true) return next.value;
  }
}

/** Restores a backup: see {@link restoreBackup}. It is read once before anything is touched. */
export async function restoreFile(db: Database, file: string, now: Date): Promise<RestoreReport> {
  await checkBackup(file);
  return restoreBackup(db, await decodeBackup(backupLines(file)), now);
}

/** Whether a store holds anything that people set: one that was just made does not. */
export async function isWorthKeeping(db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 where exists (select 1 from channels) or exists (select 1 from server_topics)
      or exists (select 1 from people_lists)
      or exists (select 1 from awaited_deliveries)`);
  return rows.length > 0;
}
