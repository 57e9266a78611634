import { csvLine } from '../../lib/csv.ts';
import type { DatasetRecord } from '../../store/dataset/read-dataset.ts';
import type { DatasetTable, RowContext } from '../tables/table.ts';
import { openText, type FileFigures, type OutputTarget, type TextFile } from './output.ts';

/** What was written of a table. */
export interface TableFile extends FileFigures {
  readonly table: DatasetTable;
  readonly path: string;
  readonly rows: number;
}

/** A CSV file for each table. */
export interface CsvFiles {
  take(record: DatasetRecord, context: RowContext): Promise<void>;
  close(): Promise<TableFile[]>;
}

export async function openCsvFiles(tables: readonly DatasetTable[], target: OutputTarget): Promise<CsvFiles> {
  const files: { table: DatasetTable; path: string; file: TextFile; rows: number }[] = [];
  for (const table of tables) {
    const path = `${table.name}.csv`;
    const file = await openText(target, path);
    file.add(csvLine(table.columns.map(({ name }) => name)));
    files.push({ table, path, file, rows: 0 });
  }
  return {
    take: async (record, context) => {
      for (const one of files) {
        const rows = one.table.rows(record, context);
        if (rows.length === 0) continue;
        one.rows += rows.length;
        one.file.add(rows.map(csvLine).join(''));
        await one.file.drain();
      }
    },
    close: async () => {
      const written: TableFile[] = [];
      for (const { table, path, file, rows } of files)
        written.push({ table, path, rows, ...(await file.close()) });
      return written;
    },
  };
}
