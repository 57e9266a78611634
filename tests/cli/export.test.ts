import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { exportVerb } from '../../src/cli/dataset/export.ts';
import { archived, keep } from '../support/declarations/declarations.ts';
import { aNewFolder, csvIn } from '../dataset/support/files.ts';
import { useDatabase } from '../support/database.ts';
import { aScreen, aVerb, type TestVerb } from './support.ts';

const db = useDatabase();

let own: TestVerb;
beforeEach(() => {
  own = aVerb('http://127.0.0.1:9', db());
});

test('writes a new folder and says what is in it', async () => {
  await keep(db(), archived(682));
  const folder = await aNewFolder();
  expect(await exportVerb(own.verb, folder, {}, aScreen(false))).toBe(0);
  expect(own.said.out).toEqual([
    `Wrote 1 declaration, 32 signatures and 32 people to ${folder}, as of 2026-01-05T12:00:00.000Z.`,
    '17 files: datapackage.json describes them, import reads them back.',
  ]);
  expect(await csvIn(folder, 'declarations')).toHaveLength(2);
});

test('a folder with something in it is left alone; an empty one is used', async () => {
  const folder = await aNewFolder();
  await mkdir(folder);
  expect(await exportVerb(own.verb, folder, {}, aScreen(false))).toBe(0);
  expect(await exportVerb(own.verb, folder, {}, aScreen(false))).toBe(2);
  expect(own.said.err).toEqual([`${folder} already exists. Choose another name.`]);
  expect(own.done.opened).toBe(1);
});

test('what is no day is wrong usage', async () => {
  expect(await exportVerb(own.verb, await aNewFolder(), { since: 'yesterday' }, aScreen(false))).toBe(2);
  expect(await exportVerb(own.verb, await aNewFolder(), { since: '2026-02-30' }, aScreen(false))).toBe(2);
  expect(own.said.err[0]).toBe('--since needs a day such as 2026-01-31, not "yesterday".');
});

test('where nothing can be written it says so, and nothing is left behind', async () => {
  const file = join(dirname(await aNewFolder()), 'file');
  await writeFile(file, '');
  expect(await exportVerb(own.verb, join(file, 'data'), {}, aScreen(false))).toBe(1);
  expect(own.said.err).toEqual([expect.stringMatching(/cannot be read or written \(E/u)]);
  expect(existsSync(join(file, 'data'))).toBe(false);
});
