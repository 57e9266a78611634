import type { ParquetWriter } from 'hyparquet-writer';
import type { Cell } from '../../lib/csv.ts';
import type { DatasetRecord } from '../../store/dataset/read-dataset.ts';
import type { Column, DatasetTable, RowContext } from '../tables/table.ts';
import { counting, type OutputTarget } from './output.ts';
import type { TableFile } from './csv-files.ts';

/** Rows that are written together: more compress better and take more memory. */
const rowGroup = 10_000;

/** A table as one Parquet file, written a group of rows at a time. */
export interface ParquetFile {
  take(record: DatasetRecord, context: RowContext): Promise<void>;
  close(): Promise<TableFile>;
}

/** Types as Parquet has them; a moment stays the text it is, which any reader can parse. */
const parquetTypes = {
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  datetime: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const;

export async function openParquetFile(
  table: DatasetTable,
  target: OutputTarget,
  about: Readonly<Record<string, string>>,
): Promise<ParquetFile> {
  // Whoever exports nothing need not load it.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const path = `${table.name}.parquet`;
  const output = counting(await target.open(path));
  const buffer = new ByteWriter();
  const handOn = async () => {
    const bytes = buffer.getBytes().slice();
    buffer.index = 0;
    if (bytes.byteLength > 0) await output.write(bytes);
  };
  const writer: ParquetWriter = new ParquetWriter({
    writer: Object.assign(buffer, { flush: handOn }),
    createdBy: 'hemicycle',
    schema: [
      { name: 'root', num_children: table.columns.length },
      ...table.columns.map(({ name, type }) => ({
        name,
        repetition_type: 'OPTIONAL' as const,
        ...parquetTypes[type],
      })),
    ],
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
  });
  let waiting: (readonly Cell[])[] = [];
  let rows = 0;
  const writeGroup = async () => {
    const group = waiting;
    waiting = [];
    rows += group.length;
    await writer.write({
      columnData: table.columns.map((column, at) => ({
        name: column.name,
        data: group.map((row) => valueOf(column, row[at] ?? null)),
      })),
      rowGroupSize: rowGroup * 2,
    });
  };
  return {
    take: async (record, context) => {
      for (const row of table.rows(record, context)) waiting.push(row);
      if (waiting.length >= rowGroup) await writeGroup();
    },
    close: async () => {
      if (waiting.length > 0) await writeGroup();
      await writer.finish();
      await handOn();
      await output.close();
      return { table, path, rows, ...output.figures() };
    },
  };
}

function valueOf({ type }: Column, cell: Cell): Cell | Date {
  return type === 'date' && typeof cell === 'string' ? new Date(`${cell}T00:00:00Z`) : cell;
}
