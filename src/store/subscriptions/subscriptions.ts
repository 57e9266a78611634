import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { ChannelKind } from '../../assembly/delivery/channel-kind.ts';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import type { Filter, FilterInput } from '../../subscriptions/filter.ts';
import { tidy } from '../../subscriptions/filter.ts';
import type { FilterNames } from '../../subscriptions/names.ts';
import { conditionsOnStored, filterOf } from './conditions.ts';
import { compileWords } from '../text/word-queries.ts';
import type { Database, Transaction } from '../db/database.ts';
import { newestEntry } from '../declarations/declarations.ts';
import { namesIn } from './filter-names.ts';
import { saveFilter } from './filters.ts';
import { ownerColumns, ownedBy, type Owner } from './owner.ts';
import { channels, declarations, filters, servers, subscriptions } from '../db/schema.ts';
import type { Locale } from '../../locales.ts';

/** Far beyond any real set-up; keeps one server or person from filling the database. */
const perOwner = 500;

/** Nobody tells in which zone a person is; the Assembly sits in this one. */
const usualTimeZone = 'Europe/Paris';

export interface SubscriptionEntry {
  readonly id: number;
  readonly channelId: string;
  readonly filter: Filter;
  readonly names: FilterNames;
  readonly createdAt: Date;
  /** Since when it asks this without a pause. */
  readonly activeSince: Date;
  readonly pausedAt: Date | null;
  /** How its channel is, since when and why. */
  readonly channel: {
    readonly kind: ChannelKind;
    readonly state: 'active' | 'suspended' | 'ended';
    readonly since: Date;
    readonly reason: PostingReason | null;
  };
}

export type Subscribed =
  | {
      readonly kind: 'created' | 'known';
      readonly id: number;
      /** The channel's. */ readonly language: Locale;
    }
  | { readonly kind: 'full'; readonly limit: number };

/** Subscribes a channel of a server, or the direct messages of a person. */
export async function subscribe(
  db: Database,
  asked: ChannelToKeep & { filter: FilterInput },
): Promise<Subscribed> {
  const { channelId } = asked;
  return db.transaction(async (tx) => {
    const language = await keepChannel(tx, asked);
    const filterId = await saveFilter(tx, asked.filter);
    const [known] = await tx
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(and(eq(subscriptions.channelId, channelId), eq(subscriptions.filterId, filterId)));
    if (known) return { kind: 'known', id: known.id, language };
    const [held] = await tx
      .select({ subscriptions: count() })
      .from(subscriptions)
      .innerJoin(channels, eq(channels.id, subscriptions.channelId))
      .where(ownedBy(asked));
    if ((held?.subscriptions ?? 0) >= perOwner) return { kind: 'full', limit: perOwner };
    const [created] = await tx
      .insert(subscriptions)
      .values({ channelId, filterId })
      .onConflictDoUpdate({ target: [subscriptions.channelId, subscriptions.filterId], set: { channelId } })
      .returning({ id: subscriptions.id });
    if (!created) throw new Error('A subscription was neither found nor stored.');
    return { kind: 'created', id: created.id, language };
  });
}

type ChannelToKeep = Owner & {
  channelId: string;
  kind?: ChannelKind;
  /** Becomes the channel's; `null` leaves it as it is. */
  language: Locale | null;
  /** Of a channel that has none yet. */
  usualLanguage: Locale;
};

/**
 * Makes the channel known, with its server.
 *
 * @returns its language.
 */
export async function keepChannel(tx: Transaction, asked: ChannelToKeep): Promise<Locale> {
  const { channelId, language, usualLanguage } = asked;
  const isDirect = 'userId' in asked;
  if (!isDirect)
    await tx
      .insert(servers)
      .values({ id: ownerColumns(asked.guildId) })
      .onConflictDoNothing();
  const kind = isDirect ? 'direct' : asked.kind;
  const whose = isDirect
    ? { guildId: '', userId: ownerColumns(asked.userId) }
    : { guildId: asked.guildId, userId: null };
  const [channel] = await tx
    .insert(channels)
    .values({
      id: channelId,
      ...whose,
      language: language ?? usualLanguage,
      ...(kind && { kind }),
      ...(isDirect && { timeZone: usualTimeZone }),
    })
    .onConflictDoUpdate({
      target: channels.id,
      // A channel that had ended is there after all.
      set: {
        ...whose,
        state: sql`case ${channels.state} when 'ended' then 'active' else ${channels.state} end`,
        ...(kind && { kind }),
        ...(language && { language }),
      },
    })
    .returning({ language: channels.language });
  if (!channel) throw new Error('A channel was neither found nor stored.');
  return channel.language;
}

/** The language of a channel's alerts; `null` for a channel that never had any. */
export async function channelLanguage(db: Database, channelId: string): Promise<Locale | null> {
  const [channel] = await db
    .select({ language: channels.language })
    .from(channels)
    .where(eq(channels.id, channelId));
  return channel?.language ?? null;
}

/** Those of one server or person, by channel and then by age. */
export async function subscriptionsOf(db: Database, owner: Owner): Promise<SubscriptionEntry[]> {
  const found = await db
    .select({
      subscription: subscriptions,
      channel: channels,
      filter: filters,
    })
    .from(subscriptions)
    .innerJoin(channels, eq(channels.id, subscriptions.channelId))
    .innerJoin(filters, eq(filters.id, subscriptions.filterId))
    .where(ownedBy(owner))
    .orderBy(asc(subscriptions.channelId), asc(subscriptions.id));
  const names = await namesIn(
    db,
    found.map(({ filter }) => filterOf(filter)),
  );
  return found.map(({ subscription, channel, filter }) => ({
    id: subscription.id,
    channelId: subscription.channelId,
    filter: filterOf(filter),
    names,
    createdAt: subscription.createdAt,
    activeSince: subscription.activeSince,
    pausedAt: subscription.pausedAt,
    channel: {
      kind: channel.kind,
      state: channel.state,
      since: channel.stateSince,
      reason: channel.reason,
    },
  }));
}

/** How many of the held declarations a filter matches, how many of them were tabled within a year, and the newest. */
export async function countMatches(
  db: Database,
  asked: FilterInput,
  language: TextLanguage,
  now: Date,
): Promise<Matched> {
  const filter = tidy(asked);
  const { queries } = await compileWords(db, filter.words ?? '');
  const where = and(...conditionsOnStored(filter, queries));
  const [held] = await db
    .select({
      count: count(),
      lastYear: sql<number>`(count(*) filter (where ${declarations.tabledOn} > ${yearBefore(now)}))::int`,
    })
    .from(declarations)
    .where(where);
  const latest = await newestEntry(db, language, where);
  return { count: held?.count ?? 0, lastYear: held?.lastYear ?? 0, latest };
}

export interface Matched {
  readonly count: number;
  /** Of the last twelve months. */
  readonly lastYear: number;
  readonly latest: DeclarationEntry | null;
}

/** The same day a year earlier, `YYYY-MM-DD`. */
function yearBefore(now: Date): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  return day.toISOString().slice(0, 10);
}
