import type { Locale } from '../../../locales.ts';
import { formatDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName } from '../../../i18n/terms.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { lines, linkTo, masked } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList } from '../../render/limits.ts';
import { closing, pageButtons, pageLine, pagingOf, type Frame } from '../../render/pagination.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import type { SignatoryLine } from '../../../assembly/record.ts';

const perPage = 6;
const namesShown = 900;

interface EditionLine {
  readonly edition: number;
  readonly date: string;
  readonly url: string | null;
  readonly signatoryCount: number;
  readonly added: readonly SignatoryLine[];
}

export interface EditionsView {
  readonly number: number;
  readonly title: string;
  /** The first one first. */
  readonly editions: readonly EditionLine[];
}

/** The editions of a declaration, the newest first: who was added when. */
export function editionsPanel(
  { number, title, editions }: EditionsView,
  asked: ViewOf<'editions'>,
  frame: Frame,
): Panel {
  const { language } = frame;
  const messages = messagesFor(language).editions;
  const paging = pagingOf(editions.length, perPage, asked.page);
  const page = editions.toReversed().slice((paging.page - 1) * perPage, paging.page * perPage);
  return panel((scale) => [
    textBlock(
      heading(messages.title(number)),
      `**${fit(oneLine(title), 320 * scale, escape)}**`,
      pageLine(paging, language),
    ),
    rule,
    ...page.map((one) => textBlock(editionLine(one, scale, language))),
    ...closing(asked, frame, {
      notes: [messages.note],
      buttons: [
        ...pageButtons(paging, language, (page) => ({ ...asked, page })),
        { label: messagesFor(language).panel.back, view: { kind: 'declaration', number } },
      ],
    }),
  ]);
}

function editionLine(one: EditionLine, scale: number, language: Locale): string {
  const { editions: messages, declaration } = messagesFor(language);
  const name = messages.edition(one.edition, formatDate(one.date, language));
  const counted = declaration.signatories(one.signatoryCount);
  const head = `**${masked(name, linkTo(one.url)) ?? name}** · ${counted}`;
  if (one.edition === 1) return head;
  const names = one.added.map(({ name, delegation }) =>
    fit(oneLine(delegation === '' ? name : `${name} (${countryName(delegation, language)})`), 100, escape),
  );
  if (names.length === 0) return lines(head, messages.nobodyAdded);
  const listed = fitList(names, namesShown * scale, ' · ', declaration.more);
  return lines(head, messages.added(names.length, listed));
}
