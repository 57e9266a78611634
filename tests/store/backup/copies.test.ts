import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copiesIn, keepCopy, listCopies, startCopies } from '../../../src/store/backup/copies.ts';
import { pendingDeletion, settleDeletion } from '../../../src/store/backup/deletions.ts';
import { restoreFile } from '../../../src/store/backup/file.ts';
import { forgetPerson } from '../../../src/store/subscriptions/personal-data.ts';
import { channels, filters } from '../../../src/store/db/schema.ts';
import { forgetServer } from '../../../src/store/subscriptions/servers.ts';
import { subscribe } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();
const day = 86_400_000;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'copies-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

/** Ada in her conversation, and server 2 with a channel of its own, each for words nobody else typed. */
async function followPrivately(): Promise<void> {
  const usual = { language: 'en', usualLanguage: 'en' } as const;
  await subscribe(db(), { userId: 'ada', channelId: 'talk', ...usual, filter: { words: 'xylophonists' } });
  await subscribe(db(), { guildId: '2', channelId: 'b', ...usual, filter: { words: 'zeppelins' } });
}

/** What the copies hold of them. */
async function copied(): Promise<string[]> {
  const texts = await Promise.all(
    (await listCopies(dataDir)).map(async (file) => gunzipSync(await readFile(file)).toString()),
  );
  return ['"ada"', 'xylophonists', '"guild_id":"2"', 'zeppelins'].filter((one) =>
    texts.some((text) => text.includes(one)),
  );
}

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

test('what a person and a server deleted is in no copy any more, and no restoring brings it back', async () => {
  for (let n = 0; n < 300; n += 1) await follow(db(), `channel ${Math.sin(n)}`, {});
  await followPrivately();
  for (let n = 0; n < 3; n += 1) await keepCopy(db(), dataDir, later(n * day));
  expect(await copied()).toHaveLength(4);
  await forgetPerson(db(), 'ada');
  await forgetServer(db(), '2');
  // With less than half of what was there before, as after a loss: all the same it takes the place of all.
  await forgetServer(db(), '1');
  await follow(db(), 'a', {});
  const file = await keepCopy(db(), dataDir, later(2 * day + 1));
  expect(await listCopies(dataDir)).toEqual([file]);
  expect(await copied()).toEqual([]);
  expect(await pendingDeletion(db())).toBeNull();
  await restoreFile(db(), file ?? '', later(3 * day));
  expect(await db().select().from(channels)).toMatchObject([{ id: 'a' }]);
  expect(JSON.stringify(await db().select().from(filters))).not.toMatch(/xylophonists|zeppelins/u);
});

test('when the last one deletes what is kept, no copy stays', async () => {
  await followPrivately();
  await keepCopy(db(), dataDir, noon);
  await forgetServer(db(), '2');
  await forgetPerson(db(), 'ada');
  expect(await keepCopy(db(), dataDir, later(1))).toBeNull();
  expect(await listCopies(dataDir)).toEqual([]);
  // A deletion is over with that: a loss afterwards takes no copy away.
  await follow(db(), 'a', {});
  await keepCopy(db(), dataDir, later(2));
  await db().delete(channels);
  await keepCopy(db(), dataDir, later(day));
  expect(await listCopies(dataDir)).toHaveLength(1);
});

test('who deletes what was never kept takes no copy away', async () => {
  await follow(db(), 'a', {});
  for (let n = 0; n < 2; n += 1) await keepCopy(db(), dataDir, later(n * day));
  expect(await forgetPerson(db(), 'nobody')).toBeNull();
  await forgetServer(db(), '404');
  await keepCopy(db(), dataDir, later(day));
  expect(await listCopies(dataDir)).toHaveLength(2);
});

test('a deletion is remembered until the copies are made anew, though one is given up and the service starts again', async () => {
  await followPrivately();
  await follow(db(), 'a', {});
  await keepCopy(db(), dataDir, noon);
  await forgetPerson(db(), 'ada');
  await forgetServer(db(), '2');
  await expect(keepCopy(db(), dataDir, later(day), AbortSignal.abort())).rejects.toThrow();
  expect(await copied()).toHaveLength(4);
  let stop: (() => Promise<void>) | undefined;
  await new Promise<void>((resolve, reject) => {
    stop = startCopies(db(), dataDir, { info: () => resolve(), warn: reject });
  });
  await stop?.();
  expect(await copied()).toEqual([]);
  expect(await listCopies(dataDir)).toHaveLength(1);
});

test('a deletion while a copy is made calls for another one', async () => {
  await followPrivately();
  await keepCopy(db(), dataDir, noon);
  await forgetPerson(db(), 'ada');
  const first = await pendingDeletion(db());
  await forgetServer(db(), '2');
  await settleDeletion(db(), first ?? '');
  expect(await pendingDeletion(db())).not.toBeNull();
});
