import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { postgresPool, type Postgres } from '../../../src/store/db/postgres.ts';

const server = process.env['DATABASE_URL'];

describe.skipIf(!server)('every statement that the server refuses is heard of', () => {
  let postgres: Postgres | undefined;
  afterEach(() => postgres?.pool.end());

  test.each<[string, (of: Postgres) => Promise<unknown>]>([
    ['alone', ({ db }) => db.execute(sql`select 1 / 0`)],
    ['in a transaction', ({ db }) => db.transaction((tx) => tx.execute(sql`select 1 / 0`))],
    ['asked of the pool', ({ pool }) => pool.query('select 1 / $1::int', [0])],
  ])('%s', async (_how, ask) => {
    const refused: unknown[] = [];
    postgres = postgresPool(server ?? '');
    postgres.onRefused((error) => refused.push(error));
    await expect(ask(postgres)).rejects.toThrow();
    expect(refused).toMatchObject([{ code: '22012' }]);
  });
});
