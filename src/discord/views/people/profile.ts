import { minTogether } from '../../../assembly/association.ts';
import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry, Membership } from '../../../assembly/record.ts';
import { formatNumber, formatShortDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName, groupLabel, topicName } from '../../../i18n/terms.ts';
import type { View } from '../../render/view-kinds.ts';
import type { CardFile } from '../../render/embed.ts';
import { entryOption } from '../declarations/declaration.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { decimal } from '../../render/number-format.ts';
import { closing, pageLine, pagingOf, pageButtons, type Frame } from '../../render/pagination.ts';
import { fit } from '../../render/limits.ts';
import { heading, panel, rule, textBlock, type Option, type Panel } from '../../render/panel.ts';
import { withCount, country, entries, groupLine } from '../../render/parts.ts';

const membershipsShown = 6;
const yearsShown = 6;
const topicsShown = 5;
const companionsShown = 6;
const titleShown = 110;

/** How somebody signs with somebody else; the shape of the store's `Companion`. */
export interface CompanionView {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly observed: number;
  readonly expected: number;
  readonly lift: number;
}

/** The shape of the store's `Career`. */
export interface CareerView {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly signed: number;
  readonly tabled: number;
  readonly years: readonly { readonly year: number; readonly signed: number; readonly tabled: number }[];
  readonly topics: readonly { readonly key: string; readonly n: number }[];
  readonly recent: readonly DeclarationEntry[];
  readonly companions: readonly CompanionView[];
  readonly history: readonly Membership[];
  /** The years, drawn. */
  readonly pictures?: readonly CardFile[];
}

/** What a member signed, when, on what, and with whom. */
export function careerPanel(career: CareerView, frame: Frame): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const view: View = { kind: 'signatory', id: career.id };
  return panel((scale) => [
    textBlock(
      heading(person(career.name, career.delegation, scale, language)),
      `**${messages.signatory.signed(career.signed)}**, ${messages.signatory.tabled(career.tabled)}`,
      ...career.years
        .filter(({ signed }) => signed > 0)
        .slice(-yearsShown)
        .toReversed()
        .map(({ year, signed, tabled }) => messages.career.year(year, signed, tabled)),
    ),
    { kind: 'pictures', files: career.pictures ?? [] },
    textBlock(
      career.history.length === 0 ? null : `**${messages.career.history}**`,
      ...career.history.slice(-membershipsShown).map((one) => membership(one, scale, language)),
    ),
    textBlock(
      career.topics.length === 0 ? null : `**${messages.career.topics}**`,
      topicCounts(career.topics.slice(0, topicsShown), scale, language),
    ),
    rule,
    textBlock(
      `**${messages.career.companions}**`,
      ...(career.companions.length === 0
        ? [messages.career.noCompanions(minTogether)]
        : career.companions.slice(0, companionsShown).map((one) => companion(one, scale, language))),
    ),
    textBlock(
      career.recent.length === 0 ? null : `**${messages.career.recent}**`,
      entries(career.recent, language, titleShown * scale),
    ),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: [
        ...career.recent.map((item) => entryOption(item, language)),
        ...career.companions.slice(0, companionsShown).map((one) => companionOption(one, language)),
        ...belongsTo(career, language),
      ],
    },
    ...closing(view, frame, {
      notes: [messages.signatory.held, ...method(career.companions, language)],
      buttons: [
        career.signed === 0
          ? null
          : {
              label: messages.career.allSigned(career.signed),
              view: { kind: 'signed', id: career.id, page: 1 },
            },
        career.companions.length === 0
          ? null
          : {
              label: messages.career.allCompanions(career.companions.length),
              view: { kind: 'together', id: career.id, page: 1 },
            },
      ],
    }),
  ]);
}

export function person(name: string, delegation: string, scale: number, language: Locale): string {
  const shown = fit(oneLine(name), 120 * Math.max(scale, 0.4), escape);
  return delegation === '' ? shown : `${shown}, ${country(delegation, language)}`;
}

function membership({ delegation, group: code, from, to }: Membership, scale: number, language: Locale) {
  const what = [
    ...(delegation === '' ? [] : [fit(country(delegation, language), 80 * scale)]),
    ...(code === null ? [] : [groupLine(code, language)]),
  ];
  const [first, last] = [from, to].map((day) => formatShortDate(day, language));
  return messagesFor(language).career.span(what.join(' · ') || '–', first ?? from, last ?? to);
}

/** "Elections and democracy 12 · …". */
export function topicCounts(
  topics: readonly { readonly key: string; readonly n: number }[],
  scale: number,
  language: Locale,
): string | null {
  if (topics.length === 0) return null;
  return topics
    .map(({ key, n }) =>
      withCount(fit(oneLine(topicName(key, language)), 80 * scale, escape), formatNumber(n, language)),
    )
    .join(' · ');
}

function companion(one: CompanionView, scale: number, language: Locale): string {
  const figures = messagesFor(language).career.companion(
    one.observed,
    decimal(one.expected, language),
    decimal(one.lift, language),
  );
  return `${person(one.name, one.delegation, scale, language)}: ${figures}`;
}

/** How the figures of companions come about, where there are any. */
function method(companions: readonly CompanionView[], language: Locale): string[] {
  const { expected, shownFrom } = messagesFor(language).career;
  return companions.length === 0 ? [] : [`${expected} ${shownFrom(minTogether)}`];
}

function companionOption(one: CompanionView, language: Locale): Option {
  return {
    label: one.name,
    detail: countryName(one.delegation, language),
    view: { kind: 'signatory', id: one.id },
  };
}

function belongsTo({ delegation, history }: CareerView, language: Locale): Option[] {
  const code = history.findLast((one) => one.group !== null)?.group ?? null;
  return [
    ...(delegation === ''
      ? []
      : [
          {
            label: countryName(delegation, language),
            view: { kind: 'delegation', code: delegation } as const,
          },
        ]),
    ...(code === null ? [] : [{ label: groupLabel(code, language), view: { kind: 'group', code } as const }]),
  ];
}

export const signedPerPage = 8;
const companionsPerPage = 15;

/** Everything a member signed, page by page. */
export function signedPanel(
  who: { readonly id: number; readonly name: string; readonly signed: number },
  signed: readonly DeclarationEntry[],
  page: number,
  frame: Frame,
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const paging = pagingOf(who.signed, signedPerPage, page);
  const view: View = { kind: 'signed', id: who.id, page: paging.page };
  return panel((scale) => [
    textBlock(
      heading(messages.career.signedTitle(fit(oneLine(who.name), 120 * scale, escape))),
      messages.signatory.signed(who.signed),
      pageLine(paging, language),
    ),
    rule,
    textBlock(entries(signed, language, 200 * scale)),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: signed.map((item) => entryOption(item, language)),
    },
    ...closing(view, frame, {
      buttons: [
        ...pageButtons(paging, language, (page) => ({ ...view, page })),
        { label: `↩ ${who.name}`, view: { kind: 'signatory', id: who.id } },
      ],
    }),
  ]);
}

/** Everyone whom chance alone does not bring together with a member, page by page. */
export function companionsPanel(
  who: { readonly id: number; readonly name: string },
  companions: readonly CompanionView[],
  page: number,
  frame: Frame,
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const paging = pagingOf(companions.length, companionsPerPage, page);
  const view: View = { kind: 'together', id: who.id, page: paging.page };
  const some = companions.slice((paging.page - 1) * companionsPerPage, paging.page * companionsPerPage);
  return panel((scale) => [
    textBlock(
      heading(messages.career.companionsTitle(fit(oneLine(who.name), 120 * scale, escape))),
      pageLine(paging, language),
    ),
    rule,
    textBlock(
      ...(some.length === 0
        ? [messages.career.noCompanions(minTogether)]
        : some.map((one) => companion(one, scale, language))),
    ),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: some.map((one) => companionOption(one, language)),
    },
    ...closing(view, frame, {
      notes: method(companions, language),
      buttons: [
        ...pageButtons(paging, language, (page) => ({ ...view, page })),
        { label: `↩ ${who.name}`, view: { kind: 'signatory', id: who.id } },
      ],
    }),
  ]);
}
