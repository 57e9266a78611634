import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface TestProcess {
  readonly pid: number;
  /** Every line printed so far. */
  readonly lines: readonly string[];
  /** The next line that matches, printed already or not; rejects with what was printed when the process ends first. */
  line(pattern: RegExp): Promise<string>;
  kill(): void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts a program of `tests/support/programs` in a process of its own, which a test may kill. */
export function startProcess(name: string, args: readonly string[]): TestProcess {
  const program = fileURLToPath(new URL(`./programs/${name}`, import.meta.url));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  const watchers = new Set<() => void>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const watcher of watchers) watcher();
  });
  child.stderr.on('data', (text) => (errors += String(text)));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid: child.pid ?? 0,
    lines,
    ended,
    kill: () => void child.kill('SIGKILL'),
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const watcher = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined) return;
          watchers.delete(watcher);
          resolve(found);
        };
        watchers.add(watcher);
        watcher();
        void ended.then(() => reject(new Error(`${name} ended: ${lines.join('\n')}\n${errors}`)));
      }),
  };
}
