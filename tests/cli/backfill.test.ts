import { beforeEach, expect, test } from 'vitest';
import type { SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { backfillVerb } from '../../src/cli/backfill.ts';
import { anAssembly } from '../source/support/fetch.ts';
import { archived } from '../source/support/pages.ts';
import { useDatabase } from '../support/database.ts';
import { aScreen, aVerb, type TestVerb } from './support.ts';

const db = useDatabase();

let assembly: SandboxAssembly;
let own: TestVerb;
beforeEach(async () => {
  assembly = await anAssembly();
  own = aVerb(assembly.baseUrl, db());
  assembly.publish({ ...archived(679), fileId: 101 });
  assembly.publish({ ...archived(682), fileId: 103 });
});

const never = new AbortController().signal;
const run = (from: string, to: string, interruption = never) =>
  backfillVerb(own.verb, { from, to }, { screen: aScreen(false), interruption });

test('a range, and the same range again', async () => {
  expect(await run('101', '103')).toBe(0);
  expect(own.said.out.splice(0)).toEqual([
    'Read 3 pages: 2 new declarations, 0 editions, 0 texts in the other language, 0 unchanged, 0 other documents, 0 incomplete, 0 blocked, 0 failed, 1 without a page.',
  ]);
  expect(await run('101', '103')).toBe(0);
  expect(own.said.out).toEqual([
    expect.stringMatching(/^Read 1 page: 0 new/u),
    'Skipped: 2 files read before.',
  ]);
});

test('blocked: 1, where it goes on, and the way out; then it goes on there', async () => {
  assembly.misbehave('/en/files/103/html', 'challenge', { times: 1 });
  expect(await run('101', '103')).toBe(1);
  expect(own.said.out.splice(0).slice(-2)).toEqual([
    expect.stringMatching(
      /^Stopped: .*human visitors.* Run the same command again to continue at file 103\.$/u,
    ),
    expect.stringContaining('import'),
  ]);
  expect(await run('101', '103')).toBe(0);
  expect(own.said.out[0]).toBe('Continued at file 103, where the last run of this range had stopped.');
});

test('an end by Ctrl-C is 130', async () => {
  assembly.misbehave('/en/files/103/html', 'hang', { times: 1 });
  const stop = new AbortController();
  const running = run('101', '103', stop.signal);
  await assembly.waitForRequest('/en/files/103/html');
  stop.abort();
  expect(await running).toBe(130);
  expect(own.said.out.at(-1)).toBe(
    'Stopped before the end. Run the same command again to continue at file 103.',
  );
});

test('a file that fails is 1', async () => {
  assembly.misbehave('/en/files/101/html', { status: 500 });
  expect(await run('101', '103')).toBe(1);
  expect(own.said.out).toContain(`    ${assembly.addressOf(101)}`);
});

test.each([
  ['x', '5'],
  ['0', '5'],
  ['1', '1234567890'],
  ['-3', '5'],
  ['9', '5'],
])('--from %s --to %s is wrong usage', async (from, to) => {
  expect(await run(from, to)).toBe(2);
  expect(own.said.err).toHaveLength(1);
  expect(assembly.requests).toEqual([]);
});
