import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.ts';

/** `gone`: its address answered 404 or 410 for weeks. Nothing is asked for it until a source names it again. */
export const pageStates = ['waiting', 'declaration', 'incomplete', 'other', 'gone'] as const;

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
    /** When it was put off until then because the site did not serve; `null` when for another reason, or when the site asked for it. */
    putOffAt: instant('put_off_at'),
    seenAt: instant('seen_at').notNull().defaultNow(),
    readAt: instant('read_at'),
    /** When the page last bore the heading of a document, of whatever kind: the proof that there is such a file. */
    headingAt: instant('heading_at'),
    /** Of the page last shown: the same under two file ids is the page of neither. */
    fingerprint: text('fingerprint'),
    /** The host that last showed it: every file has two official addresses. */
    host: text('host'),
    /** 404s and 410s since a page was last shown, apart from other failures. */
    goneCount: smallint('gone_count').notNull().default(0),
  },
  (t) => [
    index('pages_due')
      .on(t.nextTryAt, t.fileId)
      .where(sql`state in ('waiting', 'incomplete')`),
    index('pages_inbox')
      .on(t.state)
      .where(sql`state in ('waiting', 'incomplete') or (state = 'gone' and not baseline)`),
    index('pages_read')
      .on(t.readAt)
      .where(sql`state = 'declaration'`),
    index('pages_fingerprint').on(t.fingerprint),
    index('pages_evidence')
      .on(t.fileId)
      .where(sql`heading_at is not null`),
  ],
);

/** What the links of a feed lead to: files of the Assembly, its news, other pages, or there were none. */
export const feedContents = ['files', 'news', 'pages', 'nothing'] as const;

export type FeedContent = (typeof feedContents)[number];

/**
 * A file id that the walk asked for without being shown a document: below the frontier a gap, above it a file to come.
 * It is asked for again with exponential backoff, and never given up.
 */
export const missingFiles = pgTable(
  'missing_files',
  {
    fileId: integer('file_id').primaryKey(),
    /** It was missing when the baseline was read: what is dated before `since` alerts nobody. */
    baseline: boolean('baseline').notNull(),
    /** When it was first asked for; below the frontier of a later walk, when that passed it. */
    since: instant('since').notNull(),
    /** `null` when the walk passed it without asking. */
    askedAt: instant('asked_at'),
    looks: integer('looks').notNull().default(0),
    nextLookAt: instant('next_look_at').notNull(),
  },
  (t) => [index('missing_files_due').on(t.nextLookAt, t.fileId)],
);

/** A feed, its validators and how it has been doing. */
export const feeds = pgTable('feeds', {
  url: text('url').primaryKey(),
  etag: text('etag'),
  lastModified: text('last_modified'),
  baselineAt: instant('baseline_at'),
  failures: smallint('failures').notNull().default(0),
  nextTryAt: instant('next_try_at').notNull().defaultNow(),
  /** As last read; `null` before the first look. */
  carries: text('carries').$type<FeedContent>(),
  /** When it was last sent whole, asked without validators or not. */
  wholeAt: instant('whole_at'),
  /** When a 304 was last proven false: for a while after it the validators are not used. */
  hidAt: instant('hid_at'),
});

/** Every file that a feed ever named, and when it first did. */
export const feedItems = pgTable(
  'feed_items',
  {
    feedUrl: text('feed_url').notNull(),
    fileId: integer('file_id').notNull(),
    namedAt: instant('named_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.feedUrl, t.fileId] }), index('feed_items_file').on(t.fileId)],
);

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
  (t) => [
    index('polls_source').on(t.source, t.id),
    index('polls_answered')
      .on(t.source, t.id)
      .where(sql`outcome in ('ok', 'unchanged')`),
  ],
);

/** Single facts that outlive a restart, such as which commands were registered. */
export const facts = pgTable('facts', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
});
