import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
} from 'drizzle-orm/pg-core';
import { tsvector, instant } from './columns.ts';
import type { TextLanguage } from '../../../assembly/declaration.ts';

/**
 * - `baseline`: it was there when the installation began
 * - `age`: it was tabled long before it was first seen
 * - `import`: an operator stored it without announcing it
 * - `operator`: an operator looked at it and decided so
 */
export type Unannounced = 'baseline' | 'age' | 'import' | 'operator';

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
    /** How many of its corrections are kept. */
    corrected: smallint('corrected').notNull().default(0),
    /** Why it alerted nobody when it was first stored; `null` when it was news. */
    unannounced: text('unannounced').$type<Unannounced>(),
  },
  (t) => [
    index('declarations_date').on(t.date, t.number),
    index('declarations_document').on(t.document),
    index('declarations_seen').on(t.firstSeenAt),
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
    language: text('language').$type<TextLanguage>().notNull(),
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

/** A text that is not published in a language, which is normal: when that was last seen, and when to look again. */
export const absentTexts = pgTable(
  'absent_texts',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    language: text('language').$type<TextLanguage>().notNull(),
    seenAt: instant('seen_at').notNull(),
    looks: smallint('looks').notNull(),
    nextLookAt: instant('next_look_at').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.language] })],
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
    language: text('language').$type<TextLanguage>().notNull().default('en'),
    signatoryCount: smallint('signatory_count').notNull(),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.declarationId, t.edition] })],
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
    language: text('language').$type<TextLanguage>().notNull().default('en'),
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
 * What a text names by which other declarations are found: declarations, held or not, by their number or the document that they
 * are, and people, by the key under which spellings of one name agree.
 */
export const mentions = pgTable(
  'mentions',
  {
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    language: text('language').$type<TextLanguage>().notNull(),
    kind: text('kind').$type<'declaration' | 'document' | 'person'>().notNull(),
    key: text('key').notNull(),
    /** As printed: "675", "Osman Kavala". */
    name: text('name').notNull(),
    inTitle: boolean('in_title').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.kind, t.key, t.language] }),
    index('mentions_key').on(t.kind, t.key, t.declarationId),
  ],
);
