import { minTogether, isTelling, type Association } from '../../../assembly/association.ts';
import type { Locale } from '../../../locales.ts';
import type { DeclarationEntry, SignatoryLine } from '../../../assembly/record.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { View } from '../../render/view-kinds.ts';
import { person } from '../people/profile.ts';
import { entryOption } from './declaration.ts';
import type { CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { decimal, percent } from '../../render/number-format.ts';
import { closing, type Frame } from '../../render/pagination.ts';
import { fit, fitList } from '../../render/limits.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import { entries } from '../../render/parts.ts';
import { topicName } from '../../../i18n/terms.ts';

const namesShown = 1400;

export interface SideOfDeclarations {
  readonly entry: DeclarationEntry;
  readonly topics: readonly string[];
  readonly everyone: readonly SignatoryLine[];
}

/** Those who stand on both lists, in the order of the first. */
export function onBoth(a: SideOfDeclarations, b: SideOfDeclarations): SignatoryLine[] {
  const ids = new Set(b.everyone.map(({ signatoryId }) => signatoryId));
  return a.everyone.filter(({ signatoryId }) => ids.has(signatoryId));
}

export function compareDeclarationsPanel(
  a: SideOfDeclarations,
  b: SideOfDeclarations,
  frame: Frame,
  pictures: readonly CardFile[] = [],
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const words = messages.comparing;
  const both = onBoth(a, b);
  const either = a.everyone.length + b.everyone.length - both.length;
  const common = a.topics.filter((topic) => b.topics.includes(topic));
  const view: View = { kind: 'compareDeclarations', a: a.entry.number, b: b.entry.number };
  return panel((scale) => [
    textBlock(
      heading(words.declarations(a.entry.number, b.entry.number)),
      entries([a.entry, b.entry], language, 300 * scale),
    ),
    rule,
    textBlock(
      both.length === 0
        ? words.nobodyBoth
        : `**${words.both(both.length)}**, ${words.overlap(percent(both.length, either, language))}`,
      ...[a, b].map((side) => words.onlyIn(side.entry.number, side.everyone.length - both.length)),
      common.length === 0
        ? words.noCommonTopics
        : words.commonTopics(common.map((topic) => escape(topicName(topic, language)))),
    ),
    { kind: 'pictures', files: pictures },
    textBlock(
      both.length === 0 ? null : `**${words.names}**`,
      fitList(
        both.map(({ name, delegation }) => person(name, delegation, scale, language)),
        namesShown * scale,
        ' · ',
        messages.declaration.more,
      ),
    ),
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: [
        ...[a, b].map((side) => entryOption(side.entry, language)),
        ...both.map(({ name, signatoryId }) => ({
          label: name,
          view: { kind: 'signatory', id: signatoryId } as const,
        })),
      ],
    },
    ...closing(view, frame),
  ]);
}

export interface SideOfPeople {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly signed: number;
  readonly tabled: number;
}

export interface PeopleTogether extends Association {
  readonly recent: readonly DeclarationEntry[];
}

export function comparePeoplePanel(
  a: SideOfPeople,
  b: SideOfPeople,
  together: PeopleTogether,
  frame: Frame,
  pictures: readonly CardFile[] = [],
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const words = messages.comparing;
  const view: View = { kind: 'comparePeople', a: a.id, b: b.id };
  return panel((scale) => {
    const [one, other] = [a, b].map(({ name }) => fit(oneLine(name), 100 * scale, escape));
    return [
      textBlock(
        heading(words.people(one ?? '', other ?? '')),
        ...[a, b].map((side) =>
          words.signed(person(side.name, side.delegation, scale, language), side.signed, side.tabled),
        ),
      ),
      rule,
      textBlock(`**${sentence(together, language)}**`, verdict(together, language)),
      { kind: 'pictures', files: pictures },
      textBlock(
        together.recent.length === 0 ? null : `**${words.latest}**`,
        entries(together.recent, language, 160 * scale),
      ),
      {
        kind: 'select',
        placeholder: messages.panel.open,
        options: [
          ...[a, b].map(({ id, name }) => ({ label: name, view: { kind: 'signatory', id } as const })),
          ...together.recent.map((item) => entryOption(item, language)),
        ],
      },
      ...closing(view, frame, {
        notes: [messages.signatory.held, messages.career.expected],
      }),
    ];
  });
}

function sentence({ observed, expected, lift }: Association, language: Locale): string {
  const words = messagesFor(language).comparing;
  return observed === 0
    ? words.neverTogether(decimal(expected, language))
    : words.together(observed, decimal(expected, language), decimal(lift, language));
}

function verdict(together: Association, language: Locale): string | null {
  const words = messagesFor(language).comparing;
  if (isTelling(together)) return words.telling;
  if (together.observed === 0) return null;
  return together.observed < minTogether ? words.tooFew(minTogether) : words.notTelling;
}
