import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite, Results } from '@electric-sql/pglite';
import { createDatabase } from './create.ts';
import { openDurable } from './durable.ts';
import { packError, type Greeting, type WorkerReply, type Request, type Task } from './protocol.ts';
import { Turns } from './turns.ts';

/** The engine's thread: Postgres in WASM computes without a pause, and the store's thread has a gateway to keep alive. */

const greet = (greeting: Greeting) => parentPort?.postMessage(greeting);

try {
  const task = workerData as Task;
  if (task.kind === 'create') await createDatabase(task.building);
  else serve(await openDurable(task.directory));
  greet({ ready: true });
} catch (error) {
  greet({ ready: false, error: packError(error) });
}

function serve(engine: PGlite): void {
  const turns = new Turns<Request>();
  let running = false;

  const runAll = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let request = turns.next(); request; request = turns.next()) {
      const reply = await answer(engine, turns, request);
      parentPort?.postMessage(reply);
    }
    running = false;
  };

  parentPort?.on('message', (request: Request) => {
    turns.add(request);
    void runAll();
  });
}

async function answer(engine: PGlite, turns: Turns<Request>, request: Request): Promise<WorkerReply> {
  const { id } = request;
  try {
    return { id, value: await run(engine, turns, request) };
  } catch (error) {
    if (isFatal(error)) throw error;
    return { id, error: packError(error) };
  }
}

async function run(engine: PGlite, turns: Turns<Request>, request: Request): Promise<unknown> {
  switch (request.op) {
    case 'query': {
      const { sql, params, rowMode } = request;
      return plain(await engine.query(sql, [...params], { rowMode }));
    }
    case 'exec':
      return (await engine.exec(request.sql)).map(plain);
    case 'begin':
      await engine.exec('begin');
      turns.hold(id(request));
      return null;
    case 'commit':
      return commit(engine, turns);
    case 'rollback':
      try {
        await engine.exec('rollback');
      } finally {
        turns.release();
      }
      return null;
    case 'close':
      await engine.exec('checkpoint');
      await engine.close();
      return null;
  }
}

async function commit(engine: PGlite, turns: Turns<Request>): Promise<null> {
  try {
    const [result] = await engine.exec('commit');
    if (result?.command !== 'ROLLBACK') return null;
  } catch (error) {
    // A deferred constraint may refuse the commit; the session must not stay in the failed transaction.
    await engine.exec('rollback');
    throw error;
  } finally {
    turns.release();
  }
  const message = 'an earlier error had aborted the transaction: nothing was committed';
  throw Object.assign(new Error(message), { severity: 'ERROR', code: '25P02' });
}

const id = (request: Request): number => request.transaction ?? request.id;

/** What of a result can be posted and is looked at. */
function plain({ rows, fields, affectedRows, command, rowCount }: Results): Partial<Results> {
  return {
    rows,
    fields,
    ...(affectedRows !== undefined && { affectedRows }),
    ...(command !== undefined && { command }),
    ...(rowCount !== undefined && { rowCount }),
  };
}

/** After these the engine's memory cannot be relied on: the thread ends, and the next start recovers from the log. */
function isFatal(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const severity: unknown = Reflect.get(error, 'severity');
  return (
    error.name === 'RuntimeError' ||
    error.name === 'ExitStatus' ||
    severity === 'FATAL' ||
    severity === 'PANIC'
  );
}
