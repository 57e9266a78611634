import type { ReportRecord } from '../../../assembly/report.ts';
import type { Locale } from '../../../locales.ts';
import type { Picture } from '../../charts/picture.ts';
import { reportPicture } from '../../charts/report-picture.ts';
import { reportSubjectName, reportWhen } from './report-words.ts';

/** The picture of a report; `null` where there is nothing to draw. */
export function pictureOfReport(report: ReportRecord, language: Locale): Promise<Picture | null> {
  const subject = reportSubjectName(report.subject, report.name, language);
  return reportPicture(report, { subject, when: reportWhen(report.period, language) }, language);
}
