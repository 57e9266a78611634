import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copiesIn, keepCopy, listCopies } from '../../src/store/backup/copies.ts';
import { channels } from '../../src/store/schema.ts';
import { useDatabase } from '../support/database.ts';
import { later, noon } from '../support/declarations.ts';
import { follow } from '../support/enqueue.ts';

const db = useDatabase();
const day = 86_400_000;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'copies-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

const names = () => readdir(copiesIn(dataDir)).catch(() => []);

test('keeps a copy a day, a week of them, for their owner alone', async () => {
  await follow(db(), 'a', {});
  for (let n = 0; n < 9; n += 1) await keepCopy(db(), dataDir, later(n * day));
  await keepCopy(db(), dataDir, later(8 * day + 60_000));
  expect(await listCopies(dataDir)).toEqual(
    [13, 12, 11, 10, 9, 8, 7].map((n) =>
      join(dataDir, 'keep', `2026-01-${String(n).padStart(2, '0')}.jsonl.gz`),
    ),
  );
  const [newest = ''] = await listCopies(dataDir);
  expect((await stat(newest)).mode & 0o777).toBe(0o600);
  expect((await stat(copiesIn(dataDir))).mode & 0o777).toBe(0o700);
});

test('a store in which nobody set anything takes no copy’s place', async () => {
  await follow(db(), 'a', {});
  await keepCopy(db(), dataDir, noon);
  await db().delete(channels);
  expect(await keepCopy(db(), dataDir, noon)).toBeNull();
  expect(await keepCopy(db(), dataDir, later(30 * day))).toBeNull();
  expect(await names()).toHaveLength(1);
});

test('a copy that lost most of what the day’s copy had does not replace it', async () => {
  for (let n = 0; n < 300; n += 1) await follow(db(), `channel ${Math.sin(n)}`, {});
  const before = await keepCopy(db(), dataDir, noon);
  await db().delete(channels);
  await follow(db(), 'a', {});
  const after = await keepCopy(db(), dataDir, noon);
  expect(after).not.toBe(before);
  expect(await listCopies(dataDir)).toEqual([after, before]);
});

test('what a killed process left half made is removed', async () => {
  await follow(db(), 'a', {});
  await keepCopy(db(), dataDir, noon);
  await writeFile(join(copiesIn(dataDir), '2026-01-05.new.1234.part'), 'half');
  await keepCopy(db(), dataDir, noon);
  expect(await names()).toEqual(['2026-01-05.jsonl.gz']);
});
