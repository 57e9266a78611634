import { sql } from 'drizzle-orm';
import type { ChannelKind } from '../../../assembly/delivery/channel-kind.ts';
import type { ScheduledReport } from '../../../assembly/report-schedule.ts';
import { boolean, index, integer, jsonb, pgTable, serial, smallint, text, unique } from 'drizzle-orm/pg-core';
import { instant, postingReason, tsquery } from './columns.ts';
import type { TextLanguage } from '../../../assembly/declaration.ts';
import type { Locale } from '../../../locales.ts';
import { filterColumns } from '../../subscriptions/conditions.ts';

/** A search that a server keeps under a name of its own, to be followed like a topic. Never changed, only removed. */
export const serverTopics = pgTable(
  'server_topics',
  {
    id: serial('id').primaryKey(),
    guildId: text('guild_id').notNull(),
    name: text('name').notNull(),
    /** Lower case, without accents: one server has a name once. */
    folded: text('folded').notNull(),
    /** What people type into a search box. */
    words: text('words').notNull(),
    /** Of the texts it is looked up in; both when null. */
    language: text('language').$type<TextLanguage>(),
    /** What the words ask of a text in English, and of one in French; null for a language they are not found in. */
    wordsEn: tsquery('words_en'),
    wordsFr: tsquery('words_fr'),
    /** See `words/version`; of an earlier one, the words are to be read again. */
    wordsVersion: smallint('words_version').notNull().default(0),
    /** Keys of which a text that has the words has at least one, as in `filters`. */
    anchors: text('anchors').array().notNull().default(['*']),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('server_topics_once').on(t.guildId, t.folded),
    index('server_topics_anchors').using('gin', t.anchors).with({ fastupdate: false }),
  ],
);

/**
 * A filter in canonical form, stored once however many subscriptions use it. Every column that is
 * not null is a condition; see `subscriptions/filter`.
 */
export const filters = pgTable(
  'filters',
  {
    id: serial('id').primaryKey(),
    canonical: text('canonical').notNull().unique(),
    ...filterColumns,
    /** What the words ask of a text in English, and of one in French; null for a language they are not found in. */
    wordsEn: tsquery('words_en'),
    wordsFr: tsquery('words_fr'),
    /** See `words/version`; of an earlier one, the words are to be read again. */
    wordsVersion: smallint('words_version').notNull().default(0),
    /** Keys of the rarest facet; a declaration that has none of them cannot match. */
    anchors: text('anchors').array().notNull(),
  },
  (t) => [
    // Without the list of pending entries, which a look-up reads from end to end.
    index('filters_anchors').using('gin', t.anchors).with({ fastupdate: false }),
    index('filters_lists')
      .using('gin', t.list)
      .where(sql`list_ids is not null`),
    index('filters_not_lists')
      .using('gin', t.notList)
      .where(sql`not_list_ids is not null`),
    index('filters_newcomers')
      .using('gin', t.newcomer)
      .where(sql`newcomers is not null`),
    index('filters_server_topics')
      .using('gin', t.serverTopic)
      .where(sql`server_topic_ids is not null`),
    index('filters_not_server_topics')
      .using('gin', t.notServerTopic)
      .where(sql`not_server_topic_ids is not null`),
  ],
);

/** A server with subscriptions. */
export const servers = pgTable('servers', {
  id: text('id').primaryKey(),
  /** IANA name; digests and caps go by it. */
  timeZone: text('time_zone').notNull().default('Europe/Paris'),
  /** When the bot was removed from it. */
  goneAt: instant('gone_at'),
});

export const paces = ['once', 'daily', 'weekly'] as const;

export type Pace = (typeof paces)[number];

/**
 * A Discord channel that has, or had, subscriptions, and how people want to be told there. Belongs to its
 * server, or to the one person it is a direct message to.
 */
export const channels = pgTable(
  'channels',
  {
    id: text('id').primaryKey(),
    /** Empty for a direct message. */
    guildId: text('guild_id').notNull(),
    userId: text('user_id'),
    kind: text('kind').$type<ChannelKind>().notNull().default('text'),
    /** Of what is said there, in the channel's alerts. */
    language: text('language').$type<Locale>().notNull(),
    /** `suspended`: Discord refuses what is posted, and the set-up is kept. `ended`: the channel is gone. */
    state: text('state').$type<'active' | 'suspended' | 'ended'>().notNull().default('active'),
    /** Why it is not active. */
    reason: postingReason('reason'),
    stateSince: instant('state_since').notNull().defaultNow(),
    /** When a suspended channel is tried again. */
    probeAt: instant('probe_at'),
    /** Looks since a message was last accepted: kept while the channel is active, until one is. */
    probes: smallint('probes').notNull().default(0),
    /** When an administrator was told of it; kept as long. */
    toldAt: instant('told_at'),
    pace: text('pace').$type<Pace>().notNull().default('once'),
    /** Of a digest: the hour, and for a weekly one the day (1 for Monday), in the server's time zone. */
    hour: smallint('hour').notNull().default(8),
    weekday: smallint('weekday').notNull().default(1),
    /** The one role an alert mentions. */
    roleId: text('role_id'),
    /** Without a notification. */
    silent: boolean('silent').notNull().default(false),
    /** Most alerts on one day; the others come as one line. */
    cap: smallint('cap'),
    /** Of an announcement channel: published to those who follow it. */
    crosspost: boolean('crosspost').notNull().default(false),
    /** Of a direct message, as `servers` has it for theirs. */
    timeZone: text('time_zone'),
    /** Of a forum: the tag for each topic, and the one for everything else. */
    tags: jsonb('tags').$type<Readonly<Record<string, string>>>().notNull().default({}),
    defaultTag: text('default_tag'),
    /** What it is sent by schedule, and how far it has been: see `assembly/report-schedule`. */
    reports: jsonb('reports').$type<readonly ScheduledReport[]>().notNull().default([]),
  },
  (t) => [
    index('channels_guild').on(t.guildId),
    index('channels_user')
      .on(t.userId)
      .where(sql`user_id is not null`),
    index('channels_reports')
      .on(t.id)
      .where(sql`reports <> '[]'`),
    index('channels_probe')
      .on(t.probeAt)
      .where(sql`state = 'suspended'`),
  ],
);

export const subscriptions = pgTable(
  'subscriptions',
  {
    id: serial('id').primaryKey(),
    channelId: text('channel_id')
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    filterId: integer('filter_id')
      .notNull()
      .references(() => filters.id),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Since when it asks what it asks without a pause: what came before is no news to it. */
    activeSince: instant('active_since').notNull().defaultNow(),
    pausedAt: instant('paused_at'),
  },
  (t) => [
    unique('subscriptions_once').on(t.channelId, t.filterId),
    index('subscriptions_filter').on(t.filterId),
  ],
);

/** A subscription whose words mean something else since they are read by the language of words: its channel is told once. */
export const rereadings = pgTable('rereadings', {
  subscriptionId: integer('subscription_id')
    .primaryKey()
    .references(() => subscriptions.id, { onDelete: 'cascade' }),
  /** As they were typed. The filter of the subscription asks what they asked before. */
  typed: text('typed').notNull(),
  /** Since when the channel may have been told. */
  tryingSince: instant('trying_since'),
  toldAt: instant('told_at'),
});
