import { fold } from '../../assembly/fold.ts';
import { csvLine, type Cell } from '../../lib/csv.ts';
import { plain } from './escape.ts';

/** What an answer shows, for programs and spreadsheets. */
export interface Table {
  /** Of the file, without the day and the ending: what was asked, in letters, digits and hyphens. */
  readonly file: string;
  /** The same in every language, so that programs can rely on them. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Part of the name of a file: letters, digits and hyphens, not very long. */
export function slug(text: string): string {
  const words = fold(text)
    .replaceAll(/[^a-z\d]+/gu, '-')
    .slice(0, 40);
  return words.replaceAll(/^-+|-+$/gu, '') || 'all';
}

const bom = '\ufeff';

/** As RFC 4180 has it, with a mark at the beginning by which spreadsheets know that it is UTF-8. */
export function toCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  return `${bom}${[columns, ...rows].map((row) => csvLine(row.map(plainCell))).join('')}`;
}

const plainCell = (cell: Cell): Cell => (typeof cell === 'string' ? plain(cell) : cell);

/** What a file says of itself: what was asked, when (a moment in UTC), what it is not, and where it is from. */
export interface AboutFile {
  readonly title: string;
  readonly made: string;
  readonly note: string;
  readonly source: string;
}

/** A list of objects, with what it is before it. */
export function toJson({ columns, rows }: Table, about: AboutFile): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
  );
  return `${JSON.stringify({ ...about, rows: objects }, null, 2)}\n`;
}
