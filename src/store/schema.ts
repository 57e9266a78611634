import { sql } from 'drizzle-orm';
import {
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
    tsv: tsvector('tsv').generatedAlwaysAs(sql`hemicycle_tsv(language, title, paragraphs)`),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.language] }), index('texts_tsv').using('gin', t.tsv)],
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

/** What a declaration is about, with the words that decided. */
export const declarationTopics = pgTable(
  'declaration_topics',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    topic: text('topic').notNull(),
    evidence: text('evidence').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.topic] }), index('declaration_topics_topic').on(t.topic)],
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
    words: text('words'),
    wordsEn: tsquery('words_en'),
    wordsFr: tsquery('words_fr'),
    /** Keys of the rarest condition; a declaration that has none of them cannot match. */
    anchors: text('anchors').array().notNull(),
  },
  (t) => [index('filters_anchors').using('gin', t.anchors)],
);

/** A Discord channel that has, or had, subscriptions. Belongs to its server. */
export const channels = pgTable(
  'channels',
  {
    id: text('id').primaryKey(),
    guildId: text('guild_id').notNull(),
    language: text('language').$type<'en' | 'fr'>().notNull(),
  },
  (t) => [index('channels_guild').on(t.guildId)],
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
  },
  (t) => [
    unique('subscriptions_once').on(t.channelId, t.filterId),
    index('subscriptions_filter').on(t.filterId),
  ],
);

export const deliveryStates = ['pending', 'sending', 'sent', 'refused'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One alert: one declaration for one channel, and what became of it. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    channelId: text('channel_id').notNull(),
    guildId: text('guild_id').notNull(),
    /** The filters that matched: why the alert comes. */
    filterIds: integer('filter_ids').array().notNull(),
    state: text('state').$type<DeliveryState>().notNull().default('pending'),
    attempts: smallint('attempts').notNull().default(0),
    dueAt: instant('due_at').notNull().defaultNow(),
    messageId: text('message_id'),
    /** In our words: why it was put off or refused. */
    reason: text('reason'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    unique('deliveries_once').on(t.declarationId, t.channelId),
    index('deliveries_due')
      .on(t.dueAt, t.id)
      .where(sql`state in ('pending', 'sending')`),
    index('deliveries_channel').on(t.channelId, t.id),
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
