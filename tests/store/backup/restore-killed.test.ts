import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restoreFile, writeBackup } from '../../../src/store/backup/file.ts';
import { channels, servers, subscriptions } from '../../../src/store/db/schema.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { copyDataDir } from '../../support/data-dir.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { freshDatabase, type FreshDatabase } from '../../support/fresh.ts';
import { quiet } from '../../support/log.ts';
import { startProcess } from '../../support/process.ts';

vi.setConfig({ testTimeout: 120_000 });

const db = useDatabase();
let home: string;
let database: FreshDatabase;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'restore-'));
  database = await freshDatabase();
});
afterEach(async () => {
  await database.drop();
  await rm(home, { recursive: true });
});

async function held({ db: store }: Store): Promise<readonly number[]> {
  return [await store.$count(servers), await store.$count(channels), await store.$count(subscriptions)];
}

test('a restore that is killed leaves nothing, wherever it was, and can be made again', async () => {
  const count = 20;
  for (let at = 0; at < count; at += 1) await follow(db(), `c${at}`, {});
  const [file, dataDir] = [join(home, 'copy.gz'), join(home, 'data')];
  const sums = await writeBackup(db(), 'postgres', file, noon);
  const rows = Object.values(sums).reduce((sum, table) => sum + table.rows, 0);
  await copyDataDir(dataDir);
  const open = () => openStore({ databaseUrl: database.url ?? undefined, dataDir, log: quiet });
  // After the first row, among the subscriptions, and when only the end was missing.
  for (const after of [1, rows - 3, rows]) {
    const dying = startProcess('restore-and-die.ts', [dataDir, database.url ?? '', file, String(after)]);
    expect(await dying.ended).toMatchObject({ signal: 'SIGKILL' });
    const store = await open();
    expect(await held(store)).toEqual([0, 0, 0]);
    await store.close();
  }
  const store = await open();
  await restoreFile(store.db, file, later(60_000));
  expect(await held(store)).toEqual([1, count, count]);
  await store.close();
});
