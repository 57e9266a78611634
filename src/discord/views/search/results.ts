import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry } from '../../../assembly/record.ts';
import { capital } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { periodInWords } from '../../../i18n/period.ts';
import { groupLabel, inSentence, ofCountry, topicName } from '../../../i18n/terms.ts';
import type { View } from '../../render/view-kinds.ts';
import { entryOption } from '../declarations/declaration.ts';
import { lines } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { closing, pageLine, pagingOf, pageButtons, type Frame } from '../../render/pagination.ts';
import { fit } from '../../render/limits.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import { entry } from '../../render/parts.ts';
import { wordsInWords } from '../../render/reading.ts';

export const hitsPerPage = 5;
const excerptShown = 300;

/** What was looked for; the member by name. */
export interface AskedView {
  readonly words: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly topic: string | null;
  readonly country: string | null;
  readonly delegation: string | null;
  readonly group: string | null;
  readonly signatory: string | null;
}

/** Where the words stand, with the hits between U+0002 and U+0003. */
interface HighlightedView {
  readonly title: string;
  readonly excerpt: string;
}

export interface SearchPage {
  readonly id: number;
  readonly asked: AskedView;
  /** As many as can be paged through. */
  readonly total: number;
  /** There are others, older ones. */
  readonly more: boolean;
  /** 1 for the first. */
  readonly page: number;
  readonly hits: readonly (DeclarationEntry & { readonly highlighted: HighlightedView | null })[];
}

/** One page of what a search found; at least one hit. */
export function searchPanel({ id, asked, total, more, page, hits }: SearchPage, frame: Frame): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const paging = pagingOf(total, hitsPerPage, page);
  const view: View = { kind: 'search', id, page: paging.page };
  const first = (paging.page - 1) * hitsPerPage + 1;
  return panel((scale) => [
    textBlock(
      heading(titleOf(asked, language, scale)),
      capital(askedInWords({ ...asked, words: null }, language, scale)),
      `**${messages.search.found(total, first, first + hits.length - 1, more)}**`,
      pageLine(paging, language),
    ),
    rule,
    textBlock(
      hits
        .map((hit) =>
          hit.highlighted === null
            ? entry(hit, language, 200 * scale)
            : lines(
                entry({ ...hit, title: marked(hit.highlighted.title) }, language, 200 * scale, bolded),
                excerpt(hit.highlighted.excerpt, excerptShown * scale),
              ),
        )
        .join('\n\n'),
    ),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: hits.map((item) => entryOption(item, language)),
    },
    ...closing(view, frame, {
      notes: [more ? messages.searching.only(total) : null],
      buttons: pageButtons(paging, language, (page) => ({ ...view, page })),
    }),
  ]);
}

function titleOf({ words }: AskedView, language: Locale, scale: number): string {
  const { title, titled } = messagesFor(language).searching;
  return words === null ? title : titled(fit(wordsInWords(words, language), 200 * scale, escape));
}

/** Every condition of a search. */
export function askedInWords(asked: AskedView, language: Locale, scale = 1): string {
  const { searching } = messagesFor(language);
  const shown = (value: string) => fit(oneLine(value), 200 * scale, escape);
  const parts = [
    asked.words === null
      ? null
      : searching.words(fit(wordsInWords(asked.words, language), 300 * scale, escape)),
    asked.topic === null ? null : searching.topic(shown(topicName(asked.topic, language))),
    asked.country === null ? null : searching.country(shown(inSentence(asked.country, language))),
    asked.signatory === null ? null : searching.signatory(shown(asked.signatory)),
    asked.delegation === null ? null : searching.delegation(shown(ofCountry(asked.delegation, language))),
    asked.group === null ? null : searching.group(shown(groupLabel(asked.group, language))),
    asked.from === null && asked.to === null ? null : periodInWords(asked, language),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** A quotation with its hits in bold. */
function excerpt(passage: string, room: number): string {
  const shown = fit(oneLine(marked(passage)), room, bolded);
  return shown === '' ? '' : `> ${shown}`;
}

const marked = (passage: string) => passage.replaceAll('\u0002', '\ue002').replaceAll('\u0003', '\ue003');
const bolded = (part: string) => bold(escape(part));

/** Private-use signs stand for the marks, which cleaning would take away; a mark without its pair is dropped. */
function bold(passage: string): string {
  return passage
    .replaceAll(/\ue002([^\ue002\ue003]+)(?:\ue003|$)/gu, '**$1**')
    .replaceAll(/[\ue002\ue003]/gu, '');
}
