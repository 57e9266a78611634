import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import { packageFolder } from '../../src/store/db/migrate.ts';

/** The service in a process of its own, as `npm start` runs it. */
export interface Bot {
  readonly pid: number;
  /** What it has said to the person who started it. */
  readonly lines: readonly string[];
  /** What it has logged. */
  readonly log: readonly string[];
  /** The first line, said already or to come, that matches. Rejects when the process ends without it. */
  waitForLine(pattern: RegExp): Promise<string>;
  /** Asks it to end; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Resolves with the exit code when it ends by itself. */
  readonly ended: Promise<number | null>;
}

/**
 * Starts the compiled service (`npm run build`) with this environment and no other.
 *
 * @param clockSkewMs by how much its wall clock is wrong.
 * @param imports modules it loads before anything of its own.
 * @param asModules whether its modules are run, and not the files they are put into: there alone `imports` can change what one of them holds.
 */
export function startBot(
  env: Readonly<Record<string, string>>,
  {
    clockSkewMs = 0,
    imports = [],
    asModules = false,
  }: {
    readonly clockSkewMs?: number;
    readonly imports?: readonly string[];
    readonly asModules?: boolean;
  } = {},
): Bot {
  const skewed =
    clockSkewMs === 0
      ? []
      : ['--import', `${pathToFileURL(compiled('tools/faults/skewed-clock.js')).href}?ms=${clockSkewMs}`];
  const { script, environment, flags } = howScriptsRun('start');
  const program = asModules ? compiled('src/main.js') : script;
  const args = [...flags, ...skewed, ...imports.flatMap((one) => ['--import', one]), program];
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const log: string[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const wake of waiting) wake();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(saidIn(line));
    look();
  });
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  let over = false;
  const ended = once(child, 'close').then(([code]) => {
    over = true;
    look();
    return code as number | null;
  });

  return {
    pid: child.pid ?? 0,
    lines,
    log,
    ended,
    waitForLine: (pattern) =>
      new Promise((resolve, reject) => {
        const wake = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined && !over) return;
          waiting.delete(wake);
          if (found !== undefined) resolve(found);
          else
            reject(
              new Error(
                `The bot ended without saying ${pattern}.\n${[...lines, ...log.slice(-20)].join('\n')}`,
              ),
            );
        };
        waiting.add(wake);
        wake();
      }),
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const manifest = z.object({ scripts: z.record(z.string(), z.string()) });

/** How a script of package.json runs a compiled file: which one, with which of Node.js' options, and what it sets in the environment. */
export function howScriptsRun(name: 'start' | 'cli'): {
  readonly script: string;
  readonly flags: string[];
  readonly environment: Record<string, string>;
} {
  const { scripts } = manifest.parse(JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')));
  const [before = '', after = ''] = scripts[name]?.split('exec node ') ?? [];
  const words = after.split(' ');
  return {
    script: join(packageFolder(), words.at(-1) ?? ''),
    flags: words.slice(0, -1),
    environment: Object.fromEntries(
      before
        .trim()
        .split(' ')
        .map((pair) => pair.split('=')),
    ),
  };
}

/** What a line of standard output says: no terminal reads it, so it is JSON. */
function saidIn(line: string): string {
  const { msg } = JSON.parse(line) as { readonly msg: string };
  return msg;
}

/** A compiled file, from the sources of the sandbox and from its compiled files alike. */
export function compiled(path: string): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(`${fromSource ? '../../dist/' : '../../'}${path}`, import.meta.url));
}
