import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { datasetTables } from '../../src/dataset/tables/tables.ts';
import { datasetEnd, datasetHead, declarationRecord, personRecord } from '../../src/store/dataset/record.ts';
import { useDatabase } from '../support/database.ts';
import { later } from '../support/declarations/declarations.ts';
import { signatories } from '../../src/store/db/schema.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { csvIn, exported, filesIn } from './support/files.ts';
import { fillStore } from './support/fill.ts';

const db = useDatabase();

test('two exports of the same state are the same bytes, whenever they are made', async () => {
  await fillStore(db());
  const [one, other] = [await exported(db()), await exported(db())];
  expect(await filesIn(other)).toEqual(await filesIn(one));
});

test('every line is what the schema of the data set says, the head and the end included', async () => {
  await fillStore(db());
  const lines = (await readFile(join(await exported(db()), 'dataset.jsonl'), 'utf8')).trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line) as { kind: string });
  const schemas = {
    dataset: datasetHead,
    person: personRecord,
    declaration: declarationRecord,
    end: datasetEnd,
  };
  for (const record of records) {
    const schema = schemas[record.kind as keyof typeof schemas];
    expect(schema.strict().parse(record)).toEqual(record);
  }
  expect(records.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1])).toEqual([
    'dataset',
    'person',
    'declaration',
    'end',
  ]);
  expect(records[0]).toMatchObject({
    as_of: later(4 * 24 * 60 * 60_000).toISOString(),
    coverage: [{ from: 20_000, to: 28_100 }],
  });
});

test('the description has every file with its size and checksum, and every column of every table', async () => {
  await fillStore(db());
  const folder = await exported(db());
  const files = await filesIn(folder);
  const described = JSON.parse(files['datapackage.json'] ?? '') as {
    resources: {
      name: string;
      path: string;
      bytes: number;
      hash: string;
      schema?: { fields: { name: string; type: string; description: string }[] };
    }[];
  };
  expect(described.resources.map(({ path }) => path).toSorted()).toEqual(
    Object.keys(files).filter((name) => name !== 'datapackage.json'),
  );
  for (const { path, bytes } of described.resources) expect(files[path]?.length).toBe(bytes);
  for (const { name, columns } of datasetTables) {
    const fields = described.resources.find((one) => one.name === name)?.schema?.fields ?? [];
    expect((await csvIn(folder, name))[0]?.split(',')).toEqual(fields.map((field) => field.name));
    expect(fields).toHaveLength(columns.length);
    expect(fields.filter(({ description }) => description.length < 3)).toEqual([]);
  }
});

test('names are apart, codes beside what was printed, and nothing in a CSV file is a formula', async () => {
  await fillStore(db());
  const folder = await exported(db());
  const signatures = await csvIn(folder, 'signatures');
  expect(signatures[0]).toBe(
    'number,edition,date,position,person_id,honorific,name,given_name,family_name,delegation_code,delegation_printed,group_code,group_printed,added',
  );
  expect(signatures).toContainEqual(
    expect.stringMatching(
      /^500,2,2015-02-02,1,\d+,Mr,Axel FISCHER,Axel,FISCHER,DE,Germany,EPP\/CD,EPP\/CD,false$/u,
    ),
  );
  expect(signatures).toContainEqual(
    expect.stringMatching(/^500,2,.*Jan NOVAK,Jan,NOVAK,Freedonia,.*'=SUM\(A1\),true$/u),
  );
  expect(await csvIn(folder, 'references')).toEqual(
    expect.arrayContaining([
      '500,en,declaration,682,682',
      '500,en,document,14933,682',
      '500,en,resolution,1900,',
    ]),
  );
});

test('Parquet: one row a signature, with its declaration beside it', async () => {
  await fillStore(db());
  const folder = await exported(db());
  const bytes = await readFile(join(folder, 'signatures_flat.parquet'));
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  });
  expect(rows).toHaveLength((await csvIn(folder, 'signatures')).length - 1);
  expect(rows.find((row) => row['number'] === 500 && row['edition'] === 1)).toMatchObject({
    document: 14_500,
    date: new Date('2015-01-26'),
    is_newest: false,
    name: 'Axel FISCHER',
    family_name: 'FISCHER',
    delegation_code: 'DE',
    delegation_en: 'Germany',
    group_line: 'EPP/CD',
  });
});

test('since a day: what had an edition since, and those who signed it', async () => {
  await fillStore(db());
  const folder = await exported(db(), { since: '2015-02-02' });
  expect((await csvIn(folder, 'declarations')).slice(1).map((line) => line.split(',')[0])).toEqual([
    '500',
    '679',
    '682',
  ]);
  const late = await exported(db(), { since: '2030-01-01' });
  expect(await csvIn(late, 'declarations')).toHaveLength(1);
  expect(await csvIn(late, 'people')).toHaveLength(1);
  expect((await filesIn(late))['datapackage.json']).toContain('"files": []');
});

test('an empty store makes a whole data set that says there is nothing in it', async () => {
  const files = await filesIn(await exported(db()));
  expect(Object.keys(files)).toContain('dataset.jsonl');
  expect(files['datapackage.json']).toContain('It is still empty.');
});

test('nothing of servers, channels, or who is followed is in it', async () => {
  await fillStore(db());
  const before = await filesIn(await exported(db()));
  const [followed] = await db()
    .insert(signatories)
    .values({ name: 'Jo NEWCOMER', delegation: 'FR', folded: 'jo newcomer' })
    .returning();
  await follow(db(), 'c-secret', { signatory: [followed?.id ?? 0] });
  const after = await filesIn(await exported(db()));
  expect(after).toEqual(before);
});
