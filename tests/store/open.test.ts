import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { facts } from '../../src/store/db/schema.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { quiet } from '../support/log.ts';
import { startProcess } from '../support/process.ts';

const home = mkdtempSync(join(tmpdir(), 'hemicycle-open-'));
beforeAll(async () => {
  await copyDataDir(join(home, 'one'));
  await copyDataDir(join(home, 'two'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('without a server', () => {
  test('the store is embedded, migrated and always the leader, and closing it twice is harmless', async () => {
    const store = await openStore({ dataDir: join(home, 'one'), log: quiet });
    expect(store.kind).toBe('embedded');
    expect(await store.db.select().from(facts)).toEqual([]);
    const led: boolean[] = [];
    await store.leadership.hold(async (signal) => {
      led.push(store.leadership.leading, signal.aborted);
    }, new AbortController().signal);
    expect(led).toEqual([true, false]);
    expect(store.leadership.leading).toBe(false);
    await store.close();
    await store.close();
    await expect(store.db.select().from(facts)).rejects.toMatchObject({ cause: { kind: 'closed' } });
  });

  test('a process with nothing more to do ends, its stores closed or not', async () => {
    const child = startProcess('open-and-leave.ts', [join(home, 'one'), join(home, 'two')]);
    await child.line(/nothing more to do/u);
    expect(await child.ended).toEqual({ code: 0, signal: null });
  });
});

/** A server of Postgres's protocol that answers every start of a session with one error. */
async function refusing(code: string, message: string): Promise<Server & { url: string }> {
  const field = (type: string, text: string) => Buffer.from(`${type}${text}\0`);
  const fields = Buffer.concat([
    field('S', 'FATAL'),
    field('V', 'FATAL'),
    field('C', code),
    field('M', message),
    Buffer.of(0),
  ]);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.concat([head, fields])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(server, { url: `postgres://reader:s3cret-word@127.0.0.1:${port}/assembly` });
}

describe('with a server that does not let us in', () => {
  test.each([
    [
      '28P01',
      'password authentication failed',
      'refused',
      'does not let user reader in: check the name and the password',
    ],
    [
      '3D000',
      'database "assembly" does not exist',
      'refused',
      'has no database assembly: create it with CREATE DATABASE',
    ],
    ['42501', 'permission denied', 'refused', 'grant CONNECT'],
    ['53300', 'too many clients already', 'unreachable', 'no connection to spare'],
    ['57P03', 'the database system is starting up', 'unreachable', 'try again in a moment'],
  ])('%s: the error says what to do, in our words', async (code, theirs, kind, ours) => {
    const server = await refusing(code, theirs);
    const error: unknown = await openStore({ databaseUrl: server.url, dataDir: home, log: quiet }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'StoreError', kind, message: expect.stringContaining(ours) });
    expect((error as Error).message).not.toContain('s3cret-word');
    expect((error as Error).message).not.toContain(theirs);
    server.close();
  });

  test('because nothing listens there', async () => {
    const server = await refusing('', '');
    await new Promise((resolve) => server.close(resolve));
    const error: unknown = await openStore({ databaseUrl: server.url, dataDir: home, log: quiet }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/127\.0\.0\.1:\d+ cannot be reached/u),
    });
    expect((error as Error).message).not.toContain('s3cret-word');
  });

  test('because the address is not one', async () => {
    const opening = openStore({ databaseUrl: 'postgres://reader:s3cret word@@/', dataDir: home, log: quiet });
    await expect(opening).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.not.stringContaining('s3cret'),
    });
  });
});

const url = process.env['DATABASE_URL'];

describe.skipIf(!url)('with a server', () => {
  test('two processes that start at once migrate once', async () => {
    const { onServer, withDatabase } = await import('../support/database.ts');
    const name = `hemicycle_open_${process.pid}`;
    await onServer(url ?? '', `create database ${name} template template0`);
    const databaseUrl = withDatabase(url ?? '', name);
    const stores = await Promise.all([1, 2].map(() => openStore({ databaseUrl, dataDir: home, log: quiet })));
    for (const store of stores) {
      expect(store.kind).toBe('postgres');
      expect(await store.db.select().from(facts)).toEqual([]);
      await store.close();
    }
    await onServer(url ?? '', `drop database ${name} with (force)`);
  });

  test('only the process that leads migrates: a service waits for its turn, and any other says why not', async () => {
    const { onServer, withDatabase } = await import('../support/database.ts');
    const name = `hemicycle_turn_${process.pid}`;
    await onServer(url ?? '', `create database ${name} template template0`);
    const databaseUrl = withDatabase(url ?? '', name);
    const old = new pg.Client(databaseUrl);
    await old.connect();
    await old.query('select pg_try_advisory_lock(1214606659, 1)');
    const migrated = async () =>
      (await old.query<{ name: string | null }>("select to_regclass('facts') as name")).rows[0]?.name;
    const store = await openStore({ databaseUrl, dataDir: home, log: quiet, isService: true });
    await expect(openStore({ databaseUrl, dataDir: home, log: quiet })).rejects.toMatchObject({
      kind: 'migration',
      message: expect.stringContaining('An older version of Hemicycle runs on this database'),
    });
    expect(await migrated()).toBeNull();
    await old.query('select pg_advisory_unlock(1214606659, 1)');
    const seen: unknown[] = [];
    await store.leadership.hold(async () => void seen.push(await migrated()), new AbortController().signal);
    expect(seen).toEqual(['facts']);
    await old.end();
    await store.close();
    await onServer(url ?? '', `drop database ${name} with (force)`);
  });

  test('a user who may create nothing is told what to ask for', async () => {
    const { onServer, withDatabase } = await import('../support/database.ts');
    const name = `hemicycle_poor_${process.pid}`;
    await onServer(url ?? '', `create database ${name} template template0`);
    await onServer(url ?? '', `create role ${name} login password 'x'`);
    const poor = new URL(withDatabase(url ?? '', name));
    poor.username = name;
    poor.password = 'x';
    await expect(openStore({ databaseUrl: poor.href, dataDir: home, log: quiet })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('owner of the database'),
    });
    await onServer(url ?? '', `drop database ${name} with (force)`);
    await onServer(url ?? '', `drop role ${name}`);
  });
});
