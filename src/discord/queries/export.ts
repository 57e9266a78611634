import { messagesFor } from '../../i18n/messages.ts';
import type { CardFile } from '../render/embed.ts';
import { noticeCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';
import type { View } from '../render/view-kinds.ts';
import { gone } from './answer.ts';
import type { QueryContext } from './context.ts';
import { exportFile, formats, tableNotes, type Format } from './export-file.ts';
import { definitionOf } from './views.ts';

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
  const { table, title } = found;
  const count = table.rows.length;
  const notes = tableNotes(found, language);
  const wanted = format === null ? formats : [format];
  const files: CardFile[] = [];
  for (const one of wanted) files.push(await exportFile(one, found, language, now));
  const said =
    format === null
      ? messages.exporting.done(title, count)
      : messages.exporting.one(title, count, format.toUpperCase());
  return { ...noticeCard(said, ...notes), files };
}
