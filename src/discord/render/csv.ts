import { csvLine, type Cell } from '../../lib/csv.ts';
import { plain } from './escape.ts';

/** What an answer shows, for programs and spreadsheets. */
export interface Table {
  /** Of the file, without its ending. */
  readonly file: string;
  /** The same in every language, so that programs can rely on them. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const bom = '\ufeff';

/** As RFC 4180 has it, with a mark at the beginning by which spreadsheets know that it is UTF-8. */
export function toCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  return `${bom}${[columns, ...rows].map((row) => csvLine(row.map(plainCell))).join('')}`;
}

const plainCell = (cell: Cell): Cell => (typeof cell === 'string' ? plain(cell) : cell);

/** A list of objects; `title` and `note` say what it is. */
export function toJson({ columns, rows }: Table, title: string, note: string): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
  );
  return `${JSON.stringify({ title, note, rows: objects }, null, 2)}\n`;
}
