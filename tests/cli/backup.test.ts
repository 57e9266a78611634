import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupVerb, restoreVerb } from '../../src/cli/backup.ts';
import { readConfig } from '../../src/config.ts';
import { keepCopy } from '../../src/store/backup/copies.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { channels, servers } from '../../src/store/db/schema.ts';
import { noon } from '../support/declarations/declarations.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';
import { startProcess } from '../support/process.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verbs-'));
});

afterEach(() => rm(home, { recursive: true }));

function verbs(dataDir: string) {
  const said = { out: [] as string[], err: [] as string[] };
  const open = () => openStore({ dataDir, log: quiet });
  const verb = {
    config: readConfig({ DATA_DIR: dataDir }),
    log: quiet,
    openStore: open,
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
  };
  return { said, verb, open };
}

async function within<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

test('a backup is taken and restored while another process has the database', async () => {
  const one = verbs(join(home, 'one'));
  const two = verbs(join(home, 'two'));
  const file = join(home, 'copy.gz');
  await within(await one.open(), async ({ db }) => {
    await follow(db, 'a', {});
    await db.update(servers).set({ timeZone: 'Asia/Tbilisi' });
    expect(await backupVerb(one.verb, file)).toBe(0);
  });
  expect(one.said.out.join('\n')).toMatch(/channels: 1 rows, sha256 [0-9a-f]{16}[^]*read back and checked/u);
  await within(await two.open(), async ({ db }) => {
    expect(await restoreVerb(two.verb, file, {})).toBe(0);
    expect(await db.select().from(channels)).toMatchObject([{ id: 'a' }]);
    expect(await db.select().from(servers)).toMatchObject([{ timeZone: 'Asia/Tbilisi' }]);
    await writeFile(file, 'something else');
    expect(await restoreVerb(two.verb, file, {})).toBe(1);
  });
  expect(two.said.err.join('\n')).toMatch(/no backup|damaged/u);
  // And without another process.
  expect(await backupVerb(two.verb, join(home, 'again.gz'))).toBe(0);
  expect(await backupVerb(two.verb, join(home, 'again.gz'))).toBe(2);
  expect(await restoreVerb(one.verb, join(home, 'nothing.gz'), {})).toBe(2);
  expect(await readdir(join(home, 'two'))).not.toContain('restore.incoming');
}, 240_000);

/** A data directory whose database does not open, and a copy of what it held. */
async function damagedIn(dataDir: string): Promise<{ copy: string; open: () => Promise<Store> }> {
  const { open } = verbs(dataDir);
  const copy = await within(await open(), async ({ db }) => {
    await follow(db, 'a', {});
    return keepCopy(db, dataDir, noon);
  });
  await rm(join(dataDir, 'database'), { recursive: true });
  await mkdir(join(dataDir, 'database'));
  await writeFile(join(dataDir, 'database', 'base'), 'not one');
  return { copy: copy ?? '', open };
}

const names = async (dataDir: string) =>
  (await readdir(dataDir)).filter((name) => name.startsWith('database')).map((name) => name.slice(0, 16));

test('what replaces a damaged database does so when it is whole: killed before, everything is as it was', async () => {
  const dataDir = join(home, 'data');
  const { copy, open } = await damagedIn(dataDir);
  const { verb, said } = verbs(dataDir);
  const making = join(dataDir, 'database.restoring');
  const dying = startProcess('replace-and-die.ts', [dataDir, copy, join(making, 'database')]);
  expect(await dying.ended).toMatchObject({ signal: 'SIGKILL' });
  await expect(open()).rejects.toThrow('--replace-damaged');
  // A backup that is none replaces nothing.
  const none = join(home, 'none.gz');
  await writeFile(none, 'something else');
  expect(await restoreVerb(verb, none, { replaceDamaged: true })).toBe(1);
  await expect(open()).rejects.toThrow('--replace-damaged');
  expect(await restoreVerb(verb, copy, { replaceDamaged: true })).toBe(0);
  expect(said.out[0]).toMatch(/moved to .*database\.damaged-\d{17}/u);
  expect((await names(dataDir)).toSorted()).toEqual(['database', 'database.damaged']);
  await within(await open(), async ({ db }) => {
    expect(await db.select().from(channels)).toMatchObject([{ id: 'a' }]);
  });
}, 240_000);

test('what was whole is put in its place by the next start, wherever the replacing was killed', async () => {
  const dataDir = join(home, 'data');
  const { copy, open } = await damagedIn(dataDir);
  const { verb } = verbs(join(home, 'other'));
  expect(await restoreVerb(verb, copy, {})).toBe(0);
  // Whole, and nothing moved yet.
  await rename(join(home, 'other', 'database'), join(dataDir, 'database.restored'));
  const expectWhole = async () => {
    await within(await open(), async ({ db }) => {
      expect(await db.select().from(channels)).toMatchObject([{ id: 'a' }]);
    });
  };
  await expectWhole();
  expect((await names(dataDir)).toSorted()).toEqual(['database', 'database.damaged']);
  // The damaged one moved, and the other not yet.
  await rename(join(dataDir, 'database'), join(dataDir, 'database.restored'));
  await expectWhole();
  expect((await names(dataDir)).toSorted()).toEqual(['database', 'database.damaged']);
}, 240_000);

test('a database that does not open says which command brings back what was set', async () => {
  const { copy, open } = await damagedIn(join(home, 'data'));
  const { said, verb } = verbs(join(home, 'data'));
  await expect(open()).rejects.toThrow(`npm run -s cli -- restore ${copy} --replace-damaged`);
  await expect(restoreVerb(verb, copy, {})).rejects.toThrow('does not open');
  expect(await restoreVerb(verb, copy, { replaceDamaged: true })).toBe(0);
  expect(said.out[0]).toMatch(/moved to .*database\.damaged-\d{17}/u);
  await within(await open(), async ({ db }) => {
    expect(await db.select().from(channels)).toMatchObject([{ id: 'a' }]);
  });
}, 240_000);
