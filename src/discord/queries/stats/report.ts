import type { ReportRecord } from '../../../assembly/report.ts';
import { textLanguages } from '../../../assembly/declaration.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { textLanguageOf, type Locale } from '../../../locales.ts';
import { numberToDay } from '../../../period/day-number.ts';
import type { Database } from '../../../store/db/database.ts';
import { reportOn } from '../../../store/stats/report.ts';
import { fit } from '../../render/limits.ts';
import { noticeCard } from '../../render/notice.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { pictureOfReport } from '../../views/stats/report-picture.ts';
import { reportPanel } from '../../views/stats/report.ts';
import { reportText } from '../../views/stats/report-text.ts';
import { copied } from '../copied.ts';
import { defineView } from '../define-view.ts';
import { drawn } from '../picture.ts';
import { reportFile, reportTable } from './report-file.ts';

/** Two of them fit into one card. */
const textShown = 1_950;

type Asked = ViewOf<'report'> | ViewOf<'reportText'>;

export const reportQuery = defineView({
  kind: 'report',

  answer: async (asking, asked) => {
    const { db, language, illustrated } = asking;
    const report = await readReport(db, asked, language);
    if (report === null) return null;
    const isBare = illustrated === false || report.entries.length === 0;
    const picture = await drawn(async () => {
      const made = await pictureOfReport(report, language);
      if (made === null) throw new Error('There is nothing to draw.');
      return made;
    }, !isBare);
    const file = isBare ? [] : [await reportFile(report, language)];
    return reportPanel(report, { picture, file }, asking);
  },

  exportTable: async ({ db, language }, asked) => {
    const report = await readReport(db, asked, language);
    return report === null ? null : reportTable(report, language);
  },
});

/** The same as a text in both languages of the Assembly. */
export const reportTextQuery = defineView({
  kind: 'reportText',

  answer: async ({ db, language }, asked) => {
    const accessed = new Date().toISOString().slice(0, 10);
    const texts: string[] = [];
    for (const one of textLanguages) {
      const report = await readReport(db, asked, one);
      if (report === null) return null;
      texts.push(copied(fit(reportText(report, one, accessed), textShown)));
    }
    return noticeCard(messagesFor(language).report.pasteIntro, ...texts);
  },

  exportTable: async ({ db, language }, asked) => {
    const report = await readReport(db, asked, language);
    return report === null ? null : reportTable(report, language);
  },
});

function readReport(
  db: Database,
  { of, key, from, to }: Asked,
  language: Locale,
): Promise<ReportRecord | null> {
  const period = { from: numberToDay(from), to: numberToDay(to) };
  return reportOn(db, { of, key }, period, textLanguageOf(language));
}
