import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { startSilentProxy } from '../../../tools/faults/silent-proxy.ts';
import { postgresPool } from '../../../src/store/db/postgres.ts';

const server = process.env['DATABASE_URL'];

test.skipIf(!server)('a transaction that could not begin keeps no connection', async () => {
  const url = new URL(server ?? '');
  const proxy = await startSilentProxy(Number(url.port));
  url.port = String(proxy.port);
  const { db, pool, cut } = postgresPool(url.href);
  try {
    await db.execute(sql`select 1`);
    proxy.silence();
    const begun = db.transaction(async () => undefined);
    await expect.poll(() => pool.idleCount).toBe(0);
    cut();
    await expect(begun).rejects.toThrow('Failed query: begin');
    expect(pool.totalCount).toBe(0);
  } finally {
    proxy.heal();
    await pool.end();
    await proxy.close();
  }
});
