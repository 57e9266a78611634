import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { smallDisk } from '../faults/small-disk.ts';
import { chaosOfProcesses } from './processes.ts';
import { chaos } from './run.ts';

const usage =
  'Usage: npm run -s chaos -- [--rounds N] [--seed N] [--json] [--evidence FOLDER] [--processes N [--shards N] [--channels N]]   (DATABASE_URL: an empty PostgreSQL database)';

/** The database of a long run, and its log, have room on it. */
const diskMegabytes = 320;

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/u.test(text)) throw new Error(usage);
  return Number(text);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      evidence: { type: 'string' },
      processes: { type: 'string', default: '1' },
      shards: { type: 'string', default: '4' },
      channels: { type: 'string', default: '24' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-chaos-'));
  const disk = process.env['DATABASE_URL'] === undefined ? smallDisk(diskMegabytes) : null;
  const dataDir = disk ? join(disk.folder, 'data') : folder;
  try {
    const onRound = (round: number) => {
      if (!values.json && round % 10 === 0) process.stdout.write(`round ${round}\n`);
    };
    if (wholeNumber(values.processes) > 1) {
      const databaseUrl = process.env['DATABASE_URL'];
      if (databaseUrl === undefined) throw new Error(usage);
      const [rounds, seed, processes] = [values.rounds, values.seed, values.processes].map(wholeNumber);
      const told = await chaosOfProcesses({
        rounds: rounds ?? 0,
        seed: seed ?? 0,
        processes: processes ?? 0,
        shards: wholeNumber(values.shards),
        channels: wholeNumber(values.channels),
        dataDir,
        databaseUrl,
        onRound,
      });
      process.stdout.write(`${JSON.stringify(told, null, values.json ? 0 : 2)}\n`);
      return told.lost.length + told.doubled.length + told.late.length === 0 ? 0 : 1;
    }
    const result = await chaos({
      rounds: wholeNumber(values.rounds),
      seed: wholeNumber(values.seed),
      dataDir,
      databaseUrl: process.env['DATABASE_URL'],
      disk: disk ?? undefined,
      evidence: values.evidence,
      onRound,
    });
    const { lost, doubled, outdated, refusals, misfortunes, missed, ...figures } = result;
    if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else {
      for (const [name, figure] of Object.entries({ ...figures, ...misfortunes }))
        process.stdout.write(`${name}: ${figure}\n`);
      for (const [name, some] of Object.entries({ lost, doubled, outdated, refusals, missed }))
        process.stdout.write(
          `${name}: ${some.length}${some.length > 0 ? ` (${some.slice(0, 10).join('; ')})` : ''}\n`,
        );
    }
    return lost.length + doubled.length + outdated.length + refusals.length === 0 ? 0 : 1;
  } finally {
    disk?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
