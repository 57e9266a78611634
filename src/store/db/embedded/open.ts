import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StoreError } from '../errors.ts';
import { Engine } from './engine.ts';
import { engineVersion } from './engine-version.ts';
import { lockDirectory, type DirectoryLock, type LockOptions } from './lock.ts';
import { closeToOthers } from './modes.ts';
import { isDiskFull, lacksRoom } from './disk-full.ts';
import { preparedFile, unpackDatabase } from './prepared.ts';
import { finishReplacement } from './replace.ts';
import { syncPath } from './sync.ts';
import { createInProcess } from './thread.ts';

/** Files this process is not allowed to write, or has no room for. */
const cannotWrite = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'ENOENT']);

const databaseName = 'database';
const buildingPrefix = 'database.new-';

/** In a directory shared with others. */
const isOurs = (name: string): boolean => /^(?:database|lock|backup)/u.test(name);

export interface EmbeddedDatabase {
  readonly engine: Engine;
  /** The database did not exist before. */
  readonly created: boolean;
  /** Part of the directory belongs to another user, and stays open to others. */
  readonly exposed: boolean;
  close(): Promise<void>;
}

/**
 * Opens the database of a data directory for this process alone, and makes it when there is none.
 * Throws a `StoreError` that says what to do.
 *
 * @param onWait called when it takes time to make sure that a process elsewhere, which was the last to use the directory, is gone.
 * @param prepared the file of a prepared database, from which a new one comes where that can be.
 */
export async function openEmbedded(
  dataDir: string,
  onWait: () => void = () => {},
  prepared: string = preparedFile(),
): Promise<EmbeddedDatabase> {
  const home = makeDirectory(resolve(dataDir));
  let lost: (error: Error) => void = () => {};
  const lock = await takeLock(home, { onLost: (error) => lost(error), onWait });
  try {
    const directory = join(home, databaseName);
    const created = await ensureDatabase(home, directory, prepared);
    const exposed = !closeToOthers(home, isOurs);
    const engine = await openDatabase(directory);
    lost = (error) => engine.stop(new Error('another process took the data directory', { cause: error }));
    void engine.failed.then(() => lock.release());
    return {
      engine,
      created,
      exposed,
      close: async () => {
        await engine.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Node's own recursive way never ends where nothing can be made and the parent is there, as under /proc. */
function makeWithParents(directory: string): void {
  if (existsSync(directory) && statSync(directory).isDirectory()) return;
  const parent = dirname(directory);
  if (parent !== directory) makeWithParents(parent);
  mkdirSync(directory, { mode: 0o700 });
}

function makeDirectory(dataDir: string): string {
  try {
    makeWithParents(dataDir);
    return realpathSync(dataDir);
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

async function takeLock(home: string, options: LockOptions): Promise<DirectoryLock> {
  try {
    return await lockDirectory(home, options);
  } catch (error) {
    throw error instanceof StoreError ? error : notWritable(home, error);
  }
}

/** Call with the directory locked: what an earlier start left half built is nobody's. */
async function ensureDatabase(home: string, directory: string, prepared: string): Promise<boolean> {
  try {
    for (const name of readdirSync(home)) {
      if (name.startsWith(buildingPrefix)) rmSync(join(home, name), { recursive: true, force: true });
    }
    finishReplacement(home);
    if (existsSync(directory) && readdirSync(directory).length === 0) rmdirSync(directory);
  } catch (error) {
    throw notWritable(home, error);
  }
  if (existsSync(directory)) {
    refuseOtherVersion(directory);
    return false;
  }
  const building = join(home, `${buildingPrefix}${process.pid}`);
  try {
    if (!(await unpackDatabase(prepared, building))) await createInProcess({ kind: 'create', building });
    // Whenever the machine stops, the place holds nothing or all of it.
    renameSync(building, directory);
    syncPath(home);
    return true;
  } catch (error) {
    throw notWritable(home, error);
  }
}

function refuseOtherVersion(directory: string): void {
  const file = join(directory, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (version === engineVersion) return;
  if (version === null) throw damaged(directory, new Error('PG_VERSION is missing'));
  throw new StoreError(
    'wrong-version',
    `The database in ${directory} was written by version ${version} of the embedded engine; this one reads version ${engineVersion}. ` +
      'Export it with the version of Hemicycle that wrote it, move the directory away, and import it again.',
  );
}

async function openDatabase(directory: string): Promise<Engine> {
  try {
    return await Engine.open(directory);
  } catch (error) {
    throw damaged(directory, error);
  }
}

function damaged(directory: string, cause: unknown): StoreError {
  if (isDiskFull(cause) || lacksRoom(dirname(directory))) return full(directory, cause);
  return new StoreError(
    'damaged',
    `The database in ${directory} does not open. Check that the disk has room and that the directory belongs to this user; ` +
      'if so, restore it from a backup, or move it away to begin with an empty one.',
    { cause },
  );
}

/** No word of a backup: what is there is whole, and opens with some room. */
function full(directory: string, cause: unknown): StoreError {
  return new StoreError(
    'full',
    `The disk that holds ${directory} is full. Nothing is lost: make some room on it (100 MB are enough for a while).`,
    { cause },
  );
}

function notWritable(directory: string, cause: unknown): StoreError {
  if (isDiskFull(cause)) return full(directory, cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = cannotWrite.has(code) ? ` (${code})` : '';
  return new StoreError(
    'not-writable',
    `No database can be kept in the data directory ${directory}${why}. Give this user the right to write there and some room on the disk, or set DATA_DIR to another directory.`,
    { cause },
  );
}
