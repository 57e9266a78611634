import type { ReportRecord } from '../../../assembly/report.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Locale } from '../../../locales.ts';
import { slug } from '../../render/csv.ts';
import type { CardFile } from '../../render/embed.ts';
import { reportTitle } from '../../views/stats/report.ts';
import { exportFile } from '../export-file.ts';
import { entriesTable, wholeTable, type ExportTable } from '../export-table.ts';

/** Every declaration of a report. */
export function reportTable(report: ReportRecord, language: Locale): ExportTable {
  const { of, key } = report.subject;
  const named = of === 'all' ? 'all' : slug(report.name ?? key);
  const { from, to } = report.period;
  return wholeTable(
    entriesTable(`report-${named}-${from}-${to}`, report.entries),
    messagesFor(language).report.file(reportTitle(report, language)),
  );
}

/** The workbook that a report comes with, shown or sent. */
export function reportFile(report: ReportRecord, language: Locale): Promise<CardFile> {
  return exportFile('xlsx', reportTable(report, language), language);
}
