import { partSessionsOf } from '../../../assembly/part-session.ts';
import type { ReportCount, ReportPeriod, ReportRecord, ReportSubject } from '../../../assembly/report.ts';
import { formatDateRange, formatMonth } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { periodInWords } from '../../../i18n/period.ts';
import { countryName, groupLabel, inSentence, ofCountry, topicName } from '../../../i18n/terms.ts';
import type { Locale } from '../../../locales.ts';
import { titleOf } from '../people/delegation-or-group.ts';

/** A time as a report is headed by it: a part-session by its name. */
export function reportWhen(period: ReportPeriod, language: Locale): string {
  const session = partSessionsOf(Number(period.from.slice(0, 4))).find(
    ({ begins, ends }) => begins === period.from && ends === period.to,
  );
  return session === undefined
    ? periodInWords(period, language)
    : messagesFor(language).report.partSession(
        formatMonth(session.begins, language),
        formatDateRange(session.begins, session.ends, language),
      );
}

/** What a report is about, without markup. @param name of a signatory. */
export function reportSubjectName({ of, key }: ReportSubject, name: string | null, language: Locale): string {
  switch (of) {
    case 'all':
      return messagesFor(language).report.everything;
    case 'country':
      return countryName(key, language);
    case 'topic':
      return topicName(key, language);
    case 'signatory':
      return name ?? '…';
    case 'delegation':
    case 'group':
      return titleOf(of, key, language);
  }
}

/** What declarations it counts, as it follows upon "written declarations". */
export function reportWhat(
  { subject, name }: Pick<ReportRecord, 'subject' | 'name'>,
  value: number,
  language: Locale,
): string {
  const { what } = messagesFor(language).report;
  const named = {
    all: () => '',
    country: () => inSentence(subject.key, language),
    topic: () => topicName(subject.key, language),
    signatory: () => name ?? '…',
    delegation: () => ofCountry(subject.key, language),
    group: () => groupLabel(subject.key, language),
  }[subject.of]();
  return what[subject.of](named, value);
}

/** What a report lists beside its subject, which would say nothing of itself. */
export function reportLists(
  report: ReportRecord,
  language: Locale,
): readonly {
  readonly label: string;
  readonly kind: 'delegation' | 'group' | 'topic' | 'country';
  readonly counts: readonly ReportCount[];
}[] {
  const words = messagesFor(language).report;
  const { of, key } = report.subject;
  const lists = [
    { label: words.delegations, kind: 'delegation', counts: report.delegations },
    { label: words.groups, kind: 'group', counts: report.groups },
    { label: words.topics, kind: 'topic', counts: report.topics },
    { label: words.countries, kind: 'country', counts: report.countries },
  ] as const;
  return lists
    .map((one) => ({
      ...one,
      counts: one.counts.filter((counted) => one.kind !== of || counted.key !== key),
    }))
    .filter(
      ({ kind, counts }) =>
        counts.length > 0 && !(of === 'signatory' && (kind === 'delegation' || kind === 'group')),
    );
}

/** What one line of these lists is called, without markup. */
export function reportLabel(
  kind: 'delegation' | 'group' | 'topic' | 'country',
  key: string,
  language: Locale,
): string {
  switch (kind) {
    case 'delegation':
    case 'country':
      return countryName(key, language);
    case 'group':
      return groupLabel(key, language);
    case 'topic':
      return topicName(key, language);
  }
}

/** What a report is about that is sent by schedule, without markup. */
export function scheduledSubject({ of, key }: ReportSubject, language: Locale): string {
  if (of !== 'signatory') return reportSubjectName({ of, key }, null, language);
  const [, name = ''] = key.split('\n');
  return name;
}
