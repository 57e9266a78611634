import type { SignatoryLine } from '../../../assembly/record.ts';
import type { Locale } from '../../../locales.ts';
import { familyOf } from '../../../assembly/group.ts';
import { compareNames, formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName, groupLabel, honorificIn, ofCountry } from '../../../i18n/terms.ts';
import type { View, ViewOf } from '../../render/view-kinds.ts';
import type { CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { closing, pageLine, pagingOf, pageButtons, type Frame } from '../../render/pagination.ts';
import { fit, panelLimits } from '../../render/limits.ts';
import { heading, panel, rule, textBlock, type Option, type Panel } from '../../render/panel.ts';
import { country, groupLine } from '../../render/parts.ts';

const perPage = 20;

export interface RosterView {
  readonly number: number;
  readonly title: string;
  readonly edition: number;
  readonly everyone: readonly SignatoryLine[];
  /** Where they come from, drawn. */
  readonly pictures?: readonly CardFile[];
}

type Asked = ViewOf<'signatories'>;

/** Everyone who signed, or some of them, page by page. */
export function rosterPanel(roster: RosterView, asked: Asked, frame: Frame): Panel {
  const { language } = frame;
  const messages = messagesFor(language).roster;
  const some = roster.everyone.filter((one) => isAsked(one, asked));
  const paging = pagingOf(some.length, perPage, asked.page);
  const page = some.slice((paging.page - 1) * perPage, paging.page * perPage);
  const added = roster.everyone.filter((one) => one.added).length;
  const isWhole = asked.group === null && asked.delegation === null && !asked.added;
  const narrowed = { ...asked, page: 1 };
  return panel((scale) => [
    textBlock(
      heading(messages.title(roster.number)),
      `**${fit(oneLine(roster.title), 320 * scale, escape)}**`,
      filterLine(asked, language),
      isWhole
        ? messagesFor(language).declaration.signatories(roster.everyone.length)
        : messages.some(some.length, roster.everyone.length),
      added === 0 ? null : messages.addedNote(added, roster.edition),
      pageLine(paging, language),
    ),
    { kind: 'pictures', files: roster.pictures ?? [] },
    rule,
    textBlock(...(some.length === 0 ? [messages.none] : page.map((one) => line(one, scale, language)))),
    { kind: 'select', placeholder: messages.person, options: page.map((one) => person(one, language)) },
    { kind: 'select', placeholder: messages.byGroup, options: groupsIn(roster.everyone, narrowed, language) },
    {
      kind: 'select',
      placeholder: messages.byDelegation,
      options: delegationsIn(roster.everyone, narrowed, language),
    },
    ...closing(asked, frame, {
      buttons: [
        ...pageButtons(paging, language, (page) => ({ ...asked, page })),
        isWhole ? null : { label: messages.everyone, view: all(narrowed) },
        added === 0 || asked.added
          ? null
          : { label: messages.onlyAdded(added), view: { ...all(narrowed), added: true } },
        { label: messagesFor(language).panel.back, view: { kind: 'declaration', number: roster.number } },
      ],
    }),
  ]);
}

function all(asked: Asked): Asked {
  return { ...asked, group: null, delegation: null, added: false };
}

export function isAsked(one: SignatoryLine, { group, delegation, added }: Asked): boolean {
  return (
    (group === null || (one.group !== null && familyOf(one.group) === group)) &&
    (delegation === null || one.delegation === delegation) &&
    (!added || one.added)
  );
}

function filterLine({ group: family, delegation, added }: Asked, language: Locale): string | null {
  const messages = messagesFor(language).roster;
  const parts = [
    ...(family === null ? [] : [messages.ofGroup(groupLine(family, language))]),
    ...(delegation === null
      ? []
      : [messages.ofDelegation(fit(oneLine(ofCountry(delegation, language)), 80, escape))]),
    ...(added ? [messages.onlyNew] : []),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

function line(one: SignatoryLine, scale: number, language: Locale): string {
  const messages = messagesFor(language).roster;
  const name = fit(oneLine(`${honorificIn(one.honorific ?? '', language)} ${one.name}`), 80 * scale, escape);
  const facts = [
    `**${formatNumber(one.position, language)}** ${name}`,
    ...(one.delegation === '' ? [] : [country(one.delegation, language)]),
    ...(one.group === null ? [] : [groupLine(one.group, language)]),
    ...(one.position === 1 ? [`*${messages.tabled}*`] : []),
    ...(one.added ? [`🆕 *${messages.added}*`] : []),
  ];
  return facts.join(' · ');
}

function person(one: SignatoryLine, language: Locale): Option {
  const detail = [
    ...(one.delegation === '' ? [] : [countryName(one.delegation, language)]),
    ...(one.group === null ? [] : [groupLabel(one.group, language)]),
  ];
  return { label: one.name, detail: detail.join(' · '), view: { kind: 'signatory', id: one.signatoryId } };
}

function groupsIn(everyone: readonly SignatoryLine[], asked: Asked, language: Locale): Option[] {
  const families = everyone.flatMap((one) => (one.group === null ? [] : [familyOf(one.group)]));
  return counted(
    families,
    (code) => groupLabel(code, language),
    language,
    (code) => ({
      ...all(asked),
      group: code,
    }),
  );
}

function delegationsIn(everyone: readonly SignatoryLine[], asked: Asked, language: Locale): Option[] {
  const codes = everyone.flatMap((one) => (one.delegation === '' ? [] : [one.delegation]));
  return counted(
    codes,
    (code) => countryName(code, language),
    language,
    (code) => ({
      ...all(asked),
      delegation: code,
    }),
  );
}

/** Each once with its count, the largest first; none where there is nothing to choose between. */
function counted(
  codes: readonly string[],
  named: (code: string) => string,
  language: Locale,
  viewOf: (code: string) => View,
): Option[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (counts.size < 2) return [];
  return [...counts]
    .toSorted(([a, most], [b, least]) => least - most || compareNames(named(a), named(b), language))
    .slice(0, panelLimits.options)
    .map(([code, count]) => ({
      label: named(code),
      detail: messagesFor(language).declaration.signatories(count),
      view: viewOf(code),
    }));
}
