import { and, eq, sql } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import { dayAfter } from '../../assembly/part-session.ts';
import type { ReportSubject } from '../../assembly/report.ts';
import {
  isSameReport,
  latestReportPeriod,
  maxReports,
  partSessionSummary,
  type ReportPace,
  type ScheduledReport,
} from '../../assembly/report-schedule.ts';
import type { Locale } from '../../locales.ts';
import type { ChannelKind } from '../../assembly/delivery/channel-kind.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { channels, signatoryForms } from '../db/schema.ts';
import { personById } from '../people/signatory-profile.ts';
import { ownedBy, type Owner } from '../subscriptions/owner.ts';
import { keepChannel } from '../subscriptions/subscriptions.ts';

/** A report that is sent, and where. */
export interface SentReport {
  readonly channelId: string;
  readonly isDirect: boolean;
  readonly report: ScheduledReport;
}

/** Those of a server or a person, channel by channel. */
export async function reportsOf(db: Database, owner: Owner): Promise<SentReport[]> {
  const found = await db
    .select({ id: channels.id, kind: channels.kind, reports: channels.reports })
    .from(channels)
    .where(ownedBy(owner))
    .orderBy(channels.id);
  return found.flatMap(({ id, kind, reports }) =>
    reports.map((report) => ({ channelId: id, isDirect: kind === 'direct', report })),
  );
}

/** What is asked for; of a signatory under the name that outlives this store's ids. */
export async function lastingKey(db: Database, { of, key }: ReportSubject): Promise<string> {
  if (of !== 'signatory') return key;
  const person = await personById(db, Number(key));
  return person === null ? '' : `${person.delegation}\n${person.name}`;
}

/** The subject by the ids of this store; `null` where nobody goes by the name any more. */
export async function subjectOfReport(
  db: Database,
  { of, key }: Pick<ScheduledReport, 'of' | 'key'>,
): Promise<ReportSubject | null> {
  if (of !== 'signatory') return { of, key };
  const [delegation = '', name = ''] = key.split('\n');
  const [found] = await db
    .select({ id: signatoryForms.signatoryId })
    .from(signatoryForms)
    .where(and(eq(signatoryForms.delegation, delegation), eq(signatoryForms.folded, fold(name))))
    .orderBy(sql`${signatoryForms.lastOn} desc`)
    .limit(1);
  return found === undefined ? null : { of, key: String(found.id) };
}

/** Sends a channel a report from now on: the first is that of the period which ends next, or is about to be reported on. */
export async function addReport(
  db: Database,
  place: Owner & { channelId: string; kind?: ChannelKind; usualLanguage: Locale },
  asked: { readonly of: ReportSubject['of']; readonly key: string; readonly every: ReportPace },
  today: string,
): Promise<'added' | 'known' | 'full'> {
  return db.transaction(async (tx) => {
    await keepChannel(tx, { ...place, language: null });
    const held = await lockedReports(tx, place.channelId);
    if (held.some((one) => isSameReport(one, asked))) return 'known';
    if (held.length >= maxReports) return 'full';
    const through = latestReportPeriod(asked.every, today).to;
    const added = { ...asked, through, trying: null, notBefore: null, failures: 0 };
    await write(tx, place.channelId, [...held, added]);
    return 'added';
  });
}

/** Sends a channel the summary of each part-session from now on, or does not any more. */
export async function setSummary(
  db: Database,
  place: Parameters<typeof addReport>[1],
  isOn: boolean,
  today: string,
): Promise<'same' | 'set' | 'full'> {
  if (!isOn) return (await removeReport(db, place, place.channelId, partSessionSummary)) ? 'set' : 'same';
  const outcome = await addReport(db, place, partSessionSummary, today);
  return outcome === 'full' ? 'full' : outcome === 'added' ? 'set' : 'same';
}

/** @returns whether there was one. */
export async function removeReport(
  db: Database,
  owner: Owner,
  channelId: string,
  which: Pick<ScheduledReport, 'of' | 'key' | 'every'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const held = await lockedReports(tx, channelId, owner);
    const left = held.filter((one) => !isSameReport(one, which));
    if (left.length === held.length) return false;
    await write(tx, channelId, left);
    return true;
  });
}

/** Makes due again what was not posted; what may have been posted all the same is looked for first. @returns whether there was such. */
export async function repeatReport(
  db: Database,
  owner: Owner,
  channelId: string,
  which: Pick<ScheduledReport, 'of' | 'key' | 'every'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const held = await lockedReports(tx, channelId, owner);
    const found = held.find((one) => isSameReport(one, which));
    if (!found?.trouble) return false;
    const { period, unsureSince } = found.trouble;
    const again: ScheduledReport = {
      ...found,
      through: dayAfter(period.from, -1),
      trying: unsureSince,
      notBefore: null,
      failures: 0,
      trouble: null,
    };
    await write(tx, channelId, held.with(held.indexOf(found), again));
    return true;
  });
}

/**
 * Changes what is noted of a report, if it still is as it was when it was looked at.
 *
 * @returns whether it was: somebody else sends it otherwise, or nobody wants it any more.
 */
export async function noteReport(
  db: Database,
  channelId: string,
  seen: ScheduledReport,
  change: Partial<Omit<ScheduledReport, 'of' | 'key' | 'every'>>,
): Promise<ScheduledReport | null> {
  return db.transaction(async (tx) => {
    const held = await lockedReports(tx, channelId);
    const now = held.find((one) => isSameReport(one, seen));
    if (now === undefined || now.through !== seen.through || now.trying !== seen.trying) return null;
    const changed = { ...now, ...change };
    await write(tx, channelId, held.with(held.indexOf(now), changed));
    return changed;
  });
}

/** @param owner whose channel it is; none of somebody else's. */
async function lockedReports(
  tx: Transaction,
  channelId: string,
  owner?: Owner,
): Promise<readonly ScheduledReport[]> {
  const [found] = await tx
    .select({ reports: channels.reports })
    .from(channels)
    .where(and(eq(channels.id, channelId), owner && ownedBy(owner)))
    .for('update');
  return found?.reports ?? [];
}

async function write(tx: Transaction, channelId: string, reports: readonly ScheduledReport[]): Promise<void> {
  await tx.update(channels).set({ reports }).where(eq(channels.id, channelId));
}

/** The day and the hour of places that have reports, each by its own clock. */
export async function localTimes(
  db: Database,
  now: Date,
): Promise<ReadonlyMap<string, { readonly day: string; readonly hour: number }>> {
  const found = rows<{ id: string; day: string; hour: number }>(
    await db.execute(sql`
      select c.id, to_char(t.at, 'YYYY-MM-DD') as day, extract(hour from t.at)::int as hour
      from channels c left join servers s on s.id = c.guild_id
      cross join lateral (
        select ${now.toISOString()}::timestamptz at time zone hemicycle_zone(coalesce(s.time_zone, c.time_zone, 'UTC')) as at
      ) t
      where c.reports <> '[]' and c.state = 'active'`),
  );
  return new Map(found.map(({ id, day, hour }) => [id, { day, hour }]));
}
