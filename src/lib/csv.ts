export type Cell = string | number | boolean | null;

/** What a spreadsheet takes for a formula when a cell begins with it, wide forms included. */
const formula = /^[\s\u00a0]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20|]/u;

/** A line as RFC 4180 has it, its end included. What a spreadsheet would take for a formula has an apostrophe before it. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
