import { plain } from './escape.ts';

export type Cell = string | number | boolean | null;

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
  return `${bom}${[columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** What a spreadsheet takes for a formula when a cell begins with it, wide forms included. */
const formula = /^[\s\u00a0]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20|]/u;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = plain(cell);
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A list of objects; `title` and `note` say what it is. */
export function toJson({ columns, rows }: Table, title: string, note: string): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
  );
  return `${JSON.stringify({ title, note, rows: objects }, null, 2)}\n`;
}
