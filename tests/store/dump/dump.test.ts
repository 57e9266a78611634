import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restoreVerb } from '../../../src/cli/backup.ts';
import { dumpVerb } from '../../../src/cli/dump.ts';
import { readConfig } from '../../../src/config.ts';
import { writeBackup } from '../../../src/store/backup/file.ts';
import { rows, type Database } from '../../../src/store/db/database.ts';
import { deliveries, facts, pages } from '../../../src/store/db/schema.ts';
import { isDump, readDump } from '../../../src/store/dump/format.ts';
import { dumpStore, restoreDump, type StorePlace } from '../../../src/store/dump/move.ts';
import { writeDump } from '../../../src/store/dump/write.ts';
import { openStore } from '../../../src/store/open.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';
import { freshDatabase, type FreshDatabase } from '../../support/fresh.ts';
import { quiet } from '../../support/log.ts';
import { startProcess } from '../../support/process.ts';

vi.setConfig({ testTimeout: 240_000 });

const db = useDatabase();
const unwatched = { onRows: () => undefined, onStage: () => undefined, onStep: () => undefined };
let home: string;
let file: string;
let database: FreshDatabase;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dump-'));
  file = join(home, 'whole.gz');
  database = await freshDatabase();
});
afterEach(async () => {
  await database.drop();
  await rm(home, { recursive: true });
});

/** Something of what is hard to carry: bytes, lists, texts of every sign, JSON, numbers given away and not used. */
async function fill(): Promise<void> {
  const { id } = await keep(db(), archived(682));
  await keep(db(), archived(705));
  await follow(db(), 'a', { words: 'sea OR "human rights"', minimum: 3, concerns: ['KZ', 'GE'] });
  await follow(db(), 'b', {});
  await enqueue(db(), id);
  await db()
    .update(deliveries)
    .set({ reason: { code: 'noAccess' }, payload: { text: 'a "b" \\ \n \u2028 é' } });
  await db()
    .insert(facts)
    .values({ key: 'odd', value: { list: [1, 'x', null, { y: 0.1 }] } });
  await db()
    .insert(pages)
    .values({
      fileId: 7,
      url: 'https://x/7',
      baseline: false,
      bytes: Buffer.from([0, 255, 10, 13, 92]),
      seenAt: noon,
    });
  await db().execute(sql`select nextval('declarations_id_seq')`);
}

/** Everything a dump says, but when it was made. */
async function contentOf(dump: string): Promise<unknown> {
  const { head, parts } = await readDump(dump);
  const content: unknown[] = [head.migrations, head.sequences];
  for await (const part of parts)
    content.push('sum' in part ? part : { table: part.table, rows: part.rows.toSorted() });
  return content;
}

/** Indexes, keys and triggers, as the database says they are. */
async function structureOf(one: Database): Promise<readonly unknown[]> {
  return rows(
    await one.execute(sql`
      select indexdef as it from pg_indexes where schemaname = current_schema()
      union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text from pg_constraint
        where connamespace = current_schema()::regnamespace and contype <> 'n'
      union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
      order by 1`),
  );
}

const withStore = async <T>(place: StorePlace, work: (db: Database) => Promise<T>): Promise<T> => {
  const store = await openStore({ ...place, log: quiet });
  try {
    return await work(store.db);
  } finally {
    await store.close();
  }
};

test('a store goes from one kind of database to the other and back, row by row, with all that belongs to its tables', async () => {
  await fill();
  await writeDump(db(), file, noon, () => undefined);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const places: StorePlace[] = [
    { dataDir: join(home, 'new', 'data') },
    ...(database.url === null ? [] : [{ dataDir: home, databaseUrl: database.url }]),
  ];
  let from = file;
  for (const [at, place] of places.entries()) {
    const seen: number[] = [];
    await restoreDump(place, from, { ...unwatched, onRows: (done) => seen.push(done) });
    from = join(home, `moved-${at}.gz`);
    await dumpStore(place, from, () => undefined);
    expect(await contentOf(from)).toEqual(await contentOf(file));
    expect(seen.at(-1)).toBeGreaterThan(50);
    expect(await withStore(place, structureOf)).toEqual(await structureOf(db()));
    // Numbers go on where they were.
    const { id } = await withStore(place, (one) => keep(one, archived(679)));
    expect(id).toBe(4);
  }
});

test('a dump is restored into no store that holds something, and words say so', async () => {
  await writeDump(db(), file, noon, () => undefined);
  const place = { dataDir: join(home, 'data'), databaseUrl: database.url ?? undefined };
  // One that was only started is empty: it may have looked already.
  await withStore(place, (one) => one.insert(facts).values({ key: 'a', value: 1 }));
  await restoreDump(place, file, unwatched);
  await withStore(place, async (one) => {
    expect(await one.select().from(facts)).toEqual([]);
    await follow(one, 'a', {});
  });
  await expect(restoreDump(place, file, unwatched)).rejects.toThrow(/There is a store already.*channels/u);
  expect(await readdir(home)).not.toContain('database.restoring');
});

test('a dump of an earlier version is restored as that had it, and then brought to this one', async () => {
  const earlier = fileURLToPath(new URL('stores/0008.gz', import.meta.url));
  const place = { dataDir: join(home, 'data'), databaseUrl: database.url ?? undefined };
  await restoreDump(place, earlier, unwatched);
  expect(await withStore(place, (one) => one.$count(deliveries))).toBe(7);
  expect(await withStore(place, structureOf)).toEqual(await structureOf(db()));
});

test.runIf(process.env['DATABASE_URL'])('nor into one that a process leads', async () => {
  await writeDump(db(), file, noon, () => undefined);
  const place = { dataDir: home, databaseUrl: database.url ?? undefined };
  const store = await openStore({ ...place, log: quiet, isService: true });
  const stop = new AbortController();
  await new Promise<void>((resolve) => {
    void store.leadership.hold(async () => {
      await expect(restoreDump(place, file, unwatched)).rejects.toThrow(/runs on this database/u);
      stop.abort();
      resolve();
    }, stop.signal);
  });
  await store.close();
});

test.each([
  ['is cut off', async () => truncate(file, (await stat(file)).size - 40)],
  ['lost a row', async () => edit((lines) => lines.toSpliced(4, 1))],
  ['was changed in a row', async () => edit((lines) => lines.map((line) => line.replace('human', 'humid')))],
  [
    'is of a newer version',
    async () =>
      edit(([head = '', ...rest]) => [
        head.replace('"migrations":[', '"migrations":[99999999999999,'),
        ...rest,
      ]),
  ],
])('a dump that %s is refused, and there is no store', async (_how, harm) => {
  await fill();
  await writeDump(db(), file, noon, () => undefined);
  await harm();
  await expect(restoreDump({ dataDir: join(home, 'data') }, file, unwatched)).rejects.toThrow(
    /damaged|not complete|not stored as they stand|newer version/u,
  );
  expect(existsSync(join(home, 'data', 'database'))).toBe(false);
});

async function edit(change: (lines: string[]) => string[]): Promise<void> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
  await writeFile(file, gzipSync(`${change(lines).join('\n')}\n`));
}

test('a restoring that is killed leaves nothing that is a store, and can be made again', async () => {
  await fill();
  await writeDump(db(), file, noon, () => undefined);
  const place = { dataDir: join(home, 'data'), databaseUrl: database.url ?? undefined };
  for (const when of ['rows', 'indexes']) {
    const dying = startProcess('load-and-die.ts', [place.dataDir, database.url ?? '', file, when]);
    expect(await dying.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(existsSync(join(place.dataDir, 'database'))).toBe(false);
    await expect(dumpStore(place, join(home, 'none'), () => undefined)).rejects.toThrow(/no store/u);
  }
  await restoreDump(place, file, unwatched);
  await dumpStore(place, join(home, 'after.gz'), () => undefined);
  expect(await contentOf(join(home, 'after.gz'))).toEqual(await contentOf(file));
});

test('the verbs say what they did, and restore knows a dump from a backup', async () => {
  await fill();
  await writeDump(db(), file, noon, () => undefined);
  const backup = join(home, 'backup');
  await writeBackup(db(), 'embedded', backup, noon);
  expect([await isDump(file), await isDump(backup)]).toEqual([true, false]);
  const said: string[] = [];
  const verb = {
    config: readConfig({ DATA_DIR: join(home, 'data') }),
    log: quiet,
    openStore: () => openStore({ dataDir: join(home, 'data'), log: quiet }),
    out: (line: string) => said.push(line),
    err: (line: string) => said.push(line),
  };
  const screen = { write: (line: string) => said.push(line) > 0 } as NodeJS.WritableStream;
  expect(await dumpVerb(verb, join(home, 'none.gz'), screen)).toBe(1);
  expect(said.join('\n')).toMatch(/no store/u);
  expect(await restoreVerb(verb, file, { screen })).toBe(0);
  expect(await dumpVerb(verb, join(home, 'new.gz'), screen)).toBe(0);
  expect(said.join('\n')).toMatch(/declarations: 2 rows[^]*every row compared/u);
  expect(await restoreVerb(verb, backup, { screen })).toBe(0);
  expect(await restoreVerb(verb, file, { screen })).toBe(1);
  expect(await dumpVerb(verb, file, screen)).toBe(2);
});
