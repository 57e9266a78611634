import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { preparedFile, unpackDatabase } from '../../../../src/store/db/embedded/prepared.ts';

const run = promisify(execFile);

/** Of the code of the function that parses SQL, in the engine's exact version. */
const parserBytes = 104_930;

const ask = `
  const { openDurable } = await import(process.argv[1]);
  const { sweepHeap } = await import(process.argv[3]);
  const engine = await openDurable(process.argv[2]);
  for (let at = 0; at < 40; at += 1) await engine.query('select 1 + 1');
  await sweepHeap();
  for (let at = 0; at < 40; at += 1) await engine.query('select 2 + 2');
  await engine.close();`;

test('the function that parses SQL is never optimised, not even after the heap was swept, and others are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-tiering-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const directory = join(folder, 'database');
  await unpackDatabase(preparedFile(), directory);
  const source = (path: string) => new URL(`../../../../src/${path}`, import.meta.url).href;
  // In one thread, what is due to be optimised is optimised before the program goes on.
  const flags = ['--single-threaded', '--trace-wasm-compilation-times', '--wasm-tiering-budget=20000'];
  const { stdout } = await run(
    process.execPath,
    [
      ...flags,
      '--import',
      import.meta.resolve('tsx'),
      '--input-type=module',
      '--eval',
      ask,
      source('store/db/embedded/durable.ts'),
      directory,
      source('lib/sweep-when-quiet.ts'),
    ],
    { maxBuffer: 2 ** 26 },
  );
  const compiled = [...stdout.matchAll(/using (?<how>\w+), .* bodysize (?<bytes>\d+) /gu)].map(
    ({ groups }) => ({ how: groups?.['how'], bytes: Number(groups?.['bytes']) }),
  );
  expect(compiled.filter(({ bytes }) => bytes === parserBytes)).toEqual([
    { how: 'Liftoff', bytes: parserBytes },
  ]);
  expect(compiled.filter(({ how }) => how === 'TurboFan').length).toBeGreaterThan(100);
});
