import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  isPrepared,
  packDatabase,
  preparedFile,
  unpackDatabase,
} from '../../../../src/store/db/embedded/prepared.ts';
import { openEmbedded } from '../../../../src/store/db/embedded/open.ts';
import { copyDataDir } from '../../../support/data-dir.ts';

let home: string;
let packed: string;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'hemicycle-prepared-'));
  await copyDataDir(join(home, 'from'));
  packed = join(home, 'database.gz');
  packDatabase(join(home, 'from', 'database'), packed);
}, 60_000);

afterEach(() => rmSync(home, { recursive: true, force: true }));

test('the build leaves a database of these migrations', async () => {
  expect(await isPrepared(preparedFile())).toBe(true);
});

test('a first start begins with the prepared database, for its owner alone', async () => {
  const { created, engine, close } = await openEmbedded(join(home, 'to'), undefined, packed);
  expect(created).toBe(true);
  expect((await engine.query('select count(*)::int as count from declarations')).rows).toEqual([
    { count: 0 },
  ]);
  await close();
  const { mode } = statSync(join(home, 'to', 'database', 'PG_VERSION'));
  expect(mode & 0o077).toBe(0);
}, 60_000);

test('what is missing, damaged or of another version is not unpacked', async () => {
  const content = gunzipSync(readFileSync(packed));
  const damaged = Buffer.from(content);
  const last = damaged.length - 1;
  damaged.writeUInt8((damaged.readUInt8(last) + 1) % 256, last);
  const end = content.indexOf('\n');
  const first = JSON.parse(content.toString('utf8', 0, end)) as object;
  const other = Buffer.from(`${JSON.stringify({ ...first, version: 'another' })}\n`);
  const files = {
    damaged: gzipSync(damaged),
    other: gzipSync(Buffer.concat([other, content.subarray(end + 1)])),
    cut: readFileSync(packed).subarray(0, 1_000_000),
    empty: Buffer.alloc(0),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const file = join(home, name);
    writeFileSync(file, bytes);
    expect(await isPrepared(file)).toBe(false);
  }
  for (const name of [...Object.keys(files), 'missing'])
    expect(await unpackDatabase(join(home, name), join(home, 'to'))).toBe(false);
  expect(existsSync(join(home, 'to'))).toBe(false);
  expect(await unpackDatabase(packed, join(home, 'to'))).toBe(true);
});
