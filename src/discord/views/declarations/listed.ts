import type { DeclarationEntry } from '../../../assembly/record.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { closing, pageButtons, pageLine, pagingOf, type Frame } from '../../render/pagination.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import { entries } from '../../render/parts.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { entryOption } from './declaration.ts';

const perPage = 8;

/** Declarations that a message named together, all of them, page by page. */
export function listedPanel(all: readonly DeclarationEntry[], asked: ViewOf<'listed'>, frame: Frame): Panel {
  const { language } = frame;
  const { alert } = messagesFor(language);
  const paging = pagingOf(all.length, perPage, asked.page);
  const page = all.slice((paging.page - 1) * perPage, paging.page * perPage);
  return panel((scale) => [
    textBlock(heading(alert.heading(all.length)), pageLine(paging, language)),
    rule,
    textBlock(entries(page, language, 160 * scale)),
    { kind: 'select', placeholder: alert.open, options: page.map((item) => entryOption(item, language)) },
    ...closing(asked, frame, {
      buttons: pageButtons(paging, language, (at) => ({ ...asked, page: at })),
    }),
  ]);
}
