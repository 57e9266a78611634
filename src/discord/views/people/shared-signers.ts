import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { periodInWords } from '../../../i18n/period.ts';
import { countryName, topicName } from '../../../i18n/terms.ts';
import type { Locale } from '../../../locales.ts';
import type { Period } from '../../../period/period.ts';
import type { CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { percent } from '../../render/number-format.ts';
import { closing, pageButtons, pageLine, pagingOf, type Frame } from '../../render/pagination.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import { country } from '../../render/parts.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { person } from './profile.ts';

export const sharedPerPage = 20;

type Asked = ViewOf<'compareSubjects'>;

export interface SharedSigner {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  /** How often they signed on each. */
  readonly a: number;
  readonly b: number;
}

export interface SharedSignersView {
  readonly period: Period;
  readonly a: { readonly declarations: number; readonly signatories: number };
  readonly b: { readonly declarations: number; readonly signatories: number };
  /** Declarations on both at once. */
  readonly together: number;
  /** Signatories on both. */
  readonly both: number;
  /** Those of the page. */
  readonly people: readonly SharedSigner[];
  /** What both have in common, drawn. */
  readonly pictures?: readonly CardFile[];
}

/** Who signed on two countries or topics, on both or on one only. */
export function sharedSignersPanel(shown: SharedSignersView, asked: Asked, frame: Frame): Panel {
  const { language } = frame;
  const { subjects, panel: words } = messagesFor(language);
  const { a, b, both } = shown;
  const either = a.signatories + b.signatories - both;
  const listed = { both, a: a.signatories - both, b: b.signatories - both }[asked.who];
  const paging = pagingOf(listed, sharedPerPage, asked.page);
  const view: Asked = { ...asked, page: paging.page };
  const [first, second] = [asked.a, asked.b].map((key) => subjectName(asked.of, key, language));
  const when =
    shown.period.from === null && shown.period.to === null ? null : periodInWords(shown.period, language);
  const who = (one: Asked['who'], label: string) => ({ label, view: { ...asked, who: one, page: 1 } });
  return panel((scale) => {
    const shownName = (key: string) => subjectShown(asked.of, key, scale, language);
    return [
      textBlock(heading(subjects.title(shownName(asked.a), shownName(asked.b))), when),
      rule,
      textBlock(
        subjects.side(shownName(asked.a), a.declarations, a.signatories),
        subjects.side(shownName(asked.b), b.declarations, b.signatories),
        subjects.together(shown.together),
      ),
      textBlock(
        both === 0
          ? `**${subjects.nobodyBoth}**`
          : `**${subjects.both(both)}**, ${subjects.overlap(percent(both, either, language))}`,
        subjects.only(shownName(asked.a), a.signatories - both),
        subjects.only(shownName(asked.b), b.signatories - both),
      ),
      { kind: 'pictures', files: shown.pictures ?? [] },
      textBlock(
        shown.people.length === 0
          ? null
          : `**${asked.who === 'both' ? subjects.whoBoth : subjects.whoOnly(shownName(asked[asked.who]))}**`,
        pageLine(paging, language),
        ...shown.people.map(
          (one) =>
            `${person(one.name, one.delegation, scale, language)} · ${formatNumber(one.a, language)} · ${formatNumber(one.b, language)}`,
        ),
      ),
      {
        kind: 'select',
        placeholder: words.open,
        options: shown.people.map(({ id, name }) => ({
          label: name,
          view: { kind: 'signatory', id } as const,
        })),
      },
      {
        kind: 'select',
        placeholder: subjects.who,
        options: [
          who('both', subjects.whoBoth),
          who('a', subjects.whoOnly(first ?? asked.a)),
          who('b', subjects.whoOnly(second ?? asked.b)),
        ],
      },
      ...closing(view, frame, {
        notes: [shown.people.length === 0 ? null : subjects.legend(shownName(asked.a), shownName(asked.b))],
        buttons: pageButtons(paging, language, (page) => ({ ...view, page })),
      }),
    ];
  });
}

export function subjectName(of: Asked['of'], key: string, language: Locale): string {
  return of === 'country' ? countryName(key, language) : topicName(key, language);
}

function subjectShown(of: Asked['of'], key: string, scale: number, language: Locale): string {
  return of === 'country'
    ? country(key, language)
    : fit(oneLine(topicName(key, language)), 120 * scale, escape);
}
