import { and, eq, sql } from 'drizzle-orm';
import type { ChannelKind } from '../../assembly/delivery/channel-kind.ts';
import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import type { ScheduledReport } from '../../assembly/report-schedule.ts';
import { placeOf, type DeliveryTarget } from './channels.ts';
import type { Database } from '../db/database.ts';
import { ownedBy, type Owner } from './owner.ts';
import { channels, servers, type Pace } from '../db/schema.ts';
import type { Locale } from '../../locales.ts';

/** How people want to be told in a channel. */
export interface ChannelSettings extends DeliveryTarget {
  readonly hour: number;
  /** 1 for Monday. */
  readonly weekday: number;
  readonly crosspost: boolean;
  readonly reports: readonly ScheduledReport[];
  readonly state: 'active' | 'suspended' | 'ended';
  readonly stateSince: Date;
  readonly reason: PostingReason | null;
}

/** What is to be changed; what is left out stays, and `null` takes back what was set. */
export interface ChannelChange {
  readonly kind?: ChannelKind;
  readonly language?: Locale;
  readonly pace?: Pace;
  readonly hour?: number;
  readonly weekday?: number;
  readonly roleId?: string | null;
  readonly silent?: boolean;
  readonly cap?: number | null;
  readonly crosspost?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  readonly defaultTag?: string | null;
}

/** The settings of one channel; `null` for a channel that was never subscribed, or is somebody else's. */
export async function channelSettings(
  db: Database,
  owner: Owner,
  channelId: string,
): Promise<ChannelSettings | null> {
  return (await settingsWhere(db, owner, channelId))[0] ?? null;
}

/** Those of every channel of a server or person that has or had subscriptions. */
export async function settingsOf(db: Database, owner: Owner): Promise<ChannelSettings[]> {
  return settingsWhere(db, owner);
}

async function settingsWhere(db: Database, owner: Owner, channelId?: string): Promise<ChannelSettings[]> {
  const found = await db
    .select({ channel: channels, timeZone: servers.timeZone })
    .from(channels)
    .leftJoin(servers, eq(servers.id, channels.guildId))
    .where(and(ownedBy(owner), channelId === undefined ? undefined : eq(channels.id, channelId)))
    .orderBy(channels.id);
  return found.map(({ channel, timeZone }) => ({
    ...placeOf(channel, timeZone),
    hour: channel.hour,
    weekday: channel.weekday,
    crosspost: channel.crosspost,
    reports: channel.reports,
    state: channel.state,
    stateSince: channel.stateSince,
    reason: channel.reason,
  }));
}

/**
 * Changes how people are told in a channel. What waits follows: single alerts go into the next digest, and
 * the other way round.
 *
 * @returns the settings as they are now; `null` for a channel that is not the owner's.
 */
export async function changeChannel(
  db: Database,
  asked: Owner & { readonly channelId: string; readonly now: Date },
  change: ChannelChange,
): Promise<ChannelSettings | null> {
  const { channelId, now } = asked;
  const changed = await db.transaction(async (tx) => {
    if (Object.keys(change).length === 0) return true;
    const [row] = await tx
      .update(channels)
      .set(change)
      .where(and(eq(channels.id, channelId), ownedBy(asked)))
      .returning({ id: channels.id });
    if (!row) return false;
    const at = sql`${now.toISOString()}::timestamptz`;
    // What was tried may be there already: it stays as it was tried.
    await tx.execute(sql`
      update deliveries d set
        form = case c.pace when 'once' then 'alert' else 'digest' end,
        due_at = case c.pace when 'once' then ${at}
          else hemicycle_next(${at}, coalesce(z.time_zone, c.time_zone, 'UTC'), c.pace, c.hour, c.weekday) end
      from channels c left join servers z on z.id = c.guild_id
      where c.id = ${channelId} and d.channel_id = c.id and d.state in ('pending', 'held')
        and d.parcel is null and d.form <> 'line'
        and (c.pace <> 'once' or d.form = 'digest')`);
    return true;
  });
  return changed ? channelSettings(db, asked, channelId) : null;
}
