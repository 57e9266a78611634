import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chaos } from '../../tools/chaos/run.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';

let dataDir: string;
let database: FreshDatabase;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-chaos-'));
  await copyDataDir(dataDir);
  database = await freshDatabase();
});

afterEach(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

test('killed again and again while Discord misbehaves, the service tells every channel everything once', async () => {
  const result = await chaos({ rounds: 2, seed: 3, dataDir, databaseUrl: database.url ?? undefined });
  expect(result).toMatchObject({ lost: [], doubled: [], outdated: [], refusals: [] });
  expect(result.once).toBe(result.expected);
  expect(result.expected).toBeGreaterThanOrEqual(8);
}, 240_000);
