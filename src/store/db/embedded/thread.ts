import { setFlagsFromString } from 'node:v8';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { EngineError, type CreateTask, type Greeting, type Task } from './protocol.ts';
import { optimiseLate } from './tiering.ts';

/** What the engine works on is not in the heap of its thread, in which a young generation of 1 MB is enough. */
const heapFlag = '--max-semi-space-size=1';

/** Starts the engine's thread from the source or from the compiled file, whichever this one is. */
export function startThread(task: Task): Worker {
  optimiseLate();
  setFlagsFromString(heapFlag);
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./worker.js', import.meta.url), { workerData: task });
  }
  return new Worker(fromSource(new URL('./worker.ts', import.meta.url)), {
    eval: true,
    workerData: task,
    execArgv: [],
  });
}

/**
 * Builds a database in a process of its own. What that takes, several hundred megabytes, would stay with this one: the pieces in which
 * it is given back are too small to be of use to the system.
 *
 * @throws what went wrong there, or that the process ended without a word.
 */
export async function createInProcess(task: CreateTask): Promise<void> {
  const isSource = import.meta.url.endsWith('.ts');
  const child = fork(new URL(isSource ? './creator.ts' : './creator.js', import.meta.url), [], {
    // Nothing of what is configured is needed there.
    env: {},
    execArgv: isSource ? ['--import', import.meta.resolve('tsx')] : [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = once(child, 'exit');
  try {
    child.send(task);
    const [said] = await Promise.race([
      once(child, 'message') as Promise<[Greeting]>,
      ended.then(([code, signal]): never => {
        throw new Error(`the process that builds the database ended with ${String(code ?? signal)}`);
      }),
    ]);
    if (!said.ready) throw new EngineError(said.error);
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
}

/**
 * A thread does not inherit what makes its parent read TypeScript, so it is told to: by addresses, as
 * the working directory may be anywhere.
 */
function fromSource(file: URL): string {
  const loader = import.meta.resolve('tsx/esm/api');
  return `import('${loader}').then(({ register }) => {
    register();
    return import('${file.href}');
  });`;
}

/** Waits for the thread's first words; throws what it reports, or that it ended without any. */
export async function greeting(thread: Worker): Promise<void> {
  const { promise, resolve, reject } = promiseWithResolvers<Greeting>();
  const ended = (code: number) => reject(new Error(`the engine's thread ended with code ${code}`));
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', ended);
  try {
    const said = await promise;
    if (!said.ready) throw new EngineError(said.error);
  } finally {
    thread.off('message', resolve).off('error', reject).off('exit', ended);
  }
}

interface Resolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
}

export function promiseWithResolvers<T>(): Resolvers<T> {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  return { promise, resolve, reject };
}
