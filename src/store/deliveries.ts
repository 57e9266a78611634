import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Place } from './channels.ts';
import { rows, type Database } from './database.ts';
import { ownedBy, type Owner } from './owner.ts';
import type { Parcel } from './parcels.ts';
import { channels, declarations, deliveries, type DeliveryState } from './schema.ts';

/** Makes due again what a process that died had taken. Only the process that posts may call this. */
export async function releaseInterrupted(db: Database): Promise<number> {
  const released = await db
    .update(deliveries)
    .set({ state: 'pending' })
    .where(eq(deliveries.state, 'sending'))
    .returning({ id: deliveries.id });
  return released.length;
}

/** Discord has the message, so its channel is open. What the message shows is brought up to date when a newer edition came meanwhile. */
export async function markSent(
  db: Database,
  ids: readonly number[],
  sent: { messageId: string; threadId: string | null; edition: number; folded: boolean },
  now: Date,
): Promise<void> {
  const { messageId, threadId, edition, folded } = sent;
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    with steady as (
      update channels set probes = 0, told_at = null
      where id in (select channel_id from deliveries where id = any(${sql.param([...ids])}::bigint[]))
        and (probes > 0 or told_at is not null)
    )
    update deliveries d
    set state = ${folded ? 'folded' : 'sent'}, message_id = ${messageId}, thread_id = ${threadId}::text, reason = null,
      finished_at = ${at}, unsure_since = null, shown_edition = ${edition},
      edit_due_at = case when d.form = 'alert' and l.edition > ${edition} then ${at} end,
      crosspost_due_at = case when c.crosspost and c.kind = 'announcement' then ${at} end
    from channels c, declarations l
    where c.id = d.channel_id and l.id = d.declaration_id and d.id = any(${sql.param([...ids])}::bigint[])`);
}

/** No more attempts: `refused`, `defect` (with what was sent), `uncertain`, or `dropped` as nobody asks for it. */
export async function markFailed(
  db: Database,
  ids: readonly number[],
  failed: { state: 'refused' | 'defect' | 'uncertain' | 'dropped'; reason: string; payload?: unknown },
  now: Date,
): Promise<void> {
  const { state, reason, payload } = failed;
  await db
    .update(deliveries)
    .set({ state, reason, finishedAt: now, ...(payload !== undefined && { payload }) })
    .where(inArray(deliveries.id, [...ids]));
}

/** @param next.unsureSince see {@link Parcel}. */
export async function putOff(
  db: Database,
  ids: readonly number[],
  next: { reason: string; dueAt: Date; unsureSince: Date | null },
): Promise<void> {
  await db
    .update(deliveries)
    .set({ state: 'pending', ...next })
    .where(inArray(deliveries.id, [...ids]));
}

/** Gives back what was taken and not tried, as a process that is told to stop does. */
export async function giveBack(db: Database, parcels: readonly Parcel[]): Promise<void> {
  for (const { deliveries: taken, unsureSince } of parcels) {
    await db
      .update(deliveries)
      .set({ state: 'pending', attempts: sql`${deliveries.attempts} - 1`, unsureSince })
      .where(
        and(
          inArray(
            deliveries.id,
            taken.map(({ id }) => id),
          ),
          eq(deliveries.state, 'sending'),
        ),
      );
  }
}

/** Leaves what is one too many for the day to the line that is posted when the day is over. */
export async function foldUntilTomorrow(db: Database, id: number, place: Place, now: Date): Promise<void> {
  await db.execute(sql`
    update deliveries
    set state = 'pending', form = 'line', parcel = null, unsure_since = null, attempts = 0,
      due_at = hemicycle_next(${now.toISOString()}::timestamptz, ${place.timeZone}, 'daily', 0, 1)
    where id = ${id}`);
}

/** How many alerts a channel got today, by its server's clock. */
export async function alertsToday(db: Database, place: Place, now: Date): Promise<number> {
  const [held] = rows<{ count: number }>(
    await db.execute(sql`
      select count(*)::int as count from deliveries
      where channel_id = ${place.channelId} and state = 'sent' and form = 'alert'
        and finished_at >= date_trunc('day', ${now.toISOString()}::timestamptz at time zone ${place.timeZone})
          at time zone ${place.timeZone}`),
  );
  return held?.count ?? 0;
}

/**
 * When the next pending delivery, edit, publication or probe of a channel is due; `null` when there is none.
 * What waits for an older one of its channel does not count: its time may have come long ago.
 */
export async function nextDue(db: Database): Promise<Date | null> {
  const [found] = rows<{ at: string | Date | null }>(
    await db.execute(sql`
      select least(
        (select d.due_at from deliveries d join channels c on c.id = d.channel_id and c.state = 'active'
          where d.state = 'pending' and not exists (
            select 1 from deliveries o where o.channel_id = d.channel_id and o.id < d.id and o.state = 'pending'
              and o.form = 'alert' and d.form = 'alert' and o.due_at > d.due_at)
          order by d.due_at, d.id limit 1),
        (select min(d.edit_due_at) from deliveries d join channels c on c.id = d.channel_id and c.state = 'active'
          where d.edit_due_at is not null and d.message_id is not null),
        (select min(d.crosspost_due_at) from deliveries d join channels c on c.id = d.channel_id and c.state = 'active'
          where d.crosspost_due_at is not null and d.message_id is not null),
        (select min(probe_at) from channels where state = 'suspended')) as at`),
  );
  return found?.at == null ? null : new Date(found.at);
}

export interface DeliveryEntry {
  readonly id: number;
  readonly number: number;
  readonly channelId: string;
  readonly guildId: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly messageId: string | null;
  readonly reason: string | null;
}

/** Newest first, for an operator. */
export async function recentDeliveries(
  db: Database,
  options: { state?: DeliveryState | undefined; limit: number },
): Promise<DeliveryEntry[]> {
  return db
    .select({
      id: deliveries.id,
      number: declarations.number,
      channelId: deliveries.channelId,
      guildId: deliveries.guildId,
      state: deliveries.state,
      attempts: deliveries.attempts,
      dueAt: deliveries.dueAt,
      messageId: deliveries.messageId,
      reason: deliveries.reason,
    })
    .from(deliveries)
    .innerJoin(declarations, eq(declarations.id, deliveries.declarationId))
    .where(options.state ? eq(deliveries.state, options.state) : undefined)
    .orderBy(desc(deliveries.id))
    .limit(options.limit);
}

/** Alerts of one server or person that were refused or have been put off, newest first. */
export async function channelTrouble(
  db: Database,
  owner: Owner,
  limit = 5,
): Promise<Pick<DeliveryEntry, 'number' | 'channelId' | 'state' | 'reason'>[]> {
  return db
    .select({
      number: declarations.number,
      channelId: deliveries.channelId,
      state: deliveries.state,
      reason: deliveries.reason,
    })
    .from(deliveries)
    .innerJoin(declarations, eq(declarations.id, deliveries.declarationId))
    .innerJoin(channels, eq(channels.id, deliveries.channelId))
    .where(
      and(
        ownedBy(owner),
        sql`${deliveries.state} not in ('sent', 'folded', 'dropped') and ${deliveries.reason} is not null`,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit);
}
