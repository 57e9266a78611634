import { capital, formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { groupLabel, ofCountry } from '../../../i18n/terms.ts';
import type { Locale } from '../../../locales.ts';
import type { CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { percent } from '../../render/number-format.ts';
import { closing, pageButtons, pageLine, pagingOf, type Frame } from '../../render/pagination.ts';
import { heading, panel, rule, textBlock, type Option, type Panel } from '../../render/panel.ts';
import { country, groupLine } from '../../render/parts.ts';
import type { View, ViewOf } from '../../render/view-kinds.ts';
import { person } from '../people/profile.ts';
import { askedInWords, type AskedView } from '../search/results.ts';
import { labelOf } from './stats.ts';

export type ShownBy = ViewOf<'signing'>['by'];
export const signingBys: readonly ShownBy[] = ['signatory', 'delegation', 'group', 'topic', 'year'];

/** As many lines as a page has, and a select. */
export const signingPerPage = 20;

export interface SigningLineView {
  readonly key: string;
  readonly signed: number;
  readonly possible: number;
  /** Where the key is a person's. */
  readonly person: { readonly id: number; readonly name: string; readonly delegation: string } | null;
}

export interface SigningPage {
  /** Of the search that says what was asked. */
  readonly id: number;
  readonly by: ShownBy;
  readonly asked: AskedView;
  readonly matching: number;
  /** Of those, signed by the delegation and group asked; `null` where neither is. */
  readonly signed: number | null;
  readonly total: number;
  readonly page: number;
  /** Those of the page. */
  readonly lines: readonly SigningLineView[];
  /** The lines, drawn. */
  readonly pictures?: readonly CardFile[];
}

/** Who signed declarations of some kind, page by page. */
export function signingPanel(shown: SigningPage, frame: Frame): Panel {
  const { language } = frame;
  const { signing, panel: words, stats } = messagesFor(language);
  const { by, id, asked, matching, signed } = shown;
  const paging = pagingOf(shown.total, signingPerPage, shown.page);
  const view: View = { kind: 'signing', by, id, page: paging.page };
  const first = (paging.page - 1) * signingPerPage + 1;
  return panel((scale) => [
    textBlock(
      heading(signing.title[by]),
      capital(subjectInWords(asked, language, scale)),
      signersInWords(asked, language, scale),
      `**${signing.fitting(matching)}**`,
      signed === null ? null : signing.signed(signed, percent(signed, matching, language)),
      pageLine(paging, language),
    ),
    { kind: 'pictures', files: shown.pictures ?? [] },
    rule,
    textBlock(
      ...shown.lines.map((line, at) => {
        const figures = signing.line(
          formatNumber(line.signed, language),
          formatNumber(line.possible, language),
          percent(line.signed, line.possible, language),
        );
        const nth = by === 'year' ? '' : `${first + at}\\. `;
        return `${nth}${named(line, by, scale, language)} · ${figures}`;
      }),
    ),
    {
      kind: 'select',
      placeholder: words.open,
      options: shown.lines.flatMap((line) => optionOf(line, by, language)),
    },
    {
      kind: 'select',
      placeholder: stats.by,
      options: signingBys.map((other) => ({
        label: stats.choices[other],
        view: { kind: 'signing', by: other, id, page: 1 },
      })),
    },
    ...closing(view, frame, {
      notes: [signing.note[by]],
      buttons: [
        ...pageButtons(paging, language, (page) => ({ ...view, page })),
        { label: signing.declarations, view: { kind: 'search', id, page: 1 } },
      ],
    }),
  ]);
}

/** The declarations asked about: "about Azerbaijan · since 2020". */
export function subjectInWords(asked: AskedView, language: Locale, scale = 1): string {
  const said = askedInWords({ ...asked, delegation: null, group: null }, language, scale);
  return said === '' ? messagesFor(language).signing.everything : said;
}

/** Those asked about: "Signed by members of the delegation of Germany"; `null` for everybody. */
export function signersInWords(asked: AskedView, language: Locale, scale = 1): string | null {
  const { signing } = messagesFor(language);
  const shown = (name: string) => fit(oneLine(name), 200 * scale, escape);
  const whose = [
    ...(asked.delegation === null ? [] : [signing.delegation(shown(ofCountry(asked.delegation, language)))]),
    ...(asked.group === null ? [] : [signing.group(shown(groupLabel(asked.group, language)))]),
  ];
  return whose.length === 0 ? null : signing.members(whose);
}

function named(line: SigningLineView, by: ShownBy, scale: number, language: Locale): string {
  if (by === 'signatory')
    return person(line.person?.name ?? '…', line.person?.delegation ?? '', scale, language);
  if (by === 'delegation') return country(line.key, language);
  if (by === 'group') return groupLine(line.key, language);
  return fit(oneLine(labelOf(by, line.key, language)), 80 * scale, escape);
}

function optionOf(line: SigningLineView, by: ShownBy, language: Locale): Option[] {
  const { key } = line;
  if (line.person) return [{ label: line.person.name, view: { kind: 'signatory', id: line.person.id } }];
  if (by !== 'delegation' && by !== 'group') return [];
  return [{ label: labelOf(by, key, language), view: { kind: by, code: key } }];
}
