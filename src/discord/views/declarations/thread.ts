import { messagesFor } from '../../../i18n/messages.ts';
import { blocks } from '../../render/embed.ts';
import { closing, pageButtons, pageLine, pagingOf, type Frame } from '../../render/pagination.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { entryOption } from './declaration.ts';
import { memberLine, type ThreadView } from './timeline.ts';

export const threadPerPage = 8;

/** All of a thread, page by page, by number. */
export function threadPanel(
  { number, place, count, since, shown }: ThreadView,
  { page: asked }: Pick<ViewOf<'thread'>, 'page'>,
  frame: Frame,
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const paging = pagingOf(count - 1, threadPerPage, asked);
  const view: ViewOf<'thread'> = { kind: 'thread', number, page: paging.page };
  return panel((scale) => [
    textBlock(
      heading(messages.thread.title(number)),
      shown.length === 0 ? messages.thread.none(number) : `**${messages.thread.place(place, count, since)}**`,
      pageLine(paging, language),
    ),
    rule,
    textBlock(blocks(...shown.map((one) => memberLine(one, number, 200 * scale, language)))),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: shown.map(({ entry }) => entryOption(entry, language)),
    },
    ...closing(view, frame, {
      notes: shown.length === 0 ? [] : [messages.thread.why],
      buttons: [
        ...pageButtons(paging, language, (page) => ({ ...view, page })),
        { label: `↩ ${messages.declaration.number(number)}`, view: { kind: 'declaration', number } },
      ],
    }),
  ]);
}
