import type pg from 'pg';
import { expect, test } from 'vitest';
import { postgresPool } from '../../../src/store/db/postgres.ts';

test('a server that ends a connection while nobody uses it ends nothing else', async () => {
  const { pool } = postgresPool('postgres://nobody@127.0.0.1:1/nothing');
  const { Client } = pool as unknown as { readonly Client: new () => pg.Client };
  const client = new Client();
  // Without a listener of its own Node ends the process.
  expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
  expect(() =>
    pool.emit('error', new Error('terminating connection'), client as pg.PoolClient),
  ).not.toThrow();
  await pool.end();
});
