import { messagesFor } from '../../i18n/messages.ts';
import { workbook } from '../../lib/xlsx.ts';
import type { CardFile } from '../render/embed.ts';
import { noticeCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';
import { toCsv, toJson, type AboutFile, type Table } from '../render/csv.ts';
import type { View } from '../render/view-kinds.ts';
import type { Locale } from '../../locales.ts';
import { gone } from './answer.ts';
import type { QueryContext } from './context.ts';
import { plainTitle } from './export-table.ts';
import { definitionOf } from './views.ts';

export const formats = ['xlsx', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

/** Where everything comes from. */
const source = 'https://pace.coe.int';

/** What a view shows as files: the whole of it, not only the page that is shown. */
export async function exportReply(
  asking: Omit<QueryContext, 'sharedBy'>,
  view: View,
  format: Format | null = null,
  now = new Date(),
): Promise<Reply> {
  const { language } = asking;
  const messages = messagesFor(language);
  const found = await definitionOf(view).exportTable({ ...asking, sharedBy: null }, view);
  if (found === null) return gone(view, language);
  const { table, title, isCut } = found;
  const count = table.rows.length;
  const notes = [
    count === 0 ? messages.exporting.empty : null,
    isCut ? messages.exporting.cut(count) : null,
    messages.declaration.commits,
  ].filter((note) => note !== null);
  const made = `${now.toISOString().slice(0, 16)}Z`;
  const about = { title: plainTitle(title), made, note: notes.join(' '), source };
  const wanted = format === null ? formats : [format];
  const files: CardFile[] = [];
  for (const one of wanted) {
    files.push({
      name: `${table.file}_${made.slice(0, 10)}.${one}`,
      bytes: await bytesOf(one, table, about, language),
      description: messages.exporting.file,
    });
  }
  const said =
    format === null
      ? messages.exporting.done(title, count)
      : messages.exporting.one(title, count, format.toUpperCase());
  return { ...noticeCard(said, ...notes), files };
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
