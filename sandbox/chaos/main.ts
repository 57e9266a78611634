import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chaos } from './run.ts';

const usage =
  'Usage: npm run -s chaos -- [--rounds N] [--seed N] [--json] [--evidence FOLDER]   (DATABASE_URL: an empty PostgreSQL database)';

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
    },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-chaos-'));
  try {
    const result = await chaos({
      rounds: wholeNumber(values.rounds),
      seed: wholeNumber(values.seed),
      dataDir,
      databaseUrl: process.env['DATABASE_URL'],
      evidence: values.evidence,
      onRound: (round) => {
        if (!values.json && round % 10 === 0) process.stdout.write(`round ${round}\n`);
      },
    });
    const { lost, doubled, outdated, refusals, misfortunes, ...figures } = result;
    if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else {
      for (const [name, figure] of Object.entries({ ...figures, ...misfortunes }))
        process.stdout.write(`${name}: ${figure}\n`);
      for (const [name, some] of Object.entries({ lost, doubled, outdated, refusals }))
        process.stdout.write(
          `${name}: ${some.length}${some.length > 0 ? ` (${some.slice(0, 10).join('; ')})` : ''}\n`,
        );
    }
    return lost.length + doubled.length + refusals.length === 0 ? 0 : 1;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
