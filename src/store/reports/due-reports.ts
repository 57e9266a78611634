import { and, eq, sql } from 'drizzle-orm';
import type { ReportPeriod } from '../../assembly/report.ts';
import { latestReportPeriod, type ScheduledReport } from '../../assembly/report-schedule.ts';
import type { Database } from '../db/database.ts';
import { channels, servers } from '../db/schema.ts';
import { placeColumns, placeOf, type DeliveryTarget } from '../subscriptions/channels.ts';
import { localTimes } from './scheduled-reports.ts';

/** A report that is to be sent now. */
export interface DueReport {
  readonly place: DeliveryTarget;
  readonly report: ScheduledReport;
  readonly period: ReportPeriod;
}

/** Those of channels that take messages, from the hour on at which their digests come. */
export async function dueReports(db: Database, now: Date): Promise<DueReport[]> {
  const found = await db
    .select({ place: placeColumns, hour: channels.hour, reports: channels.reports, zone: servers.timeZone })
    .from(channels)
    .leftJoin(servers, eq(servers.id, channels.guildId))
    .where(and(eq(channels.state, 'active'), sql`${channels.reports} <> '[]'`))
    .orderBy(channels.id);
  if (found.length === 0) return [];
  const times = await localTimes(db, now);
  return found.flatMap(({ place, hour, reports, zone }) => {
    const local = times.get(place.id);
    if (local === undefined || local.hour < hour) return [];
    return reports.flatMap((report) => {
      const period = latestReportPeriod(report.every, local.day);
      const isPutOff = report.notBefore !== null && new Date(report.notBefore) > now;
      return period.to <= report.through || isPutOff ? [] : [{ place: placeOf(place, zone), report, period }];
    });
  });
}
