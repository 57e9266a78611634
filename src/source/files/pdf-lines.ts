import { delegationCode } from '../../assembly/delegation.ts';

/** A run of letters where a PDF puts it, in points; `y` grows upwards. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PageOfText {
  readonly pieces: readonly TextRun[];
}

/** Letters that stand together on one line, without a gap as wide as one between columns. */
interface Run {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

type RowOfRuns = readonly Run[];

/** A gap this many times the size of the letters is one between columns. */
const columnGap = 2;
/** Rows in a row that make columns. */
const minRows = 3;

/**
 * The lines of a document in the order they are read: columns one after the other, without what stands at the top or the
 * foot of every page, words that were broken at the end of a line put together, and lines of a paragraph joined.
 */
export function linesOfPdf(pages: readonly PageOfText[]): string[] {
  const all = pages.map(({ pieces }) => rowsOf(pieces));
  const lines = withoutFurniture(all).flatMap((rows) => inReadingOrder(rows));
  return join(lines, Math.max(0, ...lines.filter(({ isFlowing }) => isFlowing).map(({ end }) => end)));
}

function rowsOf(pieces: readonly TextRun[]): RowOfRuns[] {
  const rows: TextRun[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    // What is raised, such as the number of a footnote, belongs to the line it stands in.
    if (row && first && Math.abs(first.y - piece.y) < Math.max(first.size, piece.size) * 0.5) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => runsOf(row.toSorted((a, b) => a.x - b.x)));
}

function runsOf(row: readonly TextRun[]): Run[] {
  const runs: Run[] = [];
  for (const { text, x, y, width, size } of row) {
    const last = runs.at(-1);
    const end = x + width;
    const gap = last ? x - last.end : Number.POSITIVE_INFINITY;
    if (last && gap < columnGap * Math.max(size, last.size)) {
      const space = gap > size * 0.15 && !/\s$/u.test(last.text) && !/^\s/u.test(text) ? ' ' : '';
      runs[runs.length - 1] = { ...last, text: last.text + space + text, end: Math.max(end, last.end) };
    } else runs.push({ text, x, end, y, size });
  }
  return runs.map((run) => ({ ...run, text: run.text.replace(/\s+/gu, ' ').trim() }));
}

/** Lines at the edge of a page that may be furniture. */
const edge = 3;
const pageNumber = /^(?:(?:page\s)?[-–—\s]*\d{1,3}[-–—\s]*(?:\s?(?:\/|of|sur|de)\s?\d{1,3})?)$/iu;
const letterhead =
  /(?:F\s?[-–—]\s?67075|Strasbourg Cedex|assembly@coe\.int|Tel\s?:|Tél\s?:|^https?:\/\/(?:www\.)?(?:assembly|pace)\.coe\.int\/?$)/iu;

/** Without page numbers, addresses of the house, and what is repeated at the top or the foot of pages. */
function withoutFurniture(pages: readonly (readonly RowOfRuns[])[]): RowOfRuns[][] {
  const said = (row: RowOfRuns) => row.map(({ text }) => text).join(' ');
  const isEdge = (at: number, of: number) => at < edge || at >= of - edge;
  const seen = new Map<string, number>();
  for (const rows of pages) {
    const here = new Set(rows.filter((_, at) => isEdge(at, rows.length)).map((row) => said(row)));
    for (const text of here) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const onFirst = new Set((pages[0] ?? []).map(said));
  return pages.map((rows, page) =>
    rows.filter((row, at) => {
      const text = said(row);
      if (letterhead.test(text)) return false;
      if (!isEdge(at, rows.length)) return true;
      if (pageNumber.test(text)) return false;
      // A header is said on the first page in full; what the others repeat of it is left out.
      return page === 0 || ((seen.get(text) ?? 0) < 2 && !onFirst.has(text) && !/^Doc\.\s?\d+$/iu.test(text));
    }),
  );
}

interface Line extends Run {
  /** It may be a line of a paragraph: it is neither in a column nor beside something. */
  readonly isFlowing: boolean;
}

function inReadingOrder(rows: readonly RowOfRuns[]): Line[] {
  const lines: Line[] = [];
  let block: RowOfRuns[] = [];
  const flush = () => {
    lines.push(...columnsOf(block));
    block = [];
  };
  for (const row of rows) {
    if (isOfColumns(row, block)) block.push(row);
    else {
      flush();
      if (row.length > 1) block.push(row);
      else lines.push(...row.map((run) => ({ ...run, isFlowing: true })));
    }
  }
  flush();
  return lines;
}

/** Whether a row goes on with the columns above it: each of its runs begins where a column does. */
function isOfColumns(row: RowOfRuns, block: readonly RowOfRuns[]): boolean {
  const starts = block.flatMap((above) => above.map(({ x }) => x));
  if (starts.length === 0) return false;
  const last = block.at(-1)?.[0];
  const [first] = row;
  if (last && first && last.y - first.y > last.size * 3) return false;
  return row.every(({ x }) => starts.some((start) => Math.abs(start - x) < 4));
}

function columnsOf(block: readonly RowOfRuns[]): Line[] {
  const wide = block.filter((row) => row.length > 1);
  // One or two rows with a gap are a line with something at the right: the document and its day, say.
  if (wide.length < minRows) return block.flat().map((run) => ({ ...run, isFlowing: false }));
  const withCommas = block.flat().filter(({ text }) => text.includes(',')).length;
  if (withCommas < block.flat().length / 2) {
    // Cells of a table: a row is an entry.
    return block.map((row) => {
      const [first = { x: 0, y: 0, size: 10 }] = row;
      const text = row.map((run) => run.text).join(', ');
      return { ...first, text, end: row.at(-1)?.end ?? 0, isFlowing: false };
    });
  }
  const starts: number[] = [];
  for (const { x } of block.flat()) if (!starts.some((start) => Math.abs(start - x) < 4)) starts.push(x);
  return starts
    .toSorted((a, b) => a - b)
    .flatMap((start) => block.flatMap((row) => row.filter(({ x }) => Math.abs(x - start) < 4)))
    .map((run) => ({ ...run, isFlowing: false }));
}

/** Joins the lines of a paragraph, and entries that go on in the next line. */
function join(lines: readonly Line[], margin: number): string[] {
  const joined: string[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const last = joined.at(-1);
    const isMore =
      before !== null &&
      last !== undefined &&
      (goesOn(before, line, margin) || isHalfEntry(last, before, line));
    if (isMore) {
      joined[joined.length - 1] = glue(last, line.text);
    } else joined.push(line.text);
    before = line;
  }
  return joined.map((text) => text.replaceAll('\u00AD', ''));
}

function goesOn(before: Line, line: Line, margin: number): boolean {
  const isNear =
    // At the foot of a page a paragraph goes on at the top of the next.
    before.y <= line.y || before.y - line.y < Math.max(before.size, line.size) * 1.7;
  const isOfOneSize = Math.abs(before.size - line.size) < 0.6;
  // An entry of a list ends with its country or its group.
  if (/(?:[,;]|\p{Lu}\/)$/u.test(before.text) && !/^[•–—-]\s/u.test(line.text)) return isNear;
  if (/\p{L}[-\u00AD]$/u.test(before.text)) return isOfOneSize;
  const isFull = before.isFlowing && line.isFlowing && !hasRoomFor(before, line, margin);
  return isNear && isOfOneSize && isFull && !/^[•–—-]\s|^\d{1,2}\.\s/u.test(line.text);
}

/** Whether the first word of a line would have stood on the line before, had they been of one paragraph. */
function hasRoomFor(before: Line, line: Line, margin: number): boolean {
  const [first = ''] = line.text.split(' ');
  const letter = (line.end - line.x) / Math.max(1, line.text.length);
  return before.end + (first.length + 1) * letter < margin - before.size * 0.5;
}

/** Whether an entry of a column ends before its country does: "POPSOI Mihail, Republic of". */
function isHalfEntry(entry: string, before: Line, line: Line): boolean {
  if (before.isFlowing || line.isFlowing || Math.abs(before.size - line.size) > 0.6) return false;
  const [name, ...rest] = entry.split(',').map((part) => part.trim());
  const [place] = rest;
  return name !== '' && (place === undefined || (rest.length === 1 && delegationCode(place) === null));
}

/** A word broken at the end of a line is one again; a hyphen before a capital is the word's own. */
function glue(before: string, after: string): string {
  if (/\p{L}\u00AD$/u.test(before)) return before.slice(0, -1) + after;
  if (/\p{L}-$/u.test(before)) return /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : before + after;
  // "EC/DA" may be broken after the stroke.
  return /\p{L}\/$/u.test(before) ? before + after : `${before} ${after}`;
}
