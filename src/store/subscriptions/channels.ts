import { and, asc, eq, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm';
import { channelKinds, traitsOf, type ChannelKind } from '../../assembly/delivery/channel-kind.ts';
import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { sweepFilters } from './idle-filters.ts';
import { ownerColumns } from './owner.ts';
import { channels, deliveries, servers, subscriptions, type Pace } from '../db/schema.ts';
import type { Locale } from '../../locales.ts';

/** A channel that is posted to, and how people there want to be told. */
export interface DeliveryTarget {
  readonly channelId: string;
  /** Empty for a direct message. */
  readonly guildId: string;
  readonly kind: ChannelKind;
  readonly language: Locale;
  readonly pace: Pace;
  /** The one role an alert mentions. */
  readonly roleId: string | null;
  readonly silent: boolean;
  /** Most alerts on one day of the server's, or the person's. */
  readonly cap: number | null;
  readonly timeZone: string;
  /** Of a forum: tag ids by topic, and the one for everything else. */
  readonly tags: Readonly<Record<string, string>>;
  readonly defaultTag: string | null;
}

/** What `placeOf` needs of a channel. */
export const placeColumns = {
  id: channels.id,
  guildId: channels.guildId,
  kind: channels.kind,
  language: channels.language,
  pace: channels.pace,
  roleId: channels.roleId,
  silent: channels.silent,
  cap: channels.cap,
  timeZone: channels.timeZone,
  tags: channels.tags,
  defaultTag: channels.defaultTag,
};

type PlaceRow = Pick<typeof channels.$inferSelect, keyof typeof placeColumns>;

/** The place a row stands for. */
export function placeOf(row: PlaceRow, timeZone: string | null): DeliveryTarget {
  const { id, guildId, kind, language, pace, roleId, silent, cap, tags, defaultTag } = row;
  return {
    channelId: id,
    guildId,
    kind,
    language,
    pace,
    roleId,
    silent,
    cap,
    timeZone: timeZone ?? row.timeZone ?? 'UTC',
    tags,
    defaultTag,
  };
}

export interface Suspended extends DeliveryTarget {
  readonly reason: PostingReason;
  readonly since: Date;
  readonly probes: number;
  readonly toldAt: Date | null;
}

/** A channel that was open for this long is not the one that kept closing: it starts anew. */
const steadyMs = 6 * 60 * 60_000;

/** What a suspension says: why, and when to look again. */
export interface Suspension {
  readonly reason: PostingReason;
  readonly now: Date;
  /** @param looks how many there were since a message was last accepted. */
  readonly probeAt: (looks: number) => Date;
}

/**
 * Stops posting to a channel that Discord keeps us out of. Its set-up stays, and what was to be posted is
 * held. A channel that looked open and was closed again goes on with the longer and longer pauses it had.
 *
 * @returns the suspended channel; `null` when it was not active.
 */
export async function suspendChannel(
  db: Database,
  channelId: string,
  { reason, now, probeAt }: Suspension,
): Promise<Suspended | null> {
  return db.transaction(async (tx) => {
    const [active] = await tx
      .select()
      .from(channels)
      .where(and(eq(channels.id, channelId), eq(channels.state, 'active')))
      .for('update');
    await tx
      .update(deliveries)
      .set({ state: 'held', reason })
      .where(and(eq(deliveries.channelId, channelId), inArray(deliveries.state, ['pending', 'sending'])));
    if (!active) return null;
    const isNew = now.getTime() - active.stateSince.getTime() > steadyMs;
    const probes = isNew ? 0 : active.probes;
    const toldAt = isNew ? null : active.toldAt;
    await tx
      .update(channels)
      .set({ state: 'suspended', reason, stateSince: now, probeAt: probeAt(probes), probes, toldAt })
      .where(eq(channels.id, channelId));
    return { ...placeOf(active, null), reason, since: now, probes, toldAt };
  });
}

/** More than enough for the longest pause there is. */
const oneMore = sql`least(${channels.probes} + 1, 1000)`;

/** The newest of what was held come one by one; of the others only that they are there. */
const caughtUp = 5;

/**
 * Posts to a suspended channel again: the newest five of what was held as alerts, the others in one line.
 * Whether it is open shows when a message is accepted: until then the looks so far count.
 *
 * @returns how many deliveries wait to be posted; `null` when the channel was not suspended.
 */
export async function resumeChannel(db: Database, channelId: string, now: Date): Promise<number | null> {
  return db.transaction(async (tx) => {
    const resumed = await tx
      .update(channels)
      .set({ state: 'active', reason: null, stateSince: now, probeAt: null, probes: oneMore })
      .where(and(eq(channels.id, channelId), eq(channels.state, 'suspended')))
      .returning({ id: channels.id });
    if (resumed.length === 0) return null;
    const released = await tx.execute(sql`
      update ${deliveries} as d set state = 'pending', reason = null,
        due_at = greatest(d.due_at, ${now.toISOString()}::timestamptz),
        form = case when ranked.is_late then 'line' else d.form end,
        parcel = case when ranked.is_late then null else d.parcel end
      from (
        -- What may be there already is looked for, and not told a second time in the line.
        select id, form = 'alert' and unsure_since is null
          and row_number() over (partition by form order by declaration_id desc, id desc) > ${caughtUp} as is_late
        from ${deliveries} where channel_id = ${channelId} and state = 'held'
      ) as ranked
      where d.id = ranked.id
      returning d.id`);
    return rows(released).length;
  });
}

/**
 * Makes due what was held for a channel that is active: a declaration that was stored in the very moment in
 * which its channel was resumed did not see it yet.
 */
export async function releaseStranded(db: Database, now: Date): Promise<number> {
  const released = await db.execute(sql`
    update ${deliveries} as d set state = 'pending', reason = null,
      due_at = greatest(d.due_at, ${now.toISOString()}::timestamptz)
    from ${channels} as c
    where c.id = d.channel_id and c.state = 'active' and d.state = 'held'
    returning d.id`);
  return rows(released).length;
}

/** Ends a channel that is gone for good: its subscriptions and what was to be posted to it. */
export async function endChannel(
  db: Database,
  channelId: string,
  reason: PostingReason,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(channels)
      .set({ state: 'ended', reason, stateSince: now, probeAt: null, reports: [] })
      .where(eq(channels.id, channelId));
    const ended = await tx
      .delete(subscriptions)
      .where(eq(subscriptions.channelId, channelId))
      .returning({ filterId: subscriptions.filterId });
    await sweepFilters(
      tx,
      ended.map(({ filterId }) => filterId),
    );
    await dropOpen(tx, channelId, reason, now);
  });
}

async function dropOpen(tx: Transaction, channelId: string, reason: PostingReason, now: Date): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'dropped', reason, finishedAt: now })
    .where(
      and(eq(deliveries.channelId, channelId), inArray(deliveries.state, ['pending', 'sending', 'held'])),
    );
}

/** Suspended channels: those whose time to be tried again has come, all of one server, or all. */
export async function channelsToProbe(
  db: Database,
  which: 'all' | { dueBy: Date } | { guildId: string },
): Promise<Suspended[]> {
  const found = await db
    .select({ channel: channels, timeZone: servers.timeZone })
    .from(channels)
    .leftJoin(servers, eq(servers.id, channels.guildId))
    .where(
      and(
        eq(channels.state, 'suspended'),
        which === 'all'
          ? undefined
          : 'dueBy' in which
            ? lte(channels.probeAt, which.dueBy)
            : eq(channels.guildId, ownerColumns(which.guildId)),
      ),
    )
    .orderBy(asc(channels.probeAt));
  return found.map(({ channel, timeZone }) => ({
    ...placeOf(channel, timeZone),
    reason: channel.reason ?? { code: 'unspecified' },
    since: channel.stateSince,
    probes: channel.probes,
    toldAt: channel.toldAt,
  }));
}

export async function putOffProbe(
  db: Database,
  channelId: string,
  next: { reason: PostingReason; probeAt: Date },
): Promise<void> {
  await db
    .update(channels)
    .set({ ...next, probes: oneMore })
    .where(and(eq(channels.id, channelId), eq(channels.state, 'suspended')));
}

/** Records that an administrator was told of a suspension. */
export async function markTold(db: Database, channelId: string, now: Date): Promise<void> {
  await db
    .update(channels)
    .set({ toldAt: now })
    .where(and(eq(channels.id, channelId), isNull(channels.toldAt)));
}

/** The active channels of a server where something could be said instead: in a forum nobody can just say it. */
export async function activeChannelsOf(db: Database, guildId: string): Promise<string[]> {
  const found = await db
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        eq(channels.guildId, ownerColumns(guildId)),
        eq(channels.state, 'active'),
        notInArray(
          channels.kind,
          channelKinds.filter((kind) => traitsOf(kind).takesPosts),
        ),
      ),
    );
  return found.map(({ id }) => id);
}
