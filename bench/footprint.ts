import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { archive } from '../tools/assembly-sandbox/archive.ts';
import { startAssembly } from '../tools/assembly-sandbox/server.ts';
import { startBot } from '../tools/demo/bot.ts';
import { startDiscord } from 'discord-sandbox';
import type { BenchResult } from './result.ts';
import { quantile, rounded } from './statistics.ts';

const starts = 5;
/** Until a service that has nothing to do has swept its heap twice over, in milliseconds. */
const restMs = 25_000;

/** How soon the service is ready on an existing store, and how much memory it holds when it rests. */
export async function benchFootprint(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const discord = await startDiscord({ patienceMs: 60_000 });
  const assembly = await startAssembly();
  assembly.seed(archive.filter(({ language }) => language === 'en'));
  const databaseUrl = process.env['DATABASE_URL'];
  const start = () =>
    startBot({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      FEED_URLS: assembly.feedUrl,
      ASSEMBLY_URL: assembly.baseUrl,
      FETCH_PAUSE_MS: '0',
      DATA_DIR: folder,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    });
  const ready: number[] = [];
  const memory: number[] = [];
  const peaks: number[] = [];
  let firstPeak = Number.NaN;
  let firstRest = Number.NaN;
  try {
    const first = start();
    await first.waitForLine(/^Read /u);
    firstPeak = await megabytes(first.pid, 'VmHWM');
    await sleep(restMs);
    firstRest = await residentMegabytes(first.pid);
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
  } finally {
    await discord.close();
    await assembly.close();
    await rm(folder, { recursive: true, force: true });
  }
  return {
    name: 'footprint',
    did: `started the service ${starts} times on an existing store (${databaseUrl === undefined ? 'embedded' : 'postgres'})`,
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
