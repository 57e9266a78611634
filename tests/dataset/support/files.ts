import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { intoFolder } from '../../../src/dataset/files/folder.ts';
import { importDataset } from '../../../src/dataset/import-dataset.ts';
import type { DatasetContext, DatasetReport } from '../../../src/dataset/import-report.ts';
import { writeDataset } from '../../../src/dataset/write-dataset.ts';
import type { Database } from '../../../src/store/db/database.ts';
import type { DatasetScope } from '../../../src/store/dataset/dataset-head.ts';
import { readDataset } from '../../../src/store/dataset/read-dataset.ts';
import { later } from '../../support/declarations/declarations.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { quiet } from '../../support/log.ts';

/** A folder that is not there yet, and is removed after the test. */
export async function aNewFolder(): Promise<string> {
  return join(await temporaryFolder(), 'data');
}

/** Exports what is held into a new folder. */
export async function exported(db: Database, scope: DatasetScope = { since: null }): Promise<string> {
  const folder = await aNewFolder();
  await intoFolder(folder, (target) => writeDataset(readDataset(db, scope), target));
  return folder;
}

/** Every file of a folder as text; bytes that are no text stay apart from one another. */
export async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.toSorted().map(async (name) => [name, await readFile(join(folder, name), 'latin1')] as const),
  );
  return Object.fromEntries(files);
}

/** Lines of a CSV file, the one of the columns first. */
export async function csvIn(folder: string, table: string): Promise<readonly string[]> {
  return (await readFile(join(folder, `${table}.csv`), 'utf8')).trimEnd().split('\r\n');
}

/** What an import works with where nobody watches. */
export function importContext(db: Database, change: Partial<DatasetContext> = {}): DatasetContext {
  return {
    db,
    log: quiet,
    now: () => later(40 * 24 * 60 * 60_000),
    assemblyUrl: 'https://assembly.example',
    assemblyHosts: [],
    floor: 28_000,
    announce: 'awaited',
    newsMaxAgeDays: 60,
    signal: new AbortController().signal,
    watch: () => undefined,
    ...change,
  };
}

/** Imports the data set in a folder. */
export function imported(
  folder: string,
  db: Database,
  change: Partial<DatasetContext> = {},
): Promise<DatasetReport> {
  return importDataset(join(folder, 'dataset.jsonl'), importContext(db, change));
}
