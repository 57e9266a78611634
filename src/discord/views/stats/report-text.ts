import type { ReportRecord } from '../../../assembly/report.ts';
import { formatDate } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { reportLabel, reportLists, reportWhat, reportWhen } from './report-words.ts';

const shown = { declarations: 6, people: 5, each: 5, title: 90 } as const;

/** A report as plain text, to be pasted elsewhere. @param accessed `YYYY-MM-DD`. */
export function reportText(report: ReportRecord, language: Locale, accessed: string): string {
  const { report: words } = messagesFor(language);
  const { sentences } = words;
  const n = report.entries.length;
  const when = reportWhen(report.period, language);
  const what = reportWhat(report, n, language);
  const source = sentences.source(formatDate(accessed, language));
  if (n === 0) return [sentences.opening(when, words.none(what).replace(/\.$/u, '')), source].join('\n');
  const counted = words.counted(n, what);
  const opening = report.subject.of === 'all' ? counted : `${counted}, ${words.ofAll(report.all)}`;
  const times = (label: string, value: number) => `${oneLine(label)} (${value})`;
  const some = report.entries.slice(0, shown.declarations);
  const rest = n - some.length;
  return [
    sentences.opening(when, opening),
    ...(report.people.length === 0
      ? []
      : [
          sentences.most(
            words.people,
            report.people.slice(0, shown.people).map((one) => times(one.name, one.n)),
          ),
        ]),
    ...reportLists(report, language).map(({ label, kind, counts }) =>
      sentences.most(
        label,
        counts
          .slice(0, shown.each)
          .map(({ key, n: value }) => times(reportLabel(kind, key, language), value)),
      ),
    ),
    ...some.map(({ number, date, title }) =>
      sentences.declaration(number, formatDate(date, language), fit(oneLine(title), shown.title)),
    ),
    ...(rest === 0 ? [] : [sentences.more(rest)]),
    source,
  ].join('\n');
}
