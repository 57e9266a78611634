import { sql } from 'drizzle-orm';
import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import { rows, type Database } from '../db/database.ts';
import { ownedBy, type Owner } from '../subscriptions/owner.ts';
import { channels } from '../db/schema.ts';

/** A declaration in a channel that was told of it, in a message of its own or among others. */
export interface ToldHere {
  readonly declarationId: number;
  /** That of the subscriptions; of a forum, not the post. */
  readonly channelId: string;
  /** Since when the channel wants no more of it. */
  readonly mutedAt: Date | null;
}

/**
 * The record of a declaration for the channel, or the post of a forum, that somebody is in; `null` where it was never to be
 * told, or where the channel is somebody else's.
 */
export async function toldHere(
  db: Database,
  owner: Owner,
  { number, channelId }: { readonly number: number; readonly channelId: string },
): Promise<ToldHere | null> {
  const [found] = rows<{ declaration: number; channel: string; muted: string | Date | null }>(
    await db.execute(sql`
      select d.declaration_id as declaration, d.channel_id as channel, d.muted_at as muted
      from declarations l join deliveries d on d.declaration_id = l.id join ${channels} on ${channels.id} = d.channel_id
      where l.number = ${number} and (d.channel_id = ${channelId} or d.thread_id = ${channelId}) and ${ownedBy(owner)}
      order by d.edition limit 1`),
  );
  if (!found) return null;
  return {
    declarationId: found.declaration,
    channelId: found.channel,
    mutedAt: found.muted === null ? null : new Date(found.muted),
  };
}

const muted = { code: 'muted' } as const satisfies PostingReason;

type Told = Pick<ToldHere, 'declarationId' | 'channelId'>;

/**
 * Lets a channel hear no more of a declaration: its message stays as it is, and what waited to be added to it is dropped, unless
 * it may have been posted already.
 *
 * @returns whether it was not muted before.
 */
export async function muteAlert(db: Database, told: Told, now: Date): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const isAddition = sql`(edition > 1 and state in ('pending', 'held') and unsure_since is null and exists (
    select from deliveries o where o.declaration_id = d.declaration_id and o.channel_id = d.channel_id
      and o.edition < d.edition and o.state in ('sent', 'folded')))`;
  const changed = await db.execute(sql`
    update deliveries d set muted_at = ${at}, edit_due_at = null,
      state = case when ${isAddition} then 'dropped' else state end,
      reason = case when ${isAddition} then ${JSON.stringify(muted)}::jsonb else reason end,
      finished_at = case when ${isAddition} then ${at} else finished_at end
    where declaration_id = ${told.declarationId} and channel_id = ${told.channelId} and muted_at is null
    returning id`);
  return rows(changed).length > 0;
}

/**
 * Lets a channel hear of a declaration again: its messages are brought up to date. What was left out meanwhile stays left out.
 *
 * @returns whether it was muted.
 */
export async function unmuteAlert(db: Database, told: Told, now: Date): Promise<boolean> {
  const changed = await db.execute(sql`
    update deliveries set muted_at = null, edits = 0,
      edit_due_at = case when state = 'sent' and form = 'alert' and message_id is not null
        then ${now.toISOString()}::timestamptz end
    where declaration_id = ${told.declarationId} and channel_id = ${told.channelId} and muted_at is not null
    returning id`);
  return rows(changed).length > 0;
}
