import { and, asc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm';
import type { PostingReason, PostingReasonCode } from '../../assembly/delivery/posting-reason.ts';
import type { Filter } from '../../subscriptions/filter.ts';
import type { PeopleAsked } from '../../subscriptions/names.ts';
import { placeOf, type DeliveryTarget } from '../subscriptions/channels.ts';
import { rows, type Database } from '../db/database.ts';
import { ownerColumns } from '../subscriptions/owner.ts';
import { filtersOf, firstMessages } from './claim-batches.ts';
import { channels, deliveries, servers } from '../db/schema.ts';

/** A message whose declaration has a newer edition than the message shows. */
export interface DueEdit {
  readonly id: number;
  readonly declarationId: number;
  /** The edition that caused the alert. */
  readonly edition: number;
  readonly place: DeliveryTarget;
  readonly message: { readonly channelId: string; readonly messageId: string };
  readonly filters: readonly Filter[];
  readonly serverTopics: ReadonlyMap<number, string>;
  readonly people: PeopleAsked;
  /** Where the channel had been told of an earlier edition when this message came. */
  readonly first: { readonly channelId: string; readonly messageId: string } | null;
  /** Failures so far. */
  readonly edits: number;
  /** When it became due: something else to edit that comes later makes it due anew. */
  readonly dueAt: Date;
}

export async function editsDue(db: Database, now: Date, limit: number): Promise<DueEdit[]> {
  const found = await db
    .select({ delivery: deliveries, channel: channels, timeZone: servers.timeZone })
    .from(deliveries)
    .innerJoin(channels, and(eq(channels.id, deliveries.channelId), eq(channels.state, 'active')))
    .leftJoin(servers, eq(servers.id, deliveries.guildId))
    .where(and(lte(deliveries.editDueAt, now), isNotNull(deliveries.messageId)))
    .orderBy(asc(deliveries.editDueAt), asc(deliveries.id))
    .limit(limit);
  const { asked, topicsOn, people } = await filtersOf(
    db,
    found.map(({ delivery }) => delivery),
  );
  const firsts = await firstMessages(
    db,
    found.map(({ delivery }) => delivery),
  );
  return found.map(({ delivery, channel, timeZone }) => ({
    id: delivery.id,
    declarationId: delivery.declarationId,
    edition: delivery.edition,
    place: placeOf(channel, timeZone),
    message: {
      channelId: delivery.threadId ?? delivery.channelId,
      messageId: delivery.messageId ?? '',
    },
    filters: delivery.filterIds.flatMap((id) => asked.get(id) ?? []),
    serverTopics: topicsOn(delivery),
    people,
    first: firsts.get(delivery.id) ?? null,
    edits: delivery.edits,
    dueAt: delivery.editDueAt ?? now,
  }));
}

/** The message shows this edition; what came since the edit became due makes the next one due at once. */
export async function markEdited(
  db: Database,
  { id, dueAt }: Pick<DueEdit, 'id' | 'dueAt'>,
  edition: number,
  now: Date,
): Promise<void> {
  await db.execute(sql`
    update deliveries d set shown_edition = ${edition}, edits = 0, edit_reason = null,
      edit_due_at = case when l.edition > ${edition} or d.edit_due_at <> ${dueAt.toISOString()}::timestamptz
        then ${now.toISOString()}::timestamptz end
    from declarations l where l.id = d.declaration_id and d.id = ${id}`);
}

/** @param next.isCounted whether it counts as a failure. */
export async function putOffEdit(
  db: Database,
  id: number,
  { dueAt, reason, isCounted }: { dueAt: Date; reason: PostingReason; isCounted: boolean },
): Promise<void> {
  await db
    .update(deliveries)
    .set({
      editDueAt: dueAt,
      editReason: reason,
      ...(isCounted && { edits: sql`${deliveries.edits} + 1` }),
    })
    .where(eq(deliveries.id, id));
}

/** The message cannot be edited any more, or nobody tries any longer. */
export async function giveUpEdit(db: Database, id: number, reason: PostingReason | null): Promise<void> {
  await db
    .update(deliveries)
    .set({ editDueAt: null, ...(reason !== null && { editReason: reason }) })
    .where(eq(deliveries.id, id));
}

/** A message of an announcement channel to be published, the oldest of each channel. */
export interface DueCrosspost {
  readonly id: number;
  readonly message: { readonly guildId: string; readonly channelId: string; readonly messageId: string };
  readonly failures: number;
}

export async function crosspostsDue(db: Database, now: Date): Promise<DueCrosspost[]> {
  const found = await db
    .selectDistinctOn([deliveries.channelId], {
      id: deliveries.id,
      guildId: deliveries.guildId,
      channelId: deliveries.channelId,
      messageId: deliveries.messageId,
      failures: deliveries.crossposts,
    })
    .from(deliveries)
    .innerJoin(channels, and(eq(channels.id, deliveries.channelId), eq(channels.state, 'active')))
    .where(and(lte(deliveries.crosspostDueAt, now), isNotNull(deliveries.messageId)))
    .orderBy(deliveries.channelId, asc(deliveries.id));
  return found.map(({ id, guildId, channelId, messageId, failures }) => ({
    id,
    message: { guildId, channelId, messageId: messageId ?? '' },
    failures,
  }));
}

/**
 * @param again when to try again, and whether it failed; `null` when it is done, or never will be. Puts off the
 *   others of the channel, too.
 */
export async function settleCrosspost(
  db: Database,
  due: DueCrosspost,
  again: { readonly dueAt: Date; readonly isCounted: boolean } | null,
): Promise<void> {
  await db.execute(
    again === null
      ? sql`update deliveries set crosspost_due_at = null where id = ${due.id}`
      : sql`
        update deliveries set crosspost_due_at = ${again.dueAt.toISOString()}::timestamptz,
          crossposts = crossposts + case when id = ${due.id} and ${again.isCounted} then 1 else 0 end
        where channel_id = ${due.message.channelId} and crosspost_due_at is not null`,
  );
}

/** Put off as nobody could say what the bot may do there. */
const isUnknown = sql`${deliveries.reason} ->> 'code' = ${'unknown' satisfies PostingReasonCode}`;

/** Makes due what could not be posted as nobody could say what the bot may do there, in one server or everywhere. */
export async function hastenUnknown(
  db: Database,
  where: 'all' | { guildId: string },
  now: Date,
): Promise<number> {
  const hastened = await db
    .update(deliveries)
    .set({ dueAt: now })
    .where(
      and(
        eq(deliveries.state, 'pending'),
        gt(deliveries.dueAt, now),
        isUnknown,
        where === 'all' ? undefined : eq(deliveries.guildId, ownerColumns(where.guildId)),
      ),
    )
    .returning({ id: deliveries.id });
  return hastened.length;
}

/** Makes due what was put off, in one server or everywhere: what stood in its way may be gone. */
export async function hastenEdits(
  db: Database,
  where: 'all' | { guildId: string },
  now: Date,
): Promise<void> {
  await db
    .update(deliveries)
    .set({ editDueAt: now })
    .where(
      and(
        gt(deliveries.editDueAt, now),
        where === 'all' ? undefined : eq(deliveries.guildId, ownerColumns(where.guildId)),
      ),
    );
}

/** Servers where something is suspended, put off because nobody could say, or to be edited. */
export async function serversWaiting(db: Database): Promise<ReadonlySet<string>> {
  const found = rows<{ guild_id: string }>(
    await db.execute(sql`
      select guild_id from channels where state = 'suspended' and guild_id is not null
      union select guild_id from deliveries where state = 'pending' and ${isUnknown} and guild_id is not null
      union select guild_id from deliveries where edit_due_at is not null and guild_id is not null`),
  );
  return new Set(found.map(({ guild_id }) => guild_id));
}
