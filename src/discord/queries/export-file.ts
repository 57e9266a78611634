import { messagesFor } from '../../i18n/messages.ts';
import { workbook } from '../../lib/xlsx.ts';
import type { Locale } from '../../locales.ts';
import { toCsv, toJson, type AboutFile, type Table } from '../render/csv.ts';
import type { CardFile } from '../render/embed.ts';
import { plainTitle, type ExportTable } from './export-table.ts';

export const formats = ['xlsx', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** Where everything comes from. */
const source = 'https://pace.coe.int';

/** What there is to say of a table beside its rows: that it is empty, that it is cut, and what no declaration is. */
export function tableNotes({ table, isCut }: ExportTable, language: Locale): string[] {
  const { exporting, declaration } = messagesFor(language);
  const count = table.rows.length;
  return [
    count === 0 ? exporting.empty : null,
    isCut ? exporting.cut(count) : null,
    declaration.commits,
  ].filter((note) => note !== null);
}

/** A table as a file that says what was asked and when. */
export async function exportFile(
  format: Format,
  found: ExportTable,
  language: Locale,
  now = new Date(),
): Promise<CardFile> {
  const { table, title } = found;
  const made = `${now.toISOString().slice(0, 16)}Z`;
  const about = { title: plainTitle(title), made, note: tableNotes(found, language).join(' '), source };
  return {
    name: `${table.file}_${made.slice(0, 10)}.${format}`,
    bytes: await bytesOf(format, table, about, language),
    description: messagesFor(language).exporting.file,
  };
}

function bytesOf(
  format: Format,
  table: Table,
  about: AboutFile,
  language: Locale,
): Uint8Array | Promise<Uint8Array> {
  if (format === 'xlsx') return workbookOf(table, about, language);
  return new TextEncoder().encode(format === 'csv' ? toCsv(table) : toJson(table, about));
}

/** A sheet that says what was asked and when, and one with the data. */
function workbookOf(
  { columns, rows }: Table,
  { title, made, note, source }: AboutFile,
  language: Locale,
): Promise<Uint8Array> {
  const { about, sheets, empty } = messagesFor(language).exporting;
  return workbook([
    {
      name: sheets.about,
      heading: null,
      rows: [
        [about.asked, title],
        [about.made, made.replace('T', ' ').replace('Z', '')],
        [about.rows, rows.length],
        [about.note, note],
        [about.source, source],
      ],
    },
    { name: sheets.data, heading: columns, rows: rows.length === 0 ? [[empty]] : rows },
  ]);
}
