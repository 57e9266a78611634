import { isDelegationCode } from '../../../../assembly/delegation.ts';
import { families, isKnownGroup } from '../../../../assembly/group.ts';
import type { ScheduledReport } from '../../../../assembly/report-schedule.ts';
import { topics } from '../../../../classify/topics/taxonomy.ts';
import { messagesFor } from '../../../../i18n/messages.ts';
import { countryName } from '../../../../i18n/terms.ts';
import type { Locale } from '../../../../locales.ts';
import type { Database } from '../../../../store/db/database.ts';
import { subjectOfReport } from '../../../../store/reports/scheduled-reports.ts';
import type { ReportInFile } from '../../../../subscriptions/setup-file.ts';
import { escape, oneLine } from '../../../render/escape.ts';
import { fit } from '../../../render/limits.ts';
import { scheduledSubject } from '../../../views/stats/report-words.ts';

/** What a channel asked to be sent; how far it has been belongs to the channel, not to its set-up. */
export function reportInFile({ of, key, every }: ScheduledReport, language: Locale): ReportInFile {
  return { reads: reportInWords({ of, key, every }, language), of, key, every };
}

/** "Kazakhstan, every month", without markup. */
export function reportInWords({ of, key, every }: ReportInFile, language: Locale): string {
  const { reports } = messagesFor(language);
  return reports.choice(scheduledSubject({ of, key }, language), reports.every[every]);
}

/** Whether there is here what a report of a file is about: whoever edits a file may have mistyped it. */
export async function isSubjectHere(db: Database, { of, key }: ReportInFile): Promise<boolean> {
  switch (of) {
    case 'all':
      return key === '';
    case 'country':
      return /^[A-Z]{2}$/u.test(key) && countryName(key, 'en') !== key;
    case 'delegation':
      return isDelegationCode(key);
    case 'group':
      return families.some(({ id }) => id === key) || isKnownGroup(key);
    case 'topic':
      return topics.some(({ id }) => id === key);
    case 'signatory':
      return (await subjectOfReport(db, { of, key })) !== null;
  }
}

/** Why a report of a file is not made. @param what as `reportInWords` has it. */
export function unknownReport(what: string, language: Locale): string {
  return messagesFor(language).transfer.unknownReport(fit(oneLine(what), 150, escape));
}
