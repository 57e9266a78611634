import fs, { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rows, sqlState, type Database } from '../../../../src/store/db/database.ts';
import { openDurable } from '../../../../src/store/db/embedded/durable.ts';
import { engineVersion } from '../../../../src/store/db/embedded/engine-version.ts';
import type { Engine } from '../../../../src/store/db/embedded/engine.ts';
import { lockDirectory } from '../../../../src/store/db/embedded/lock.ts';
import { openEmbedded, type EmbeddedDatabase } from '../../../../src/store/db/embedded/open.ts';
import { copyDataDir } from '../../../support/data-dir.ts';

const home = mkdtempSync(join(tmpdir(), 'hemicycle-embedded-'));
let copies = 0;
const dataDir = () => copyDataDir(join(home, `copy-${(copies += 1)}`));

beforeAll(async () => {
  await dataDir();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a commit', () => {
  let engine: PGlite;

  beforeAll(async () => {
    engine = await openDurable(join(await dataDir(), 'database'));
    await engine.exec('create table t (n int)');
  });

  test('is on the disk before it is acknowledged', async () => {
    const sync = vi.spyOn(fs, 'fsyncSync');
    const counts: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      sync.mockClear();
      await engine.query('insert into t values ($1)', [n]);
      counts.push(sync.mock.calls.length);
    }
    sync.mockRestore();
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
  });

  test('in a new file makes the entry in its directory safe, too', async () => {
    const directories: boolean[] = [];
    const sync = vi.spyOn(fs, 'fsyncSync').mockImplementation((handle) => {
      directories.push(fs.fstatSync(handle).isDirectory());
    });
    await engine.exec('insert into t values (1); select pg_switch_wal(); insert into t values (2)');
    sync.mockRestore();
    expect(directories).toContain(true);
    expect(directories).toContain(false);
  });

  // The last one: after it the engine does not trust its memory, and neither may anybody else.
  test('is refused when the disk refuses it', async () => {
    const sync = vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw Object.assign(new Error('no'), { code: 'EIO' });
    });
    await expect(engine.query('insert into t values (1)')).rejects.toThrow();
    sync.mockRestore();
  });
});

describe('the engine in its thread', () => {
  let embedded: EmbeddedDatabase;
  let engine: Engine;
  let db: Database;

  beforeAll(async () => {
    embedded = await openEmbedded(await dataDir());
    engine = embedded.engine;
    db = drizzle({ client: engine as unknown as PGlite }) as unknown as Database;
    await engine.exec('create table t (n int primary key, at timestamptz default now())');
  });
  afterAll(() => embedded.close());

  const numbers = async () =>
    rows<{ n: number }>(await db.execute(sql`select n from t order by n`)).map((row) => row.n);

  test('is the version whose directories it says it reads', async () => {
    const [row] = rows<{ v: string }>(await db.execute(sql`select current_setting('server_version') as v`));
    expect(row?.v.split('.')[0]).toBe(engineVersion);
  });

  test('runs with the settings that were measured', async () => {
    const setting = async (name: string) =>
      rows<{ value: string }>(await db.execute(sql`select current_setting(${name}) as value`))[0]?.value;
    expect(await setting('fsync')).toBe('on');
    expect(await setting('wal_sync_method')).toBe('fsync');
    expect(await setting('synchronous_commit')).toBe('on');
    expect(await setting('full_page_writes')).toBe('on');
    expect(await setting('shared_buffers')).toBe('16MB');
    expect(await setting('max_connections')).toBe('5');
    expect(await setting('TimeZone')).toBe('UTC');
  });

  test('gives errors their SQLSTATE and what they name', async () => {
    await db.execute(sql`insert into t values (1)`);
    const error: unknown = await db.execute(sql`insert into t values (1)`).catch((thrown: unknown) => thrown);
    expect(sqlState(error)).toBe('23505');
    expect((error as Error).cause).toMatchObject({ constraint: 't_pkey', table: 't' });
    await db.execute(sql`delete from t`);
  });

  test('lets a transaction finish before anything else is run', async () => {
    const order: string[] = [];
    let proceed = () => {};
    const gate = new Promise<void>((resolve) => (proceed = resolve));
    const first = db.transaction(async (tx) => {
      await tx.execute(sql`insert into t values (1)`);
      order.push('first has written');
      await gate;
      await tx.execute(sql`insert into t values (2)`);
      order.push('first is done');
    });
    const outside = engine
      .query('select count(*) as n from t')
      .then(({ rows: [row] }) => order.push(`outside sees ${row?.['n']} rows`));
    const second = db.transaction(async (tx) => {
      order.push('second begins');
      await tx.execute(sql`delete from t`);
    });
    await vi.waitFor(() => expect(order).toEqual(['first has written']));
    proceed();
    await Promise.all([first, outside, second]);
    expect(order).toEqual(['first has written', 'first is done', 'outside sees 2 rows', 'second begins']);
    expect(await numbers()).toEqual([]);
  });

  test('runs fifty transactions that read and write the same row without losing one', async () => {
    await db.execute(sql`insert into t values (0)`);
    const increment = () =>
      db.transaction(async (tx) => {
        const [row] = rows<{ n: number }>(await tx.execute(sql`select n from t`));
        await tx.execute(sql`update t set n = ${(row?.n ?? 0) + 1}`);
      });
    await Promise.all(Array.from({ length: 50 }, increment));
    expect(await numbers()).toEqual([50]);
    await db.execute(sql`delete from t`);
  });

  test('rolls back what threw, and a savepoint alone', async () => {
    await db.transaction(async (tx) => {
      await tx.execute(sql`insert into t values (1)`);
      await expect(
        tx.transaction(async (inner) => {
          await inner.execute(sql`insert into t values (2)`);
          throw new Error('inner');
        }),
      ).rejects.toThrow('inner');
    });
    await expect(
      db.transaction(async (tx) => {
        await tx.execute(sql`insert into t values (3)`);
        throw new Error('outer');
      }),
    ).rejects.toThrow('outer');
    expect(await numbers()).toEqual([1]);
    await db.execute(sql`delete from t`);
  });

  test('says so when a swallowed error has undone a transaction', async () => {
    const commit = db.transaction(async (tx) => {
      await tx.execute(sql`insert into t values (1)`);
      await tx.execute(sql`insert into t values (1)`).catch(() => undefined);
    });
    await expect(commit).rejects.toMatchObject({ code: '25P02' });
    expect(await numbers()).toEqual([]);
  });

  test('refuses a deferred violation at commit and goes on', async () => {
    await engine.exec('create table child (n int references t deferrable initially deferred)');
    const commit = db.transaction((tx) => tx.execute(sql`insert into child values (99)`));
    expect(sqlState(await commit.catch((error: unknown) => error))).toBe('23503');
    expect(await numbers()).toEqual([]);
    await engine.exec('drop table child');
  });

  test('refuses a query beside the transaction it would wait for', async () => {
    const stuck = db.transaction(() => numbers());
    await expect(stuck).rejects.toMatchObject({ cause: { message: expect.stringContaining('one session') } });
    await expect(db.transaction(() => db.transaction(async () => {}))).rejects.toThrow('one session');
    expect(await numbers()).toEqual([]);
  });

  test('refuses a query that comes after its transaction', async () => {
    let late: Database | undefined;
    await db.transaction(async (tx) => {
      late = tx;
    });
    await expect(late?.execute(sql`select 1`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('is over') },
    });
  });

  test('leaves the event loop free while it computes', async () => {
    let done = false;
    let ticks = 0;
    let last = performance.now();
    let longest = 0;
    const tick = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      ticks += 1;
      if (!done) setTimeout(tick, 5);
    };
    tick();
    const began = performance.now();
    await db.execute(sql`select sum(a * b) from generate_series(1, 2000) a, generate_series(1, 1500) b`);
    const took = performance.now() - began;
    done = true;
    // On the event loop of the caller there would have been one gap as long as the query.
    expect(ticks).toBeGreaterThan(20);
    expect(longest).toBeLessThan(took / 2);
  });
});

describe('a data directory', () => {
  test('that cannot be made is named', async () => {
    writeFileSync(join(home, 'a-file'), '');
    await expect(openEmbedded(join(home, 'a-file', 'data'))).rejects.toMatchObject({
      kind: 'not-writable',
      message: expect.stringContaining('a-file/data'),
    });
  });

  test.runIf(existsSync('/proc/self'))(
    'in a place where nothing can be made is named, and not tried for ever',
    async () => {
      await expect(openEmbedded('/proc/hemicycle/data')).rejects.toMatchObject({ kind: 'not-writable' });
    },
  );

  test('of another major version is refused', async () => {
    const directory = join(home, 'older');
    mkdirSync(join(directory, 'database'), { recursive: true });
    writeFileSync(join(directory, 'database/PG_VERSION'), '17\n');
    await expect(openEmbedded(directory)).rejects.toMatchObject({
      kind: 'wrong-version',
      message: expect.stringContaining('version 17'),
    });
  });

  test('with something else where the database belongs is refused and left alone', async () => {
    const directory = join(home, 'photos');
    mkdirSync(join(directory, 'database'), { recursive: true });
    writeFileSync(join(directory, 'database/holiday.jpg'), 'x');
    await expect(openEmbedded(directory)).rejects.toMatchObject({ kind: 'damaged' });
    expect(existsSync(join(directory, 'database/holiday.jpg'))).toBe(true);
  });
});

describe('after the engine has stopped by itself', () => {
  test('what waits and what comes later is rejected with the reason, and the directory is free', async () => {
    const directory = await dataDir();
    const { engine } = await openEmbedded(directory);
    const waiting = engine.query('select pg_sleep(10)');
    engine.stop(new Error('pulled the plug'));
    await expect(waiting).rejects.toMatchObject({ kind: 'stopped' });
    await expect(engine.query('select 1')).rejects.toThrow('start Hemicycle again');
    await expect(engine.transaction(async () => {})).rejects.toMatchObject({ kind: 'stopped' });
    await expect(engine.failed).resolves.toMatchObject({ cause: { message: 'pulled the plug' } });
    await vi.waitFor(async () => (await lockDirectory(directory, { onLost: () => {} })).release());
  });

  test('a thread that ends on its own is noticed', async () => {
    const post = vi.spyOn(Worker.prototype, 'postMessage');
    const { engine } = await openEmbedded(await dataDir());
    const waiting = engine.query('select pg_sleep(10)');
    const thread = post.mock.contexts[0] as Worker;
    post.mockRestore();
    await Promise.all([expect(waiting).rejects.toMatchObject({ kind: 'stopped' }), thread.terminate()]);
    await expect(engine.failed).resolves.toMatchObject({ kind: 'stopped' });
  });
});

describe('closing', () => {
  test('lets a transaction finish, refuses what is new, and keeps everything', async () => {
    const directory = await dataDir();
    const { engine, close } = await openEmbedded(directory);
    await engine.exec('create table t (n int)');
    let proceed = () => {};
    const gate = new Promise<void>((resolve) => (proceed = resolve));
    const transaction = engine.transaction(async (session) => {
      await gate;
      await session.query('insert into t values (1)');
    });
    const closed = close();
    await expect(engine.query('select 1')).rejects.toMatchObject({ kind: 'closed' });
    proceed();
    await transaction;
    await closed;
    const again = await openEmbedded(directory);
    expect(again.created).toBe(false);
    expect((await again.engine.query('select n from t')).rows).toEqual([{ n: 1 }]);
    await again.close();
  });
});
