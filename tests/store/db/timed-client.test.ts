import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { kindOfQuery, type QueryKind } from '../../../src/store/db/timed-client.ts';
import { openStore } from '../../../src/store/open.ts';
import { freshDatabase } from '../../support/fresh.ts';
import { quiet } from '../../support/log.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDataDir } from '../../support/data-dir.ts';

test('a statement is known by the word it begins with', () => {
  expect(kindOfQuery('  (SELECT 1)')).toBe('select');
  expect(kindOfQuery('with a as (select 1) select * from a')).toBe('with');
  expect(kindOfQuery("set timezone to 'UTC'")).toBe('other');
  expect(kindOfQuery('')).toBe('other');
});

test('of a store every statement is heard of, within a transaction too, and those that fail', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-timed-'));
  await copyDataDir(folder);
  const database = await freshDatabase();
  const heard: QueryKind[] = [];
  const onQuery = (kind: QueryKind, seconds: number) => {
    expect(seconds).toBeGreaterThan(0);
    heard.push(kind);
  };
  const store = await openStore({
    databaseUrl: database.url ?? undefined,
    dataDir: folder,
    log: quiet,
    onQuery,
  });
  try {
    heard.length = 0;
    await store.db.execute(sql`select 1`);
    await store.db.transaction(async (tx) => {
      await tx.execute(sql`delete from facts where key = 'nothing'`);
    });
    await expect(store.db.execute(sql`update nothing set nothing = 1`)).rejects.toThrow();
    expect(heard.filter((kind) => kind !== 'other')).toEqual(['select', 'delete', 'update']);
  } finally {
    await store.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
