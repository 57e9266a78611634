import type { PostingReason } from './delivery/posting-reason.ts';
import { dayAfter, partSessionBefore } from './part-session.ts';
import type { ReportPeriod, ReportSubject } from './report.ts';

export const reportPaces = ['month', 'part-session', 'year'] as const;
export type ReportPace = (typeof reportPaces)[number];

/** A report that a channel is sent by schedule. */
export interface ScheduledReport {
  readonly of: ReportSubject['of'];
  /** As `ReportSubject` has it; of a signatory the delegation, a line and the name, which outlive joining and restoring. */
  readonly key: string;
  readonly every: ReportPace;
  /** `YYYY-MM-DD`: the last day of the period it was sent for, or of the one before it was asked for. */
  readonly through: string;
  /** Since when the next one may have been posted, as an instant in ISO 8601. */
  readonly trying: string | null;
  /** Not tried again before. */
  readonly notBefore: string | null;
  readonly failures: number;
  /** The last period whose report was not posted; absent once a later one was. */
  readonly trouble?: ReportTrouble | null;
}

/** A report that is not tried any more, unless somebody asks for it again. */
export interface ReportTrouble {
  readonly period: ReportPeriod;
  readonly reason: PostingReason;
  /** Since when it may have been posted all the same, as an instant in ISO 8601. */
  readonly unsureSince: string | null;
}

/** The report that a switch of a channel's settings turns on and off: what happened in a part-session, on whatever. */
export const partSessionSummary = { of: 'all', key: '', every: 'part-session' } as const;

/** More than any channel wants. */
export const maxReports = 10;

/** How many days after its end a period is reported on: what is published late is in it. */
const waits: Readonly<Record<ReportPace, number>> = { month: 3, 'part-session': 7, year: 7 };

/** The last period whose report is due on a day (`YYYY-MM-DD`). Part-sessions go by the usual calendar. */
export function latestReportPeriod(every: ReportPace, today: string): ReportPeriod {
  const day = dayAfter(today, 1 - waits[every]);
  const year = Number(day.slice(0, 4));
  switch (every) {
    case 'month': {
      const to = dayAfter(`${day.slice(0, 7)}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'part-session': {
      const { begins, ends } = partSessionBefore(day);
      return { from: begins, to: ends };
    }
  }
}

export function isSameReport(a: ScheduledReport, b: Pick<ScheduledReport, 'of' | 'key' | 'every'>): boolean {
  return a.of === b.of && a.key === b.key && a.every === b.every;
}
