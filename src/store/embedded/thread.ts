import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { EngineError, type Greeting, type Task } from './protocol.ts';

/**
 * After how much work V8 compiles a function of the engine anew, for speed. With its own budget, a hundredth of that, a start
 * spends more than half of its work, and the process tens of megabytes, on functions that are hardly called again.
 */
const tieringBudget = 200_000_000;

/** Starts the engine's thread from the source or from the compiled file, whichever this one is. */
export function startThread(task: Task): Worker {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`);
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
