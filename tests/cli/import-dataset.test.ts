import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { importVerb } from '../../src/cli/import.ts';
import { exported } from '../dataset/support/files.ts';
import { fillStore } from '../dataset/support/fill.ts';
import { emptyTables, useDatabase } from '../support/database.ts';
import { archived, keep } from '../support/declarations/declarations.ts';
import { aScreen, aVerb, type TestVerb } from './support.ts';

const db = useDatabase();

let own: TestVerb;
beforeEach(() => {
  own = aVerb('https://assembly.example', db());
});

const run = (...named: string[]) =>
  importVerb(own.verb, named, {}, { screen: aScreen(false), interruption: new AbortController().signal });

async function filled(): Promise<string> {
  await fillStore(db());
  const folder = await exported(db());
  await emptyTables(db());
  return folder;
}

test('a folder with a data set in it is read back, and said to be', async () => {
  expect(await run(await filled())).toBe(0);
  expect(own.said.out).toEqual([
    expect.stringMatching(
      /^The data set has 3 declarations, \d+ signatures and \d+ people, as of 2026-01-09T/u,
    ),
    'Stored 3 new declarations.',
  ]);
});

test('what differs from what is held is named, and the exit code is 1', async () => {
  const folder = await filled();
  await keep(db(), { ...archived(682), title: 'Another title' });
  expect(await run(join(folder, 'dataset.jsonl'))).toBe(1);
  expect(own.said.out.slice(1)).toEqual([
    'Stored 2 new declarations.',
    'Of those stored before, 0 agree, 0 got an edition or a text that was missing, 1 differ.',
    'These differ; what was stored before is kept:',
    '  No. 682: another title (en)',
  ]);
});

test('a damaged one is refused with what to do', async () => {
  const folder = await filled();
  await appendFile(join(folder, 'dataset.jsonl'), '\n');
  expect(await run(folder)).toBe(1);
  expect(own.said.err).toEqual([expect.stringMatching(/datapackage\.json.*take another copy/u)]);
});

test('a data set is imported by itself', async () => {
  const folder = await filled();
  expect(await run(folder, 'page.html')).toBe(2);
  expect(own.done.opened).toBe(0);
});
