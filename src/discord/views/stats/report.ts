import type { ReportRecord } from '../../../assembly/report.ts';
import { capital } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { dayToNumber } from '../../../period/day-number.ts';
import { blocks, type CardFile } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit, fitList } from '../../render/limits.ts';
import { closing, type Frame } from '../../render/pagination.ts';
import { heading, panel, rule, textBlock, type Panel } from '../../render/panel.ts';
import { country, entries, unbroken, withCount } from '../../render/parts.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { entryOption } from '../declarations/declaration.ts';
import { person } from '../people/profile.ts';
import { reportLabel, reportLists, reportSubjectName, reportWhat, reportWhen } from './report-words.ts';

const shown = { declarations: 8, people: 5, each: 6 } as const;

export function reportView({ subject, period }: Pick<ReportRecord, 'subject' | 'period'>): ViewOf<'report'> {
  const { from, to } = period;
  return { kind: 'report', ...subject, from: dayToNumber(from), to: dayToNumber(to) };
}

/** "Azerbaijan, January 2020", without markup. */
export function reportTitle({ subject, name, period }: ReportRecord, language: Locale): string {
  return `${reportSubjectName(subject, name, language)}, ${reportWhen(period, language)}`;
}

/** A report with what can be done with it. @param files what is shown and handed over with it. */
export function reportPanel(
  report: ReportRecord,
  { picture, file }: { readonly picture: readonly CardFile[]; readonly file: readonly CardFile[] },
  frame: Frame,
): Panel {
  const { language } = frame;
  const messages = messagesFor(language);
  const view = reportView(report);
  return panel((scale) => [
    textBlock(
      heading(fit(oneLine(reportTitle(report, language)), 300 * scale, escape)),
      ...reportFigures(report, scale, language),
    ),
    { kind: 'pictures', files: picture },
    rule,
    textBlock(reportList(report, scale, language)),
    { kind: 'files', files: file },
    {
      kind: 'select',
      placeholder: messages.panel.open,
      options: report.entries.slice(0, shown.declarations).map((item) => entryOption(item, language)),
    },
    ...closing(view, frame, {
      buttons: [{ label: messages.report.paste, view: { ...view, kind: 'reportText' } }],
    }),
  ]);
}

export function reportFigures(report: ReportRecord, scale: number, language: Locale): string[] {
  const { report: words, declaration } = messagesFor(language);
  const n = report.entries.length;
  const what = fit(oneLine(reportWhat(report, n, language)), 300 * scale, escape);
  if (n === 0) return [words.none(what === '' ? '' : ` ${what.trim()}`)];
  const counted = `**${words.counted(n, what === '' ? '' : ` ${what.trim()}`)}**`;
  const people = report.people
    .slice(0, shown.people)
    .map((one) => withCount(person(one.name, one.delegation, scale, language), `(${one.n})`));
  return [
    report.subject.of === 'all' ? counted : `${counted}, ${words.ofAll(report.all)}`,
    ...(people.length === 0
      ? []
      : [words.labelled(words.people, fitList(people, 700 * scale, ' · ', declaration.more))]),
    ...reportLists(report, language).map(({ label, kind, counts }) => {
      const items = counts.slice(0, shown.each).map(({ key, n: times }) => {
        const name =
          kind === 'delegation' || kind === 'country'
            ? country(key, language)
            : escape(reportLabel(kind, key, language));
        return unbroken(withCount(fit(name, 80), `(${times})`));
      });
      const rest = counts.length - items.length;
      const some = rest === 0 ? items : [...items, declaration.more(rest)];
      return words.labelled(label, fitList(some, 600 * scale, ' · ', declaration.more));
    }),
  ].map((line) => capital(line));
}

/** The newest declarations of a report. @param more says where the others are; below the list they come with it in a file. */
export function reportList(
  report: ReportRecord,
  scale: number,
  language: Locale,
  more: (rest: number) => string = messagesFor(language).report.more,
): string {
  if (report.entries.length === 0) return '';
  const { report: words } = messagesFor(language);
  const some = report.entries.slice(0, shown.declarations);
  const rest = report.entries.length - some.length;
  return blocks(
    `**${words.declarations}**`,
    entries(some, language, 160 * scale),
    rest === 0 ? null : more(rest),
  );
}
