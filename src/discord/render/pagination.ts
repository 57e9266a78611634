import type { Locale } from '../../locales.ts';
import { formatDate } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Button } from './buttons.ts';
import { small, type Block } from './panel.ts';
import type { View } from './view-kinds.ts';

/** For whom a panel is made. */
export interface Frame {
  readonly language: Locale;
  /** The id of the person who showed it to everybody; `null` where only those who asked see it. */
  readonly sharedBy: string | null;
  /** Day on which it is shown to everybody, `YYYY-MM-DD` by UTC. */
  readonly day?: string;
}

/** What ends every panel: what the figures do not say, and what can be done with it. */
export function closing(
  view: View,
  { language, sharedBy, day }: Frame,
  {
    buttons = [],
    notes = [],
  }: { buttons?: readonly (Button | null)[]; notes?: readonly (string | null)[] } = {},
): Block[] {
  const { panel, declaration } = messagesFor(language);
  const said = [
    ...notes,
    declaration.commits,
    sharedBy === null
      ? null
      : panel.sharedBy(`<@${sharedBy}>`, day === undefined ? null : formatDate(day, language)),
  ].filter((note) => note !== null);
  const own: Button[] = [
    ...(sharedBy === null ? [{ label: panel.share, view, does: 'share' as const }] : []),
    { label: panel.export, view, does: 'export' as const },
    { label: panel.cite, view, does: 'cite' as const },
  ];
  return [
    { kind: 'text', text: small(said.join('\n')) },
    { kind: 'buttons', buttons: [...buttons.filter((button) => button !== null), ...own] },
  ];
}

/** What pages a list: how many pages there are, and the way to those before and after. */
export interface Paging {
  readonly page: number;
  readonly pages: number;
}

export function pagingOf(total: number, perPage: number, page: number): Paging {
  const pages = Math.max(1, Math.ceil(total / perPage));
  return { page: Math.min(Math.max(1, page), pages), pages };
}

/** Nothing where all is on one page. */
export function pageButtons(
  { page, pages }: Paging,
  language: Locale,
  at: (page: number) => View,
): (Button | null)[] {
  const { panel } = messagesFor(language);
  return [
    page > 1 ? { label: `◀ ${panel.previous}`, view: at(page - 1) } : null,
    page < pages ? { label: `${panel.next} ▶`, view: at(page + 1) } : null,
  ];
}

export function pageLine({ page, pages }: Paging, language: Locale): string | null {
  return pages === 1 ? null : messagesFor(language).panel.page(page, pages);
}
