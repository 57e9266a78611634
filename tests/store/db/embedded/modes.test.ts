import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from '../../../../src/store/db/embedded/open.ts';
import { copyDataDir } from '../../../support/data-dir.ts';

const home = mkdtempSync(join(tmpdir(), 'hemicycle-modes-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Everything in a directory, and itself. */
function everything(path: string): string[] {
  if (!lstatSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => everything(join(path, name)))];
}

/** What of it anybody but the owner may use. */
function open(directory: string): string[] {
  return everything(directory)
    .map((path) => ({ path, mode: lstatSync(path).mode }))
    .filter(({ mode }) => (mode & 0o077) !== 0)
    .map(({ path, mode }) => `${path.slice(directory.length)} ${(mode & 0o777).toString(8)}`);
}

const growing = `create table growing (n int);
  insert into growing select generate_series(1, 20000);
  create index on growing (n);
  select pg_switch_wal();
  insert into growing select generate_series(1, 20000);
  checkpoint`;

test('a new data directory, and what is written into it later, are for their owner alone', async () => {
  const directory = join(home, 'parent', 'data');
  const database = await openEmbedded(directory);
  expect(open(directory)).toEqual([]);
  await database.engine.exec(growing);
  expect(open(directory)).toEqual([]);
  await database.close();
  expect(open(directory)).toEqual([]);
  expect(everything(directory).length).toBeGreaterThan(500);
}, 60_000);

test('a directory made earlier, open to everybody, is closed when it is opened', async () => {
  const directory = await copyDataDir(join(home, 'earlier'));
  mkdirSync(join(directory, 'backups'));
  writeFileSync(join(directory, 'backups', 'monday.tar'), 'a copy');
  for (const path of everything(directory)) chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o666);
  const database = await openEmbedded(directory);
  expect(database.exposed).toBe(false);
  await database.engine.exec(growing);
  expect(open(directory)).toEqual([]);
  await database.close();
});

test('in a directory that all share only what is ours is closed', async () => {
  const directory = await copyDataDir(join(home, 'shared'));
  const theirs = join(directory, 'of-others');
  writeFileSync(theirs, 'theirs');
  chmodSync(theirs, 0o644);
  chmodSync(directory, 0o1777);
  await openEmbedded(directory).then((database) => database.close());
  expect(open(directory)).toEqual([' 777', '/of-others 644']);
});
