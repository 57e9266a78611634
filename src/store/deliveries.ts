import { and, asc, desc, eq, inArray, min, sql } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import type { Filter } from '../subscriptions/filter.ts';
import { rows, type Database } from './database.ts';
import { filterOf } from './filters.ts';
import { channels, declarations, deliveries, filters, type DeliveryState } from './schema.ts';

/** A delivery taken for posting. */
export interface Claimed {
  readonly id: number;
  readonly declarationId: number;
  readonly number: number;
  readonly channelId: string;
  readonly language: Language;
  readonly filters: readonly Filter[];
  /** This one included. */
  readonly attempts: number;
  readonly createdAt: Date;
}

/**
 * Takes due deliveries for posting, oldest first: they are `sending` until settled. Another process
 * that claims at the same time gets others.
 */
export async function claimDue(db: Database, now: Date, limit: number): Promise<Claimed[]> {
  const taken = rows<{ id: number }>(
    await db.execute(sql`
      update ${deliveries} set state = 'sending', attempts = attempts + 1
      where id in (
        select id from ${deliveries}
        where state = 'pending' and due_at <= ${now.toISOString()}::timestamptz
        order by due_at, id limit ${limit} for update skip locked
      )
      returning id`),
  );
  if (taken.length === 0) return [];
  const found = await db
    .select({ delivery: deliveries, number: declarations.number, language: channels.language })
    .from(deliveries)
    .innerJoin(declarations, eq(declarations.id, deliveries.declarationId))
    .leftJoin(channels, eq(channels.id, deliveries.channelId))
    .where(
      inArray(
        deliveries.id,
        taken.map((row) => row.id),
      ),
    )
    .orderBy(asc(deliveries.id));
  const asked = await filtersById(db, [...new Set(found.flatMap(({ delivery }) => delivery.filterIds))]);
  return found.map(({ delivery, number, language }) => ({
    id: delivery.id,
    declarationId: delivery.declarationId,
    number,
    channelId: delivery.channelId,
    language: language ?? 'en',
    filters: delivery.filterIds.flatMap((id) => asked.get(id) ?? []),
    attempts: delivery.attempts,
    createdAt: delivery.createdAt,
  }));
}

async function filtersById(db: Database, ids: readonly number[]): Promise<Map<number, Filter>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select()
    .from(filters)
    .where(inArray(filters.id, [...ids]));
  return new Map(found.map((row) => [row.id, filterOf(row)]));
}

/** Makes due again what a process that died had taken. Only the process that posts may call this. */
export async function releaseInterrupted(db: Database): Promise<number> {
  const released = await db
    .update(deliveries)
    .set({ state: 'pending' })
    .where(eq(deliveries.state, 'sending'))
    .returning({ id: deliveries.id });
  return released.length;
}

export async function markSent(db: Database, id: number, messageId: string, now: Date): Promise<void> {
  await db
    .update(deliveries)
    .set({ state: 'sent', messageId, reason: null, finishedAt: now })
    .where(eq(deliveries.id, id));
}

export async function markRefused(db: Database, id: number, reason: string, now: Date): Promise<void> {
  await db.update(deliveries).set({ state: 'refused', reason, finishedAt: now }).where(eq(deliveries.id, id));
}

export async function putOff(db: Database, id: number, reason: string, dueAt: Date): Promise<void> {
  await db.update(deliveries).set({ state: 'pending', reason, dueAt }).where(eq(deliveries.id, id));
}

/** Gives back what was taken and not tried, as a process that is told to stop does. */
export async function giveBack(db: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(deliveries)
    .set({ state: 'pending', attempts: sql`${deliveries.attempts} - 1` })
    .where(and(inArray(deliveries.id, [...ids]), eq(deliveries.state, 'sending')));
}

/** When the next pending delivery is due; `null` when none is pending. */
export async function nextDue(db: Database): Promise<Date | null> {
  const [next] = await db
    .select({ dueAt: min(deliveries.dueAt) })
    .from(deliveries)
    .where(eq(deliveries.state, 'pending'));
  return next?.dueAt ?? null;
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

/** Alerts of one server that were refused or have been put off, newest first. */
export async function channelTrouble(
  db: Database,
  guildId: string,
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
    .where(
      and(
        eq(deliveries.guildId, guildId),
        sql`${deliveries.state} <> 'sent' and ${deliveries.reason} is not null`,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit);
}
