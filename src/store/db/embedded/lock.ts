import fs, { readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import * as z from 'zod';
import { StoreError } from '../errors.ts';

/** Who holds a directory. `place` names where its process ids, and its sockets, mean something. */
const ownerShape = z.object({ pid: z.number(), since: z.string(), place: z.string(), host: z.string() });
type Owner = z.infer<typeof ownerShape>;

export interface DirectoryLock {
  release(): Promise<void>;
}

export interface LockOptions {
  /** After how long without a sign of life a holder elsewhere counts as gone. */
  readonly staleMs?: number;
  /** Called when another process has taken the directory from this one. */
  readonly onLost: (error: Error) => void;
  /** Called when only time can tell whether a holder elsewhere is gone. */
  readonly onWait?: () => void;
}

/**
 * Makes this process the only one that uses a directory. Two open engines would destroy each other's
 * commits without an error, so there are two locks. On Linux a socket without a file decides between the
 * processes of one machine: it goes with its process, however that ends. A lock file that is touched every
 * few seconds decides between machines or containers that share the directory, and on other systems.
 * Throws a `StoreError` of kind `in-use`.
 */
export async function lockDirectory(directory: string, options: LockOptions): Promise<DirectoryLock> {
  const { dev, ino } = statSync(directory, { bigint: true });
  const identity = `${dev}-${ino}`;
  const owner: Owner = {
    pid: process.pid,
    since: new Date().toISOString(),
    place: place(identity),
    host: hostname(),
  };
  const socket = process.platform === 'linux' ? await claimSocket(directory, identity, owner) : null;
  try {
    const releaseFile = await claimFile(directory, owner, options);
    return {
      release: async () => {
        await releaseFile();
        await closeServer(socket);
      },
    };
  } catch (error) {
    await closeServer(socket);
    throw error;
  }
}

async function claimSocket(directory: string, identity: string, owner: Owner): Promise<Server> {
  const name = `\0hemicycle-${identity}`;
  for (let tries = 0; tries < 5; tries += 1) {
    const server = await listen(name, owner);
    if (server) return server;
    const holder = await askHolder(name);
    if (holder !== 'gone') throw inUse(directory, holder);
  }
  throw inUse(directory, null);
}

function listen(name: string, owner: Owner): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end(JSON.stringify(owner));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen({ path: name, exclusive: true }, () => resolve(server.unref()));
  });
}

/** Asks whoever holds the socket who it is; `null` when it is too busy to answer, `gone` when nobody holds it any more. */
function askHolder(name: string): Promise<Owner | null | 'gone'> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect({ path: name });
    socket.setEncoding('utf8').setTimeout(2_000, () => {
      socket.destroy();
      resolve(null);
    });
    socket.on('data', (text: string) => (said += text));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'gone' : null),
    );
    socket.on('end', () => resolve(readOwner(said)));
  });
}

function closeServer(server: Server | null): Promise<void> {
  return new Promise((resolve) => {
    if (server) server.close(() => resolve());
    else resolve();
  });
}

/** Nobody but the owner has a look at, or a say in, who holds the directory. */
const privateFiles: typeof fs = {
  ...fs,
  mkdir: ((path: fs.PathLike, done: fs.NoParamCallback) =>
    fs.mkdir(path, { mode: 0o700 }, done)) as typeof fs.mkdir,
};

/** Returns what gives the file back. */
async function claimFile(
  directory: string,
  owner: Owner,
  options: LockOptions,
): Promise<() => Promise<void>> {
  const staleMs = options.staleMs ?? 15_000;
  const lockfilePath = join(directory, 'lock');
  const note = join(directory, 'lock.json');
  const take = () =>
    lock(directory, {
      lockfilePath,
      realpath: false,
      fs: privateFiles,
      stale: staleMs,
      update: staleMs / 3,
      onCompromised: options.onLost,
    });
  const deadline = Date.now() + staleMs * 1.2;
  for (let waiting = false; ;) {
    try {
      const release = await take();
      writeFileSync(note, JSON.stringify(owner), { mode: 0o600 });
      return async () => {
        rmSync(note, { force: true });
        await release().catch(() => undefined);
      };
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    const holder = readNote(note);
    const state = holder ? stateOf(holder, owner) : 'unknown';
    if (state === 'dead') rmSync(lockfilePath, { recursive: true, force: true });
    else if (state === 'alive' || Date.now() > deadline) throw inUse(directory, holder);
    else {
      if (!waiting) options.onWait?.();
      waiting = true;
      await sleep(Math.min(500, staleMs / 4));
    }
  }
}

function stateOf(holder: Owner, self: Owner): 'alive' | 'dead' | 'unknown' {
  if (holder.place !== self.place) return 'unknown';
  // Where the socket decides, whoever left a note here cannot be running: this process has the socket.
  if (process.platform === 'linux') return 'dead';
  try {
    process.kill(holder.pid, 0);
    return 'alive';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'alive' : 'dead';
  }
}

/** This machine since it started and, on Linux, where the socket can be seen and by which name. */
function place(identity: string): string {
  if (process.platform !== 'linux') return hostname();
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/net')} ${identity}`;
  } catch {
    return `${hostname()} ${process.pid} ${Date.now()}`;
  }
}

function readNote(note: string): Owner | null {
  try {
    return readOwner(readFileSync(note, 'utf8'));
  } catch {
    return null;
  }
}

function readOwner(text: string): Owner | null {
  try {
    return ownerShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}

function inUse(directory: string, holder: Owner | null): StoreError {
  const who = holder
    ? `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`} since ${holder.since}`
    : 'another process';
  return new StoreError(
    'in-use',
    `The data directory ${directory} is in use by ${who}. ` +
      'Stop that process first, or give this one a directory of its own with DATA_DIR.',
  );
}
