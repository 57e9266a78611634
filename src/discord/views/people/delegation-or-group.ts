import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry } from '../../../assembly/record.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { countryName, groupLabel, ofCountry } from '../../../i18n/terms.ts';
import type { View } from '../../render/view-kinds.ts';
import { recentYears } from './network.ts';
import { person, topicCounts } from './profile.ts';
import { entryOption } from '../declarations/declaration.ts';
import type { CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { percent } from '../../render/number-format.ts';
import { closing, pageLine, pagingOf, pageButtons, type Frame } from '../../render/pagination.ts';
import { fit } from '../../render/limits.ts';
import { heading, panel, rule, textBlock, type Option, type Panel } from '../../render/panel.ts';
import { country, entries, familyText, groupLine, unbroken, withCount } from '../../render/parts.ts';

const yearsShown = 5;

export interface MemberView {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly n: number;
}

interface Counted {
  readonly key: string;
  readonly n: number;
}

/** The shape of the store's `Collective`. */
export interface CollectiveView {
  readonly of: 'delegation' | 'group';
  readonly code: string;
  readonly signed: number;
  readonly all: number;
  readonly members: number;
  readonly years: readonly { readonly year: number; readonly n: number; readonly all: number }[];
  readonly topics: readonly Counted[];
  readonly top: readonly MemberView[];
  readonly delegations: readonly Counted[];
  readonly groups: readonly Counted[];
  readonly recent: readonly DeclarationEntry[];
  /** The years, drawn. */
  readonly pictures?: readonly CardFile[];
}

/** How a delegation or a political group behaves. */
export function collectivePanel(shown: CollectiveView, frame: Frame): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const words = messages.collective;
  const { of, code } = shown;
  const view: View = { kind: of, code };
  return panel((scale) => [
    textBlock(
      heading(titleOf(of, code, language)),
      `**${words.signed(shown.signed, percent(shown.signed, shown.all, language))}**`,
      words.members(shown.members),
      ...shown.years
        .filter(({ n }) => n > 0)
        .slice(-yearsShown)
        .toReversed()
        .map(({ year, n, all }) => words.year(year, n, all)),
    ),
    { kind: 'pictures', files: shown.pictures ?? [] },
    textBlock(
      shown.topics.length === 0 ? null : `**${words.topics}**`,
      topicCounts(shown.topics, scale, language),
    ),
    textBlock(`**${words.top}**`, ...shown.top.map((one) => member(one, of, scale, language))),
    rule,
    others(
      words.withDelegations[of],
      shown.delegations,
      shown.signed,
      (key) => country(key, language),
      language,
    ),
    others(words.withGroups[of], shown.groups, shown.signed, (key) => groupLine(key, language), language),
    textBlock(
      shown.recent.length === 0 ? null : `**${messages.career.recent}**`,
      entries(shown.recent, language, 110 * scale),
    ),
    { kind: 'select', placeholder: messages.panel.open, options: optionsOf(shown, language) },
    ...closing(view, frame, {
      notes: [messages.signatory.held],
      buttons: [
        {
          label: words.allMembers(shown.members),
          view: { kind: 'members', of, code, page: 1 },
        },
        of === 'group'
          ? null
          : { label: messages.network.button, view: { kind: 'network', of, code, years: recentYears } },
      ],
    }),
  ]);
}

/** What a delegation or a group is called, for places that read markdown. */
export function titleOf(of: 'delegation' | 'group', code: string, language: Locale): string {
  return of === 'group'
    ? fit(oneLine(familyText(code, language)), 200, escape)
    : messagesFor(language).collective.delegation(fit(oneLine(ofCountry(code, language)), 100, escape));
}

function others(
  title: string,
  counted: readonly Counted[],
  signed: number,
  named: (key: string) => string,
  language: Locale,
) {
  const { share } = messagesFor(language).collective;
  const items = counted.map(({ key, n }) =>
    unbroken(withCount(named(key), share(n, percent(n, signed, language)))),
  );
  return textBlock(...(items.length === 0 ? [] : [`**${title}**`, items.join(' · ')]));
}

/** The members of a delegation are all of one country. */
function member(one: MemberView, of: 'delegation' | 'group', scale: number, language: Locale): string {
  const { member: signed } = messagesFor(language).collective;
  return `${person(one.name, of === 'delegation' ? '' : one.delegation, scale, language)} · ${signed(one.n)}`;
}

function memberOption(one: MemberView, language: Locale): Option {
  return {
    label: one.name,
    detail: messagesFor(language).collective.member(one.n),
    view: { kind: 'signatory', id: one.id },
  };
}

function optionsOf(shown: CollectiveView, language: Locale): Option[] {
  return [
    ...shown.top.map((one) => memberOption(one, language)),
    ...shown.recent.map((item) => entryOption(item, language)),
    ...shown.delegations.map(({ key }): Option => ({
      label: countryName(key, language),
      view: { kind: 'delegation', code: key },
    })),
    ...shown.groups.map(({ key }): Option => ({
      label: groupLabel(key, language),
      view: { kind: 'group', code: key },
    })),
  ];
}

export const membersPerPage = 20;

/** Everyone who signed as a member, page by page. */
export function membersPanel(
  asked: { readonly of: 'delegation' | 'group'; readonly code: string; readonly page: number },
  members: readonly MemberView[],
  total: number,
  frame: Frame,
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const { of, code } = asked;
  const paging = pagingOf(total, membersPerPage, asked.page);
  const view: View = { kind: 'members', of, code, page: paging.page };
  return panel((scale) => [
    textBlock(
      heading(messages.collective.membersTitle(titleOf(of, code, language))),
      messages.collective.members(total),
      pageLine(paging, language),
    ),
    rule,
    textBlock(...members.map((one) => member(one, of, scale, language))),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: members.map((one) => memberOption(one, language)),
    },
    ...closing(view, frame, {
      buttons: [
        ...pageButtons(paging, language, (page) => ({ ...view, page })),
        {
          label: `↩ ${of === 'group' ? groupLabel(code, language) : countryName(code, language)}`,
          view: { kind: of, code },
        },
      ],
    }),
  ]);
}
