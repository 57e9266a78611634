import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchResult } from '../result.ts';
import { withSandboxes, type Sandboxes } from './sandboxes.ts';
import { quantile, rounded } from '../statistics.ts';

const starts = 5;
/** Until a service that has nothing to do has swept its heap twice over, in milliseconds. */
const restMs = 25_000;

/** How soon the service is ready on an existing store, and how much memory it holds when it rests. */
export async function benchFootprint(): Promise<BenchResult> {
  return withSandboxes(measure);
}

async function measure({ start, kind }: Sandboxes): Promise<BenchResult> {
  const ready: number[] = [];
  const memory: number[] = [];
  const peaks: number[] = [];
  const first = start();
  await first.waitForLine(/^Read /u);
  const firstPeak = await megabytes(first.pid, 'VmHWM');
  await sleep(restMs);
  const firstRest = await residentMegabytes(first.pid);
  await first.stop();
  for (let at = 0; at < starts; at += 1) {
    const begun = performance.now();
    const bot = start();
    await bot.waitForLine(/^Connected as /u);
    ready.push(performance.now() - begun);
    await bot.waitForLine(/^Looking at /u);
    await sleep(restMs);
    memory.push(await residentMegabytes(bot.pid));
    peaks.push(await megabytes(bot.pid, 'VmHWM'));
    await bot.stop();
  }
  return {
    name: 'footprint',
    did: `started the service ${starts} times on an existing store (${kind})`,
    figures: {
      'ready after ms, p50': rounded(quantile(ready, 0.5)),
      'ready after ms, slowest': rounded(Math.max(...ready)),
      'resident MB at rest, p50': rounded(quantile(memory, 0.5)),
      'resident MB at rest after what is there was read': rounded(firstRest),
      'resident MB at the peak of the first start': rounded(firstPeak),
      'resident MB at the peak of a later start, most': rounded(Math.max(...peaks)),
    },
    bar: 'ready in 3 s on an existing data directory; idle under 200 MB embedded, under 120 MB on Postgres; first start under 400 MB, later ones under 300 MB at their peak',
  };
}

export function residentMegabytes(pid: number): Promise<number> {
  return megabytes(pid, 'VmRSS');
}

/** @param figure `VmRSS`: now; `VmHWM`: the most so far. */
async function megabytes(pid: number, figure: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(String.raw`^${figure}:\s+(\d+) kB`, 'mu').exec(status)?.[1] ?? Number.NaN) / 1024;
}
