import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { readPostingReason, type PostingReason } from '../../assembly/delivery/posting-reason.ts';
import type { DeliveryTarget } from '../subscriptions/channels.ts';
import { claimedBy, type Taken } from './claims.ts';
import { rows, type Database } from '../db/database.ts';
import { ownedBy, type Owner } from '../subscriptions/owner.ts';
import { channels, declarations, deliveries, type DeliveryState } from '../db/schema.ts';

/** A message that Discord has, and the deliveries it tells. */
export interface Sent {
  readonly ids: readonly number[];
  /** Under which it was posted: nothing is recorded of what somebody else claimed since. */
  readonly claim: string;
  readonly messageId: string;
  readonly threadId: string | null;
  readonly edition: number;
  /** It names them in a line only. */
  readonly folded: boolean;
}

/**
 * Discord has the messages, so their channels are open. What a message shows is brought up to date when a
 * newer edition came meanwhile.
 *
 * @returns the deliveries of which it was recorded: those that are still claimed so.
 */
export async function markSent(db: Database, sent: readonly Sent[], now: Date): Promise<ReadonlySet<number>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const given = sent.flatMap(({ ids, ...message }) => ids.map((id) => ({ id, ...message })));
  // Beside the join, so that the planner knows how few they are.
  const isGiven = sql`= any(${sql.param(given.map(({ id }) => id))}::bigint[])`;
  const recorded = await db.execute(sql`
    with newest as materialized (
      -- Waits for an edition that is being stored, and makes the next one wait: either this or that sees the other.
      select id, edition from declarations
      where id in (select declaration_id from deliveries where id ${isGiven}) order by id for share
    ), steady as (
      update channels set probes = 0, told_at = null
      where id = any(array(select channel_id from deliveries where id ${isGiven}))
        and (probes > 0 or told_at is not null)
    )
    update deliveries d
    set state = case when g.folded then 'folded' else 'sent' end, message_id = g."messageId",
      thread_id = g."threadId", reason = null, claim = null, finished_at = ${at}, unsure_since = null, shown_edition = g.edition,
      edit_due_at = case when d.form = 'alert' and (l.edition > g.edition or d.edit_due_at is not null) then ${at} end,
      crosspost_due_at = case when c.crosspost and c.kind = 'announcement' then ${at} end
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as g(id bigint, "messageId" text, "threadId" text, edition int, folded boolean,
          claim text),
      channels c, newest l
    where d.id ${isGiven} and d.id = g.id and c.id = d.channel_id and l.id = d.declaration_id
      and d.claim = g.claim and d.state in ('sending', 'held')
    returning d.id`);
  return new Set(rows<{ id: number }>(recorded).map(({ id }) => Number(id)));
}

/**
 * Nobody asks for it any more: it is dropped, unless another subscription came to ask for it in this very moment:
 * then it is due again.
 */
export async function dropUnwanted(
  db: Database,
  { ids, claim }: Taken,
  reason: PostingReason,
  now: Date,
): Promise<void> {
  const isAsked = sql`exists (
    select 1 from subscriptions s where s.channel_id = deliveries.channel_id
      and s.filter_id = any(deliveries.filter_ids) and s.paused_at is null)`;
  await db
    .update(deliveries)
    .set({
      state: sql`case when ${isAsked} then 'pending' else 'dropped' end`,
      reason: sql`case when ${isAsked} then ${deliveries.reason} else ${sql.param(reason, deliveries.reason)} end`,
      finishedAt: sql`case when ${isAsked} then null else ${now.toISOString()}::timestamptz end`,
      claim: null,
    })
    .where(and(inArray(deliveries.id, [...ids]), claimedBy(claim)));
}

/**
 * No more attempts: `refused`, `defect` (with what was sent), `uncertain`, or `dropped` as nobody asks for it.
 *
 * @param failed.unsureSince see {@link MessageBatch}; as it was when absent.
 */
export async function markFailed(
  db: Database,
  { ids, claim }: Taken,
  failed: {
    state: 'refused' | 'defect' | 'uncertain' | 'dropped';
    reason: PostingReason;
    payload?: unknown;
    unsureSince?: Date | null;
  },
  now: Date,
): Promise<void> {
  const { payload, ...set } = failed;
  await db
    .update(deliveries)
    .set({ ...set, claim: null, finishedAt: now, ...(payload !== undefined && { payload }) })
    .where(and(inArray(deliveries.id, [...ids]), claimedBy(claim, ['sending', 'held'])));
}

/**
 * @param next.unsureSince see {@link MessageBatch}.
 * @param next.payload what is to be known at the next attempt; kept when absent.
 * @param next.isCounted whether it counts as an attempt; it does unless told.
 */
export async function rescheduleDelivery(
  db: Database,
  { ids, claim }: Taken,
  next: {
    reason: PostingReason;
    dueAt: Date;
    unsureSince: Date | null;
    payload?: unknown;
    isCounted?: boolean;
  },
): Promise<void> {
  const { isCounted = true, ...set } = next;
  await db
    .update(deliveries)
    .set({
      state: 'pending',
      claim: null,
      ...set,
      ...(!isCounted && { attempts: sql`greatest(${deliveries.attempts} - 1, 0)` }),
    })
    .where(and(inArray(deliveries.id, [...ids]), claimedBy(claim)));
}

/** Leaves what is one too many for the day to the line that is posted when the day is over. */
export async function deferOverCap(
  db: Database,
  { ids, claim }: Taken,
  place: DeliveryTarget,
  now: Date,
): Promise<void> {
  await db.execute(sql`
    update deliveries
    set state = 'pending', claim = null, form = 'line', parcel = null, unsure_since = null, attempts = 0,
      due_at = hemicycle_next(${now.toISOString()}::timestamptz, ${place.timeZone}, 'daily', 0, 1)
    where id = any(${sql.param([...ids])}::bigint[]) and claim = ${claim} and state = 'sending'`);
}

/** How many alerts a channel got today, by its server's clock. */
export async function alertsToday(db: Database, place: DeliveryTarget, now: Date): Promise<number> {
  const [held] = rows<{ count: number }>(
    await db.execute(sql`
      select count(*)::int as count from deliveries
      where channel_id = ${place.channelId} and state = 'sent' and form = 'alert'
        and finished_at >= hemicycle_day(${now.toISOString()}::timestamptz, ${place.timeZone})`),
  );
  return held?.count ?? 0;
}

/**
 * Makes due again what was given up: a defect that was mended, or what was refused or is uncertain. What may have
 * been posted already is looked for first.
 *
 * @returns the states that those found had, by id; of others nothing changes.
 */
export async function sendAgain(
  db: Database,
  ids: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, DeliveryState>> {
  const found = rows<{ id: number; state: DeliveryState }>(
    await db.execute(sql`
      with again as (
        select d.id, d.state, c.state as channel from deliveries d join channels c on c.id = d.channel_id
        where d.id = any(${sql.param([...ids])}::bigint[]) and d.state in ('defect', 'refused', 'uncertain')
          and c.state <> 'ended' for update of d
      )
      update deliveries d
      set state = case again.channel when 'suspended' then 'held' else 'pending' end, due_at = ${now.toISOString()}::timestamptz,
        attempts = 0, payload = null, reason = null, finished_at = null, claim = null
      from again where d.id = again.id
      returning d.id, again.state`),
  );
  return new Map(found.map(({ id, state }) => [Number(id), state]));
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
  readonly reason: PostingReason | null;
}

/** Newest first, for an operator. */
export async function recentDeliveries(
  db: Database,
  options: { state?: DeliveryState | undefined; ids?: readonly number[] | undefined; limit: number },
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
    .where(
      and(
        options.state ? eq(deliveries.state, options.state) : undefined,
        options.ids ? inArray(deliveries.id, [...options.ids]) : undefined,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(options.limit);
}

/** Alerts of one server or person that were refused or have been put off, newest first. */
export async function channelTrouble(
  db: Database,
  owner: Owner,
  limit = 5,
): Promise<Pick<DeliveryEntry, 'number' | 'channelId' | 'state' | 'reason'>[]> {
  const own = db.select({ id: channels.id }).from(channels).where(ownedBy(owner));
  // A few of each channel, through `deliveries_trouble`: its condition word for word, and a range instead of an equality, with
  // which the planner may read all deliveries backwards instead.
  const found = rows<Pick<DeliveryEntry, 'number' | 'channelId' | 'state'> & { readonly reason: unknown }>(
    await db.execute(sql`
      select d.number, t.channel_id as "channelId", t.state, t.reason
      from ${own} c
      cross join lateral (
        select id, declaration_id, channel_id, state, reason from deliveries
        where channel_id between c.id and c.id and state not in ('sent', 'folded', 'dropped') and reason is not null
        order by channel_id desc, id desc limit ${limit}
      ) t
      join declarations d on d.id = t.declaration_id
      order by t.id desc limit ${limit}`),
  );
  return found.map(({ reason, ...one }) => ({ ...one, reason: readPostingReason(reason) }));
}
