import { messagesFor } from '../../i18n/messages.ts';
import type { CardFile } from '../render/embed.ts';
import { noticeCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';
import { toCsv, toJson } from '../render/csv.ts';
import type { View } from '../render/view-kinds.ts';
import { gone } from './answer.ts';
import type { QueryContext } from './context.ts';
import { definitionOf } from './views.ts';

export type Format = 'csv' | 'json';

/** What a view shows as files: the whole of it, not only the page that is shown. */
export async function exportReply(
  asking: Omit<QueryContext, 'sharedBy'>,
  view: View,
  format: Format | null = null,
): Promise<Reply> {
  const { language } = asking;
  const messages = messagesFor(language);
  const found = await definitionOf(view).exportTable({ ...asking, sharedBy: null }, view);
  if (found === null) return gone(view, language);
  const { table, title, isCut } = found;
  const files: Record<Format, CardFile> = {
    csv: fileOf(`${table.file}.csv`, toCsv(table), messages.exporting.file),
    json: fileOf(
      `${table.file}.json`,
      toJson(table, title, messages.declaration.commits),
      messages.exporting.file,
    ),
  };
  const count = table.rows.length;
  const card = noticeCard(
    format === null
      ? messages.exporting.done(title, count)
      : messages.exporting.one(title, count, format.toUpperCase()),
    isCut ? messages.exporting.cut(count) : null,
    messages.declaration.commits,
  );
  return { ...card, files: format === null ? [files.csv, files.json] : [files[format]] };
}

function fileOf(name: string, text: string, description: string): CardFile {
  return { name, bytes: new TextEncoder().encode(text), description };
}
