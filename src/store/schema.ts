import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const tsquery = customType<{ data: string }>({ dataType: () => 'tsquery' });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** One written declaration. Its identity is the number; file id and date follow the current edition. */
export const declarations = pgTable(
  'declarations',
  {
    id: serial('id').primaryKey(),
    number: integer('number').notNull().unique(),
    document: integer('document').notNull(),
    /** Day of the first edition known to us. */
    tabledOn: date('tabled_on', { mode: 'string' }).notNull(),
    /** Day of the current edition. */
    date: date('date', { mode: 'string' }).notNull(),
    fileId: integer('file_id'),
    url: text('url'),
    edition: smallint('edition').notNull().default(1),
    signatoryCount: smallint('signatory_count').notNull(),
    /** ISO 3166 alpha-2 codes of the countries it is about (never those of its signatories). */
    concerns: text('concerns')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Version of the classifier that its topics, countries and summaries come from; 0: none yet. */
    classifiedWith: smallint('classified_with').notNull().default(0),
    firstSeenAt: instant('first_seen_at').notNull().defaultNow(),
  },
  (t) => [
    index('declarations_date').on(t.date, t.number),
    index('declarations_document').on(t.document),
    index('declarations_concerns').using('gin', t.concerns),
  ],
);

/** A declaration in one language. */
export const texts = pgTable(
  'texts',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    language: text('language').$type<'en' | 'fr'>().notNull(),
    title: text('title').notNull(),
    paragraphs: text('paragraphs').array().notNull(),
    summary: text('summary'),
    /** Day of the edition it was read from. */
    date: date('date', { mode: 'string' }),
    /** The declaration's, set by the database: the newest of many hits are found without reading them all. */
    number: integer('number').notNull().default(0),
    tsv: tsvector('tsv').generatedAlwaysAs(sql`hemicycle_tsv(language, title, paragraphs)`),
    /**
     * What else a search may ask of the declaration, such as `topic:elections` or `group:SOC`: beside the words, so that
     * one look-up finds what has both. Kept by `hemicycle_tally`.
     */
    marks: text('marks')
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.language] }),
    index('texts_tsv').using('gin', t.tsv, t.marks),
    index('texts_number').on(t.number),
  ],
);

/** A publication of a declaration: the first, or a later one with more signatories. */
export const editions = pgTable(
  'editions',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    edition: smallint('edition').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    fileId: integer('file_id'),
    url: text('url'),
    /** Of the list of signatories: delegations and groups are printed in it. */
    language: text('language').$type<'en' | 'fr'>().notNull().default('en'),
    signatoryCount: smallint('signatory_count').notNull(),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.edition] })],
);

/** A member who signed something, under the name and delegation most lately printed. */
export const signatories = pgTable(
  'signatories',
  {
    id: serial('id').primaryKey(),
    /** ISO 3166 alpha-2 code, or the printed name where the code is not known. */
    delegation: text('delegation').notNull(),
    name: text('name').notNull(),
    /** Lower case, without accents: what look-ups compare. */
    folded: text('folded').notNull(),
  },
  (t) => [
    index('signatories_delegation').on(t.delegation, t.folded),
    index('signatories_folded').using('gin', sql`${t.folded} gin_trgm_ops`),
  ],
);

/** A name as printed, and whose it is: one person may have several. */
export const signatoryForms = pgTable(
  'signatory_forms',
  {
    delegation: text('delegation').notNull(),
    /** Lower case, without accents. */
    folded: text('folded').notNull(),
    /** What the honorific tells, if anything: husband and wife may differ in nothing else. */
    gender: text('gender').$type<'m' | 'f' | ''>().notNull(),
    name: text('name').notNull(),
    givenName: text('given_name'),
    familyName: text('family_name').notNull(),
    /** All spellings of one family name have it in common: see `assembly/person`. */
    familyKey: text('family_key').notNull(),
    /** Days of the first and the last edition known to print it. */
    firstOn: date('first_on', { mode: 'string' }).notNull(),
    lastOn: date('last_on', { mode: 'string' }).notNull(),
    signatoryId: integer('signatory_id')
      .notNull()
      .references(() => signatories.id),
    /** An operator said so: no later reading changes it. */
    pinned: boolean('pinned').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.delegation, t.folded, t.gender] }),
    index('signatory_forms_family').on(t.delegation, t.familyKey),
    index('signatory_forms_signatory').on(t.signatoryId),
    index('signatory_forms_folded').using('gin', sql`${t.folded} gin_trgm_ops`),
    index('signatory_forms_begins').on(sql`${t.folded} text_pattern_ops`),
  ],
);

/** One name on one edition, as printed. */
export const signatures = pgTable(
  'signatures',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    edition: smallint('edition').notNull(),
    position: smallint('position').notNull(),
    signatoryId: integer('signatory_id')
      .notNull()
      .references(() => signatories.id),
    honorific: text('honorific'),
    name: text('name').notNull(),
    delegation: text('delegation').notNull(),
    delegationPrinted: text('delegation_printed').notNull(),
    group: text('group'),
    groupPrinted: text('group_printed'),
    /** Not on the edition before this one. */
    added: boolean('added').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.edition, t.position] }),
    index('signatures_signatory').on(t.signatoryId, t.declarationId),
  ],
);

/** What a declaration is about, with the words that decided, text by text. */
export const declarationTopics = pgTable(
  'declaration_topics',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    topic: text('topic').notNull(),
    /** Of the text that has the words. */
    language: text('language').$type<'en' | 'fr'>().notNull().default('en'),
    evidence: text('evidence').array().notNull(),
    /** 1 for what weighs most in its text. */
    position: smallint('position').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.topic, t.language] }),
    index('declaration_topics_topic').on(t.topic, t.declarationId),
  ],
);

/**
 * Who signed a declaration and what it is about, in one row: all that sums and searches need to read of it. Kept up to date by
 * `hemicycle_tally`, from the tables above and from nothing else.
 */
export const rolls = pgTable(
  'rolls',
  {
    declarationId: integer('declaration_id')
      .primaryKey()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    tabledOn: date('tabled_on', { mode: 'string' }).notNull(),
    year: smallint('year').notNull(),
    /** Of every language, lower case, without accents and signs, a space around each word. */
    titles: text('titles').notNull(),
    topics: text('topics').array().notNull(),
    concerns: text('concerns').array().notNull(),
    /** Everybody once, the one who tabled it first. */
    signatoryIds: integer('signatory_ids').array().notNull(),
    /** Of each of them, in the same order; empty where none is printed. */
    memberDelegations: text('member_delegations').array().notNull(),
    /** Political families, as `assembly/group` has them. */
    memberGroups: text('member_groups').array().notNull(),
    /** The same, each once. */
    delegations: text('delegations').array().notNull(),
    groups: text('groups').array().notNull(),
  },
  (t) => [
    index('rolls_number').on(t.number),
    index('rolls_tabled').on(t.tabledOn),
    index('rolls_titles').using('gin', sql`${t.titles} gin_trgm_ops`),
    // One index for any number of conditions: what has them all is found without reading what has some.
    index('rolls_conditions').using('gin', t.topics, t.concerns, t.delegations, t.groups),
  ],
);

/** How many declarations there are of each kind: sums over `rolls`, kept by `hemicycle_tally`. */
export const tallies = pgTable(
  'tallies',
  {
    /** What is counted, such as `delegation/year`. */
    of: text('of').notNull(),
    a: text('a').notNull(),
    b: text('b').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.of, t.a, t.b] }),
    // All columns, so that the table itself is not read.
    index('tallies_most').on(t.of, t.a, t.n.desc().nullsFirst(), t.b),
  ],
);

/**
 * A search that somebody made: its buttons name it, and go on working after a restart. Nobody's name is kept. What nobody
 * uses any more is removed.
 */
export const searches = pgTable(
  'searches',
  {
    id: serial('id').primaryKey(),
    canonical: text('canonical').notNull().unique(),
    /** Of declarations, best first; as many as are worth paging through. */
    found: integer('found').array().notNull(),
    /** There are more than were kept. */
    more: boolean('more').notNull(),
    ranAt: instant('ran_at').notNull().defaultNow(),
    /** When it was last made, or a button of it pressed; up to a day earlier than that. */
    usedAt: instant('used_at').notNull().defaultNow(),
  },
  (t) => [index('searches_used').on(t.usedAt)],
);

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
    language: text('language').$type<'en' | 'fr'>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('server_topics_once').on(t.guildId, t.folded)],
);

/**
 * A filter in canonical form, stored once however many subscriptions use it. Every column that is
 * not null is a condition, and all of them are required.
 */
export const filters = pgTable(
  'filters',
  {
    id: serial('id').primaryKey(),
    canonical: text('canonical').notNull().unique(),
    signatoryId: integer('signatory_id').references(() => signatories.id),
    delegation: text('delegation'),
    /** A political family: see `assembly/group`. */
    group: text('group'),
    concerns: text('concerns'),
    topic: text('topic'),
    serverTopicId: integer('server_topic_id').references(() => serverTopics.id),
    words: text('words'),
    /** What the words and the server's topic ask of a text in English, and of one in French; null: no such text will do. */
    wordsEn: tsquery('words_en'),
    wordsFr: tsquery('words_fr'),
    /** Fewest signatories. */
    minimum: smallint('minimum'),
    /** Keys of the rarest condition; a declaration that has none of them cannot match. */
    anchors: text('anchors').array().notNull(),
  },
  (t) => [
    // Without the list of pending entries, which a look-up reads from end to end.
    index('filters_anchors').using('gin', t.anchors).with({ fastupdate: false }),
    index('filters_server_topic')
      .on(t.serverTopicId)
      .where(sql`server_topic_id is not null`),
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

export const channelKinds = ['text', 'thread', 'forum', 'announcement', 'direct'] as const;
export type ChannelKind = (typeof channelKinds)[number];
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
    language: text('language').$type<'en' | 'fr'>().notNull(),
    /** `suspended`: Discord refuses what is posted, and the set-up is kept. `ended`: the channel is gone. */
    state: text('state').$type<'active' | 'suspended' | 'ended'>().notNull().default('active'),
    /** In our words: why it is not active. */
    reason: text('reason'),
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
  },
  (t) => [
    index('channels_guild').on(t.guildId),
    index('channels_user')
      .on(t.userId)
      .where(sql`user_id is not null`),
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

/**
 * - `pending`: to be posted when it is due; `held`: waits for its channel to be active again
 * - `sending`: taken for posting; `sent`: Discord has it
 * - `uncertain`: Discord may have it, and there is no way to look
 * - `refused`: Discord will never take it; `defect`: nor can it, as it was written, which is our mistake
 * - `folded`: named in a line together with others; `dropped`: its channel ended, or nobody wants it any more
 */
export const deliveryStates = [
  'pending',
  'held',
  'sending',
  'sent',
  'uncertain',
  'refused',
  'defect',
  'folded',
  'dropped',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One alert: one edition of a declaration for one channel, and what became of it. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** No foreign key: the check costs as much as the row, ten thousand times over, and no declaration is ever deleted. */
    declarationId: integer('declaration_id').notNull(),
    channelId: text('channel_id').notNull(),
    guildId: text('guild_id').notNull(),
    /** The edition that caused it: a later one than the channel's first makes a short alert. */
    edition: smallint('edition').notNull().default(1),
    /** The filters that matched: why the alert comes. */
    filterIds: integer('filter_ids').array().notNull(),
    /** How it is told: by itself, among others in a digest, or in the line that says what was left out. */
    form: text('form').$type<'alert' | 'digest' | 'line'>().notNull().default('alert'),
    state: text('state').$type<DeliveryState>().notNull().default('pending'),
    attempts: smallint('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull().defaultNow(),
    /** Discord may have taken an attempt since then that we have no answer to. */
    unsureSince: instant('unsure_since'),
    /** The id of the first of those that are posted in one message. */
    parcel: bigint('parcel', { mode: 'number' }),
    messageId: text('message_id'),
    /** The post, where the channel is a forum. */
    threadId: text('thread_id'),
    /** The edition that the message shows, and when it is to be brought to the newest. */
    shownEdition: smallint('shown_edition'),
    editDueAt: instant('edit_due_at'),
    edits: smallint('edits').notNull().default(0),
    crosspostDueAt: instant('crosspost_due_at'),
    /** In our words: why it was put off or refused. */
    reason: text('reason'),
    /** What Discord did not accept as it was written. */
    payload: jsonb('payload'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    unique('deliveries_once').on(t.declarationId, t.channelId, t.edition),
    index('deliveries_due')
      .on(t.dueAt, t.id)
      .where(sql`state = 'pending'`),
    index('deliveries_open')
      .on(t.channelId, t.id)
      .where(sql`state in ('pending', 'sending', 'held')`),
    index('deliveries_channel').on(t.channelId, t.id),
    index('deliveries_edit')
      .on(t.editDueAt)
      .where(sql`edit_due_at is not null`),
    index('deliveries_crosspost')
      .on(t.crosspostDueAt)
      .where(sql`crosspost_due_at is not null`),
  ],
);

export const pageStates = ['waiting', 'declaration', 'incomplete', 'other'] as const;
export type PageState = (typeof pageStates)[number];

/** A file of the Assembly that a feed named: the inbox between a feed and the declarations. */
export const pages = pgTable(
  'pages',
  {
    fileId: integer('file_id').primaryKey(),
    url: text('url').notNull(),
    state: text('state').$type<PageState>().notNull().default('waiting'),
    /** Came with the first look at a source, or by import: stored, never alerted. */
    baseline: boolean('baseline').notNull(),
    reason: text('reason'),
    /** What was sent, while it waits as incomplete: for an operator to look at. */
    bytes: bytea('bytes'),
    etag: text('etag'),
    lastModified: text('last_modified'),
    attempts: smallint('attempts').notNull().default(0),
    nextTryAt: instant('next_try_at').notNull().defaultNow(),
    seenAt: instant('seen_at').notNull().defaultNow(),
    readAt: instant('read_at'),
  },
  (t) => [
    index('pages_due')
      .on(t.nextTryAt, t.fileId)
      .where(sql`state in ('waiting', 'incomplete')`),
  ],
);

/** A feed, its validators and how it has been doing. */
export const feeds = pgTable('feeds', {
  url: text('url').primaryKey(),
  etag: text('etag'),
  lastModified: text('last_modified'),
  baselineAt: instant('baseline_at'),
  failures: smallint('failures').notNull().default(0),
  nextTryAt: instant('next_try_at').notNull().defaultNow(),
});

export const pollOutcomes = ['unchanged', 'ok', 'blocked', 'unreachable', 'broken'] as const;
export type PollOutcome = (typeof pollOutcomes)[number];

/** One look at one source. */
export const polls = pgTable(
  'polls',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    source: text('source').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at').notNull().defaultNow(),
    outcome: text('outcome').$type<PollOutcome>().notNull(),
    detail: text('detail'),
    items: integer('items').notNull().default(0),
    fresh: integer('fresh').notNull().default(0),
  },
  (t) => [index('polls_source').on(t.source, t.id)],
);

/** Single facts that outlive a restart, such as which commands were registered. */
export const facts = pgTable('facts', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
});
