import type { Cell as SheetCell, Row } from 'write-excel-file/node';
import type { Cell } from './csv.ts';

/** A sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  /** Bold, and in sight while the rest is scrolled. */
  readonly heading: readonly string[] | null;
  readonly rows: readonly (readonly Cell[])[];
}

/** What a cell of Excel takes, and what its sheets are called. */
const maxCell = 32_767;
const maxName = 31;
const maxWidth = 60;
const day = /^\d{4}-\d{2}-\d{2}$/u;
/** What XML cannot hold. */
const unwritable = /[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu;

/** A workbook for Excel and its likes. Text is text there, whatever it begins with; days are days. */
export async function workbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  // Whoever asks for no workbook need not load it.
  const { default: write } = await import('write-excel-file/node');
  return write(
    sheets.map(({ name, heading, rows }) => ({
      sheet: name.replaceAll(/[[\]:*?/\\]/gu, ' ').slice(0, maxName),
      data: [
        ...(heading === null ? [] : [heading.map((value): SheetCell => ({ value, fontWeight: 'bold' }))]),
        ...rows.map((row): Row => row.map(sheetCell)),
      ],
      columns: widths(heading === null ? rows : [heading, ...rows]),
      ...(heading !== null && { stickyRowsCount: 1 }),
    })),
  ).toBuffer();
}

function sheetCell(cell: Cell): SheetCell {
  if (typeof cell !== 'string') return cell;
  if (day.test(cell)) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: cell.replaceAll(unwritable, '').slice(0, maxCell), type: String };
}

/** As wide as what stands in a column, within reason; of many rows the first tell. */
function widths(rows: readonly (readonly Cell[])[]): { width: number }[] {
  const some = rows.slice(0, 200);
  const count = Math.max(0, ...some.map((row) => row.length));
  return Array.from({ length: count }, (_, at) => ({
    width: Math.min(maxWidth, 2 + Math.max(8, ...some.map((row) => String(row[at] ?? '').length))),
  }));
}
