import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ingest } from '../../src/crawl/ingest.ts';
import { DatasetError } from '../../src/dataset/read-lines.ts';
import { broughtDatasets } from '../../src/store/dataset/brought.ts';
import { declarations } from '../../src/store/db/schema.ts';
import { missingBetween } from '../../src/store/crawl/missing-files.ts';
import { walkState } from '../../src/store/crawl/walk-state.ts';
import { unannouncedOf } from '../../src/store/ingest/unannounced.ts';
import { emptyTables, useDatabase } from '../support/database.ts';
import { archived, keep, later } from '../support/declarations/declarations.ts';
import { alerted, follow } from '../support/delivery/enqueue.ts';
import { exported, filesIn, imported } from './support/files.ts';
import { fillStore } from './support/fill.ts';

const db = useDatabase();
const url = 'https://assembly.example';

async function filled(): Promise<string> {
  await fillStore(db());
  const folder = await exported(db());
  await emptyTables(db());
  return folder;
}

async function counted(table: string): Promise<number> {
  const { rows } = await db().execute(sql.raw(`select count(*)::int as n from ${table}`));
  return (rows[0] as { n: number }).n;
}

test('export, import, export: the same bytes', async () => {
  const folder = await filled();
  const report = await imported(folder, db());
  expect(report).toMatchObject({ way: 'loaded', fresh: 3, differing: [], refused: [], addresses: 0 });
  expect(await filesIn(await exported(db()))).toEqual(await filesIn(folder));
});

test('sums, searches and ids go on where the data set ended', async () => {
  await fillStore(db());
  const sums = async () =>
    (await db().execute(sql`select * from tallies where n > 0 order by of, a, b`)).rows;
  const before = await sums();
  const folder = await exported(db());
  const people = await counted('signatories');
  await emptyTables(db());
  await imported(folder, db());
  expect(await sums()).toEqual(before);
  await keep(db(), { ...archived(648), number: 900, document: 15_900, fileId: 30_000 });
  expect(await counted('signatories')).toBeGreaterThan(people);
});

test('nobody is alerted of it; with announce, of what is not too old', async () => {
  const folder = await filled();
  await follow(db(), 'a', {});
  expect(await imported(folder, db())).toMatchObject({ alerts: 0 });
  expect(await alerted(db())).toEqual([]);
  const [first] = await db().select().from(declarations).limit(1);
  expect(await unannouncedOf(db(), first?.id ?? 0)).toBe('import');

  await emptyTables(db());
  await follow(db(), 'a', {});
  const days = (date: string) => new Date(`${date}T12:00:00Z`);
  const report = await imported(folder, db(), { announce: 'news', now: () => days('2015-03-01') });
  expect(report.alerts).toBeGreaterThan(0);
  expect(await alerted(db())).not.toEqual([]);
});

test('the walk goes on behind what was looked through, and looks at the rest in time', async () => {
  const folder = await filled();
  expect(await imported(folder, db())).toMatchObject({ walksOn: true });
  expect(await walkState(db(), url)).toMatchObject({
    floor: 20_000,
    highest: 28_100,
    next: 28_101,
    frontierAt: null,
  });
  const gaps = await missingBetween(db(), 28_090, 28_100);
  expect(gaps.map(({ fileId }) => fileId)).not.toContain(archived(682).fileId);
  expect(gaps.every(({ baseline, looks }) => baseline && looks === 0)).toBe(true);
});

test('what leaves out files that this walk has to look through does not move it', async () => {
  const folder = await filled();
  expect(await imported(folder, db(), { floor: 1 })).toMatchObject({ walksOn: false });
  expect(await walkState(db(), url)).toBeNull();
});

test('what the site shows otherwise later is kept as the site shows it, and noted', async () => {
  const folder = await filled();
  await imported(folder, db());
  const { fileId, ...declaration } = archived(682);
  const seen = { fileId, url: `${url}/en/files/${fileId}`, baseline: false };
  const same = await ingest(db(), { ...seen, declaration }, later(41 * 24 * 60 * 60_000));
  expect(same).toMatchObject({ change: 'none', isAgainstDataset: false });
  const other = { ...declaration, title: 'The title as the site shows it' };
  const changed = await ingest(db(), { ...seen, declaration: other }, later(42 * 24 * 60 * 60_000));
  expect(changed).toMatchObject({ change: 'correction', isAgainstDataset: true });
  const unknown = { ...archived(648), number: 649, document: 14_649 };
  const found = await ingest(
    db(),
    { declaration: unknown, fileId: 28_050, url: `${url}/en/files/28050`, baseline: true },
    later(43 * 24 * 60 * 60_000),
  );
  expect(found).toMatchObject({ change: 'new', isAgainstDataset: true });
  expect(await broughtDatasets(db())).toMatchObject([{ differing: [682], missing: [649] }]);
});

test('into a store that holds something: what is missing is stored, what differs stays and is named', async () => {
  const folder = await filled();
  await keep(db(), archived(679));
  await keep(db(), { ...archived(682), title: 'Another title' });
  const report = await imported(folder, db());
  expect(report).toMatchObject({
    way: 'merged',
    fresh: 1,
    differing: [
      { number: 679, differences: [{ what: 'title', language: 'en' }] },
      { number: 682, differences: [{ what: 'title', language: 'en' }] },
    ],
  });
  const again = await imported(folder, db());
  expect(again).toMatchObject({ fresh: 0, extended: 0, agreeing: 1 });
  expect((await db().execute(sql`select title from texts t where language = 'fr'`)).rows).toEqual([
    { title: 'Un titre en français' },
  ]);
  expect(await counted('editions')).toBe(4);
});

test('into the store that it came from: all of it agrees', async () => {
  await fillStore(db());
  const folder = await exported(db());
  expect(await imported(folder, db())).toMatchObject({ fresh: 0, extended: 0, agreeing: 3, differing: [] });
  expect(await filesIn(await exported(db()))).toEqual(await filesIn(folder));
});

test('addresses that lead elsewhere than to the Assembly are left out', async () => {
  const folder = await filled();
  expect(await imported(folder, db(), { assemblyUrl: 'https://pace.coe.int' })).toMatchObject({
    addresses: 4,
  });
  expect((await db().execute(sql`select url from editions where url is not null`)).rows).toEqual([]);
});

test.each([
  ['cut off', (text: string) => text.slice(0, text.lastIndexOf('{"kind":"end"')), /not complete/u],
  [
    'with a line missing',
    (text: string) => text.replace(/^\{"kind":"declaration".*\n/mu, ''),
    /not complete/u,
  ],
  ['no data set', () => 'Hello\n', /no data set/u],
  ['of a later version', (text: string) => text.replace('"version":1', '"version":2'), /newer version/u],
  [
    'with somebody unknown',
    (text: string) => text.replace(/^\{"kind":"person".*\n/mu, ''),
    /a person who is not in it/u,
  ],
  [
    'with a wrong day',
    (text: string) => text.replace('"tabled_on":"2015-01-26"', '"tabled_on":"26 January"'),
    /Line \d+.*tabled_on/u,
  ],
  [
    'with one twice',
    (text: string) => text.replace(/^(\{"kind":"declaration".*\n)/mu, '$1$1'),
    /comes after/u,
  ],
  [
    'with a place taken twice',
    (text: string) => text.replace('"position":2', '"position":1'),
    /contradicts itself/u,
  ],
])('a data set %s is refused, and nothing of it is stored', async (_what, damage, said) => {
  const folder = await filled();
  const file = join(folder, 'dataset.jsonl');
  const text = await readFile(file, 'utf8');
  await writeFile(file, damage(text));
  await expect(imported(folder, db())).rejects.toThrow(/not what datapackage.json/u);
  await writeFile(join(folder, 'datapackage.json'), '{}');
  const error: unknown = await imported(folder, db()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatasetError);
  expect(String(error)).toMatch(said);
  expect(await counted('declarations')).toBe(0);
  expect(await counted('signatories')).toBe(0);
});

test('an interrupted load leaves nothing behind', async () => {
  const folder = await filled();
  const report = await imported(folder, db(), { signal: AbortSignal.abort() });
  expect(report).toMatchObject({ interrupted: true, fresh: 0 });
  expect(await counted('signatories')).toBe(0);
});
