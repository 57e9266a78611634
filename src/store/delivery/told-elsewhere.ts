import { eq, ne, sql } from 'drizzle-orm';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { channels, servers } from '../db/schema.ts';
import { placeColumns, placeOf, type DeliveryTarget } from '../subscriptions/channels.ts';

/** A message in which a channel was told of declarations, as Discord has it. */
export interface ToldMessage {
  readonly messageId: string;
  /** The post, where the channel is a forum. */
  readonly threadId: string | null;
  readonly form: 'alert' | 'digest' | 'line';
  readonly at: Date;
  /** `edition` is `null` where an earlier version did not mark it. */
  readonly told: readonly { readonly number: number; readonly edition: number | null }[];
}

interface Place {
  readonly channelId: string;
  readonly guildId: string;
}

/**
 * Records what a channel was told in messages of which the store knows nothing, so that it is told no more, and brought up to date
 * with later editions. Of a declaration that is not held the record waits for it.
 *
 * @param known up to when the store knows what was told. What is missing from before was deleted.
 * @returns how many of the later messages the store neither had nor had begun: it is older than what was told.
 */
export async function recordTold(
  db: Database,
  place: Place,
  messages: readonly ToldMessage[],
  { known, now }: { readonly known: Date; readonly now: Date },
): Promise<number> {
  const unknown = await unknownOf(db, place, messages);
  if (unknown.length === 0) return 0;
  return db.transaction(async (tx) => {
    // A declaration stored meanwhile would not find what waits for it.
    await tx.execute(sql`lock table declarations, deliveries in share row exclusive mode`);
    let foreign = 0;
    for (const message of await unknownOf(tx, place, unknown)) {
      const isBegun = await record(tx, place, message, now);
      if (!isBegun && message.at > known) foreign += 1;
    }
    return foreign;
  });
}

/** Every place that may have been told something, those in servers first, and of them those that were told last. */
export async function placesTold(db: Database): Promise<readonly DeliveryTarget[]> {
  const last = sql`(select max(d.id) from deliveries d where d.channel_id = ${channels.id})`;
  const found = await db
    .select({ channel: placeColumns, timeZone: servers.timeZone })
    .from(channels)
    .leftJoin(servers, eq(servers.id, channels.guildId))
    .where(ne(channels.state, 'ended'))
    .orderBy(sql`${channels.guildId} = ''`, sql`${last} desc nulls last`, channels.id);
  return found.map(({ channel, timeZone }) => placeOf(channel, timeZone));
}

async function unknownOf(
  db: Database,
  { channelId }: Place,
  messages: readonly ToldMessage[],
): Promise<readonly ToldMessage[]> {
  if (messages.length === 0) return [];
  const ids = sql`${sql.param(messages.map(({ messageId }) => messageId))}::text[]`;
  const held = rows<{ id: string }>(
    await db.execute(sql`
      select message_id as id from deliveries where channel_id = ${channelId} and message_id = any(${ids})
      union all
      select delivery ->> 'message_id' from awaited_deliveries
      where channel_id = ${channelId} and delivery ->> 'message_id' = any(${ids})`),
  );
  const known = new Set(held.map(({ id }) => id));
  return messages.filter(({ messageId }) => !known.has(messageId));
}

interface Entry {
  readonly number: number;
  readonly edition: number | null;
}

/** @returns whether the store had begun to tell it, and only did not hear of the end. */
async function record(tx: Transaction, place: Place, message: ToldMessage, now: Date): Promise<boolean> {
  let isBegun = false;
  for (const entry of message.told) {
    const open = await settleOpen(tx, place, message, entry, now);
    if (open.some(({ unsure }) => unsure)) isBegun = true;
    if (open.length === 0) await insertTold(tx, place, message, entry, now);
  }
  return isBegun;
}

/** What waits to be told, or is not known to have been, was told with this. */
async function settleOpen(
  tx: Transaction,
  { channelId }: Place,
  { messageId, threadId, form, at }: ToldMessage,
  { number, edition }: Entry,
  now: Date,
): Promise<readonly { readonly unsure: boolean }[]> {
  const settled = await tx.execute(sql`
    with open as (
      select d.id, l.edition as newest, d.unsure_since is not null or d.state = 'uncertain' as unsure
      from deliveries d join declarations l on l.id = d.declaration_id
      where l.number = ${number} and d.channel_id = ${channelId} and d.state not in ('sent', 'folded')
        and d.edition <= coalesce(${edition}::int, d.edition)
    )
    update deliveries d
    set state = case ${form} when 'line' then 'folded' else 'sent' end, form = ${form}, message_id = ${messageId},
      thread_id = ${threadId}, reason = null, payload = null, claim = null, parcel = null, unsure_since = null,
      finished_at = ${at.toISOString()}::timestamptz, shown_edition = coalesce(${edition}::int, d.edition),
      edit_due_at = case when ${form} = 'alert' and open.newest > coalesce(${edition}::int, d.edition)
        then ${now.toISOString()}::timestamptz end
    from open where d.id = open.id
    returning open.unsure`);
  return rows<{ unsure: boolean }>(settled);
}

/** Without the filters for which it came: they are found when the next edition comes. */
async function insertTold(
  tx: Transaction,
  { channelId, guildId }: Place,
  { messageId, threadId, form, at }: ToldMessage,
  { number, edition }: Entry,
  now: Date,
): Promise<void> {
  const told = {
    channel_id: channelId,
    guild_id: guildId,
    edition: edition ?? 1,
    filter_ids: [],
    form,
    state: form === 'line' ? 'folded' : 'sent',
    attempts: 0,
    due_at: at,
    message_id: messageId,
    thread_id: threadId,
    shown_edition: edition ?? 1,
    edits: 0,
    crossposts: 0,
    created_at: at,
    finished_at: at,
  };
  const put = rows<{ id: number }>(
    await tx.execute(sql`
      with held as (select id, edition from declarations where number = ${number})
      select (hemicycle_put('deliveries', jsonb_build_array(${JSON.stringify(told)}::jsonb || jsonb_build_object(
        'declaration_id', held.id,
        'edit_due_at', case when ${form} = 'alert' and held.edition > ${edition ?? 1} then ${now.toISOString()} end)))) ->> 'id',
        held.id
      from held`),
  );
  if (put.length > 0) return;
  await tx.execute(sql`
    insert into awaited_deliveries (number, channel_id, guild_id, edition, delivery)
    select ${number}, ${channelId}, ${guildId}, ${edition ?? 1}, ${JSON.stringify(told)}::jsonb
    where not exists (select from declarations where number = ${number})
    on conflict do nothing`);
}
