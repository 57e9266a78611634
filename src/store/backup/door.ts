import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import * as z from 'zod';
import type { Database } from '../db/database.ts';
import { backupStream, restoreFile, storeFile } from './file.ts';
import { BackupError } from './format.ts';
import type { RestoreReport } from './restore.ts';

/**
 * A Unix socket in the data directory, by which the operator's verbs reach the one process that may open the embedded database.
 * A verb says in one line what it wants. For a backup the answer is the backup; for a restoring the backup follows the line, and
 * the answer is one line of JSON.
 */

const request = z.object({ verb: z.enum(['backup', 'restore', 'doctor']) });

/** What the process that has the database says when it is asked, by verb; as JSON. */
export type Answers = Map<'doctor', () => Promise<unknown>>;

const reported = z.object({
  copiedAt: z.coerce.date(),
  tables: z.record(z.string(), z.object({ given: z.number(), restored: z.number() })),
  sums: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  awaited: z.number(),
});
const answer = z.union([z.object({ error: z.string() }), reported]);

/** As long as such a name may be on every system. */
const longest = 100;

function socketIn(dataDir: string): string | null {
  const path = join(dataDir, 'operator.sock');
  return process.platform === 'win32' || Buffer.byteLength(path) > longest ? null : path;
}

/** Serves the verbs until the returned function is called. Call it with the data directory locked. */
export async function openDoor(
  db: Database,
  dataDir: string,
  log: Pick<Logger, 'info' | 'warn'>,
  answers: Answers = new Map(),
): Promise<() => Promise<void>> {
  const path = socketIn(dataDir);
  if (path === null) {
    log.warn(
      { dataDir },
      'backup and restore work only while the service is stopped: the name of the data directory is too long',
    );
    return async () => {};
  }
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    serve(socket, { db, dataDir, log, answers }).catch((error: unknown) => {
      log.warn({ err: error }, 'a request of the operator failed');
      socket.destroy();
    });
  });
  try {
    await removeIncoming(dataDir);
    // Left behind by a process that was killed: the lock of the directory says that it is gone.
    rmSync(path, { force: true });
    server.listen(path);
    await once(server, 'listening');
    chmodSync(path, 0o600);
  } catch (error) {
    log.warn(
      { err: error },
      'backup and restore work only while the service is stopped: its socket could not be made',
    );
    return async () => {};
  }
  server.unref();
  return () => shut(server);
}

const incoming = 'restore.incoming';

/** What a process that was killed while it restored had been given. */
async function removeIncoming(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name.startsWith(incoming)) await rm(join(dataDir, name), { force: true });
}

async function shut(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

interface Serving {
  readonly db: Database;
  readonly dataDir: string;
  readonly log: Pick<Logger, 'info'>;
  readonly answers: Answers;
}

async function serve(socket: Socket, { db, dataDir, log, answers }: Serving): Promise<void> {
  const asked = await firstLine(socket);
  const { verb } = request.parse(JSON.parse(asked));
  log.info({ verb }, 'the operator asks');
  if (verb === 'backup') {
    await pipeline(backupStream(db, new Date()), socket);
    return;
  }
  if (verb === 'doctor') {
    socket.end(JSON.stringify((await answers.get(verb)?.()) ?? null));
    return;
  }
  socket.end(`${JSON.stringify(await restoreFrom(socket, db, dataDir))}\n`);
}

async function restoreFrom(
  stream: Readable,
  db: Database,
  dataDir: string,
): Promise<RestoreReport | { error: string }> {
  const file = join(dataDir, incoming);
  try {
    await rm(file, { force: true });
    await storeFile(stream, file);
    return await restoreFile(db, file, new Date());
  } catch (error) {
    if (error instanceof BackupError) return { error: error.message };
    throw error;
  } finally {
    await rm(file, { force: true });
  }
}

/** The line a stream begins with; what follows it stays in the stream. */
async function firstLine(socket: Socket): Promise<string> {
  let line = Buffer.alloc(0);
  for (;;) {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) {
      if (socket.readableEnded) throw new Error('the request has no end');
      await Promise.race([once(socket, 'readable'), once(socket, 'end')]);
      continue;
    }
    line = Buffer.concat([line, chunk]);
    const end = line.indexOf('\n');
    if (end < 0 && line.length > 1_000) throw new Error('the request is too long');
    if (end < 0) continue;
    if (end + 1 < line.length) socket.unshift(line.subarray(end + 1));
    return line.subarray(0, end).toString();
  }
}

async function enter(dataDir: string, verb: z.infer<typeof request>['verb']): Promise<Socket | null> {
  const path = socketIn(dataDir);
  if (path === null) return null;
  const socket = connect({ path, allowHalfOpen: true });
  try {
    await once(socket, 'connect');
  } catch {
    return null;
  }
  socket.write(`${JSON.stringify({ verb })}\n`);
  return socket;
}

/** What the process that has the data directory says; `null` when it does not answer. */
export async function askThroughDoor(dataDir: string, verb: 'doctor'): Promise<unknown> {
  const socket = await enter(dataDir, verb);
  if (socket === null) return null;
  socket.end();
  try {
    return JSON.parse(await text(socket));
  } catch {
    return null;
  }
}

/** A backup by the process that has the data directory; `null` when it does not answer. */
export async function backupThroughDoor(
  dataDir: string,
  file: string,
): Promise<Awaited<ReturnType<typeof storeFile>> | null> {
  const socket = await enter(dataDir, 'backup');
  if (socket === null) return null;
  socket.end();
  return storeFile(socket.pipe(new PassThrough()), file);
}

/** A restoring by the process that has the data directory; `null` when it does not answer. Throws a {@link BackupError}. */
export async function restoreThroughDoor(
  dataDir: string,
  file: string,
): Promise<z.infer<typeof reported> | null> {
  const handle = await open(file, 'r');
  const socket = await enter(dataDir, 'restore');
  if (socket === null) {
    await handle.close();
    return null;
  }
  // A process that ends meanwhile ends the connection: what it has not said it has not done.
  const said = text(socket).catch(() => '');
  await pipeline(handle.createReadStream(), socket).catch(() => undefined);
  const told = answer.safeParse(JSON.parse((await said) || 'null')).data;
  if (!told)
    throw new BackupError('The service did not restore the backup; its log says why. Nothing was changed.');
  if ('error' in told) throw new BackupError(told.error);
  return told;
}
