import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Filter } from '../../subscriptions/filter.ts';
import { serverTopicsIn, type PeopleAsked } from '../../subscriptions/names.ts';
import { placeColumns, placeOf, type DeliveryTarget } from '../subscriptions/channels.ts';
import { leasedUntil, newClaim } from './claims.ts';
import { rows, type Database } from '../db/database.ts';
import { isInItsTurn } from './next-due.ts';
import { filterOf } from '../subscriptions/conditions.ts';
import { namesOn, serverTopicsOn } from '../subscriptions/filter-names.ts';
import { peopleAsked } from '../subscriptions/own/people-asked.ts';
import { channels, declarations, deliveries, filters, servers } from '../db/schema.ts';

/** What is told in one message: one delivery, or several as a digest or a line. */
export interface MessageBatch {
  /** The id of its first delivery, and the same at every attempt. */
  readonly id: number;
  /** The token under which it was claimed. */
  readonly claim: string;
  readonly place: DeliveryTarget;
  readonly form: 'alert' | 'digest' | 'line';
  /** Oldest first. */
  readonly deliveries: readonly ClaimedDelivery[];
  /** This one included. */
  readonly attempts: number;
  /** How many of them Discord answered in a way that nobody knows. */
  readonly unlisted: number;
  /** Since when Discord may have an attempt of which we have no answer; `null` when it surely has none. */
  readonly unsureSince: Date | null;
}

/** From the digest before to this one, by the days of the place, `YYYY-MM-DD`. */
export interface DigestPeriod {
  readonly from: string;
  readonly to: string;
}

/** A delivery taken for posting. */
export interface ClaimedDelivery {
  readonly id: number;
  readonly declarationId: number;
  readonly number: number;
  readonly edition: number;
  /** Those that still have a subscription which is not paused. */
  readonly filters: readonly Filter[];
  /** Whether there is any: nobody asks for the others any more. */
  readonly isWanted: boolean;
  /** A later edition, to be named in a line, of what the channel was told before: that message shows the edition. */
  readonly isTold: boolean;
  /** Of the digest for which it was made; the day it was made for what comes by itself. */
  readonly period: DigestPeriod;
  /** Names of those servers' topics that the filters name and the declaration is on, by id. */
  readonly serverTopics: ReadonlyMap<number, string>;
  /** Whom the filters name by a list, or before they had signed anything. */
  readonly people: PeopleAsked;
  /** Where the channel was told of an earlier edition. */
  readonly first: { readonly channelId: string; readonly messageId: string } | null;
}

/**
 * Beyond so many times what is taken, the later ones that are due wait for their turn to be looked at; unless
 * the first belong to so few channels that too little can be taken. All are looked at only when nothing was.
 */
const looks = [10, 250, Number.POSITIVE_INFINITY];

/**
 * Takes what is due for posting: one parcel a channel, its oldest, and none for a channel that is being
 * posted to; servers, and people who are told directly, take turns. They are `sending` until settled.
 * Another process that claims at the same time gets others.
 *
 * @param term the leader's; 0 where only one process can open the database.
 */
export async function claimDue(db: Database, now: Date, limit: number, term = 0): Promise<MessageBatch[]> {
  const taken: Taken[] = [];
  const claim = newClaim();
  for (const look of looks) {
    const left = limit - new Set(taken.map(({ parcel }) => parcel)).size;
    const isLast = look === Number.POSITIVE_INFINITY;
    if (left === 0 || (isLast && taken.length > 0)) break;
    const looked = isLast ? null : look * limit;
    taken.push(...(await take(db, now, { limit: left, looked, claim, term })));
  }
  return parcelsOf(db, taken, claim);
}

interface Taken {
  readonly id: number;
  readonly parcel: number;
  /** See {@link MessageBatch}. */
  readonly unsureSince: Date | null;
}

async function take(
  db: Database,
  now: Date,
  {
    limit,
    looked,
    claim,
    term,
  }: {
    readonly limit: number;
    /** `null` for all. */
    readonly looked: number | null;
    readonly claim: string;
    readonly term: number;
  },
): Promise<Taken[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const taken = rows<{ id: number; parcel: number; unsure: string | null }>(
    await db.execute(sql`
      with first as materialized (
        select id, channel_id, guild_id, due_at, form, parcel, unsure_since from deliveries
        where state = 'pending' and due_at <= ${at} order by due_at, id limit ${looked}
      ), due as (
        select d.* from first d join channels c on c.id = d.channel_id and c.state = 'active'
        where ${isInItsTurn(at)}
      ), heads as (
        select distinct on (channel_id) * from due
        order by channel_id, parcel is null, form = 'line', id
      ), turns as (
        select *, row_number() over (partition by coalesce(nullif(guild_id, ''), channel_id) order by due_at, id) as turn from heads
      ), chosen as (
        select * from turns order by turn, due_at, id limit ${limit}
      )
      update deliveries d
      set state = 'sending', attempts = d.attempts + 1, parcel = coalesce(chosen.parcel, chosen.id),
        unsure_since = coalesce(d.unsure_since, ${at}), claim = ${claim}, claim_term = ${term},
        leased_until = ${leasedUntil}
      from chosen
      where d.state = 'pending' and d.channel_id = chosen.channel_id and (
        d.id = chosen.id
        or (chosen.form <> 'alert' and d.form = chosen.form and d.due_at <= ${at}
          and d.parcel is not distinct from chosen.parcel))
      returning d.id, d.parcel, chosen.unsure_since as unsure`),
  );
  // pg hands out a bigint as text.
  return taken.map(({ id, parcel, unsure }) => ({
    id: Number(id),
    parcel: Number(parcel),
    unsureSince: unsure === null ? null : new Date(unsure),
  }));
}

async function parcelsOf(db: Database, taken: readonly Taken[], claim: string): Promise<MessageBatch[]> {
  if (taken.length === 0) return [];
  const before = new Map(taken.map(({ id, unsureSince }) => [id, unsureSince]));
  const found = await db
    .select({
      delivery: {
        id: deliveries.id,
        declarationId: deliveries.declarationId,
        edition: deliveries.edition,
        filterIds: deliveries.filterIds,
        form: deliveries.form,
        attempts: deliveries.attempts,
        payload: deliveries.payload,
        parcel: deliveries.parcel,
      },
      number: declarations.number,
      period: digestPeriod,
      channel: placeColumns,
      timeZone: servers.timeZone,
      wanted: sql<number[]>`array(
        select s.filter_id from subscriptions s
        where s.channel_id = ${deliveries.channelId} and s.filter_id = any(${deliveries.filterIds})
          and s.paused_at is null order by s.filter_id)`,
    })
    .from(deliveries)
    .innerJoin(declarations, eq(declarations.id, deliveries.declarationId))
    .innerJoin(channels, eq(channels.id, deliveries.channelId))
    .leftJoin(servers, eq(servers.id, deliveries.guildId))
    .where(inArray(deliveries.id, [...before.keys()]))
    .orderBy(asc(deliveries.dueAt), asc(deliveries.id));
  const { asked, topicsOn, people } = await filtersOf(
    db,
    found.map(({ delivery }) => delivery),
  );
  const firsts = await firstMessages(
    db,
    found.map(({ delivery }) => delivery),
  );
  const told = await toldBefore(
    db,
    found.map(({ delivery }) => delivery),
  );
  const parcels = new Map<number, MessageBatch & { readonly deliveries: ClaimedDelivery[] }>();
  for (const { delivery, number, period, channel, timeZone, wanted } of found) {
    const id = delivery.parcel ?? delivery.id;
    const parcel = parcels.get(id) ?? {
      id,
      claim,
      place: placeOf(channel, timeZone),
      form: delivery.form,
      deliveries: [],
      attempts: delivery.attempts,
      unlisted: Number((delivery.payload as { unlisted?: number } | null)?.unlisted ?? 0),
      unsureSince: before.get(delivery.id) ?? null,
    };
    parcel.deliveries.push({
      id: delivery.id,
      declarationId: delivery.declarationId,
      number,
      edition: delivery.edition,
      filters: wanted.flatMap((filter) => asked.get(filter) ?? []),
      isWanted: wanted.length > 0,
      isTold: told.has(delivery.id),
      period: readPeriod(period),
      serverTopics: topicsOn(delivery),
      people,
      first: firsts.get(delivery.id) ?? null,
    });
    parcels.set(id, parcel);
  }
  return [...parcels.values()];
}

/** Two days, in the channel's zone, between a space. */
const digestPeriod = sql<string>`(
  select to_char(n.until - case ${channels.pace} when 'weekly' then interval '7 days' when 'daily' then interval '1 day'
      else interval '0' end, 'YYYY-MM-DD') || ' ' || to_char(n.until, 'YYYY-MM-DD')
  from (
    select z.zone, (case ${channels.pace} when 'once' then ${deliveries.createdAt}
      else hemicycle_next(${deliveries.createdAt}, z.zone, ${channels.pace}, ${channels.hour}, ${channels.weekday}) end)
      at time zone z.zone as until
    from (select hemicycle_zone(coalesce(${servers.timeZone}, ${channels.timeZone}, 'UTC')) as zone) z
  ) n)`;

function readPeriod(days: string): DigestPeriod {
  const [from = '', to = ''] = days.split(' ');
  return { from, to };
}

/** For deliveries of later editions: the message in which their channel was told of an earlier one. */
export async function firstMessages(
  db: Database,
  claimed: readonly Pick<typeof deliveries.$inferSelect, 'id' | 'edition' | 'form'>[],
): Promise<Map<number, { channelId: string; messageId: string }>> {
  const later = claimed.filter(({ edition, form }) => edition > 1 && form === 'alert').map(({ id }) => id);
  if (later.length === 0) return new Map();
  const found = rows<{ id: number; channel: string; message: string }>(
    await db.execute(sql`
      select distinct on (d.id) d.id, coalesce(o.thread_id, o.channel_id) as channel, o.message_id as message
      from deliveries d
      join deliveries o on o.declaration_id = d.declaration_id and o.channel_id = d.channel_id
        and o.edition < d.edition and o.state = 'sent' and o.message_id is not null and o.form = 'alert'
      where d.id = any(${sql.param(later)}::bigint[])
      order by d.id, o.edition`),
  );
  return new Map(
    found.map(({ id, channel, message }) => [Number(id), { channelId: channel, messageId: message }]),
  );
}

/** Those of the deliveries in a line whose declaration the channel was told of in an earlier edition. */
async function toldBefore(
  db: Database,
  claimed: readonly Pick<typeof deliveries.$inferSelect, 'id' | 'edition' | 'form'>[],
): Promise<Set<number>> {
  const later = claimed.filter(({ edition, form }) => edition > 1 && form === 'line').map(({ id }) => id);
  if (later.length === 0) return new Set();
  const found = rows<{ id: number }>(
    await db.execute(sql`
      select d.id from deliveries d
      where d.id = any(${sql.param(later)}::bigint[]) and exists (
        select from deliveries o where o.declaration_id = d.declaration_id and o.channel_id = d.channel_id
          and o.edition < d.edition and o.state in ('sent', 'folded'))`),
  );
  return new Set(found.map(({ id }) => Number(id)));
}

/** The filters that deliveries come for, by id, what of their servers' topics each declaration is on (names by id), and whom they name. */
export async function filtersOf(
  db: Database,
  found: readonly { readonly declarationId: number; readonly filterIds: readonly number[] }[],
): Promise<{
  readonly asked: ReadonlyMap<number, Filter>;
  readonly topicsOn: (delivery: { readonly declarationId: number }) => ReadonlyMap<number, string>;
  readonly people: PeopleAsked;
}> {
  const ids = [...new Set(found.flatMap(({ filterIds }) => filterIds))];
  const stored = ids.length === 0 ? [] : await db.select().from(filters).where(inArray(filters.id, ids));
  const asked = new Map(stored.map((row) => [row.id, filterOf(row)]));
  const topics = await serverTopicsOn(
    db,
    found.map(({ declarationId }) => declarationId),
    serverTopicsIn([...asked.values()]),
  );
  return {
    asked,
    topicsOn: ({ declarationId }) => namesOn(topics, declarationId),
    people: await peopleAsked(db, [...asked.values()]),
  };
}
