import { csvLine, type Cell } from '../lib/csv.ts';
import type { DatasetRecord } from '../store/dataset/read-dataset.ts';
import { createNameParts } from './name-parts.ts';
import type { DatasetTable } from './tables/table.ts';
import { TooLarge } from './files/zip.ts';

const bom = '\ufeff';

/** The rows of one table of a data set, as its records come. */
export async function* tableRows(
  table: DatasetTable,
  records: AsyncIterable<DatasetRecord>,
): AsyncGenerator<readonly Cell[]> {
  const names = createNameParts();
  for await (const record of records) {
    names.learn(record);
    yield* table.rows(record, names);
  }
}

/** A table as CSV, or as a JSON object a line. Throws a {@link TooLarge} when it is larger than it may be. */
export async function tableAsText(
  table: DatasetTable,
  format: 'csv' | 'json',
  rows: AsyncIterable<readonly Cell[]>,
  maxBytes: number,
): Promise<Uint8Array> {
  const names = table.columns.map(({ name }) => name);
  const lineOf =
    format === 'csv'
      ? csvLine
      : (row: readonly Cell[]) =>
          `${JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])))}\n`;
  const parts = [Buffer.from(format === 'csv' ? `${bom}${csvLine(names)}` : '')];
  let bytes = 0;
  for await (const row of rows) {
    const part = Buffer.from(lineOf(row));
    bytes += part.byteLength;
    if (bytes > maxBytes) throw new TooLarge('The table is larger than it may be.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
