import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  smallserial,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns.ts';
import { declarations } from './declarations.ts';

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

/** Numbers of two bytes for what rolls say again and again, so that a roster is short. None is ever given to another. */
export const codes = pgTable(
  'codes',
  {
    id: smallserial('id').primaryKey(),
    /** `topic`, `country`, or `place`: a delegation together with a group. */
    of: text('of').notNull(),
    /** Of a place, the delegation; empty where none is printed. */
    code: text('code').notNull(),
    /** Of a place, the political family; empty where none is printed, and for everything else. */
    family: text('family').notNull().default(''),
  },
  (t) => [unique('codes_once').on(t.of, t.code, t.family)],
);

/**
 * What is read of many rolls at once: who signed, as members of what, on which subjects, and nothing beside it, since each page
 * read counts. Follows `rolls` by a trigger.
 */
export const rosters = pgTable(
  'rosters',
  {
    declarationId: integer('declaration_id')
      .primaryKey()
      .references(() => rolls.declarationId, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    tabledOn: date('tabled_on', { mode: 'string' }).notNull(),
    /** The `codes` of its topics and of the countries it is about. */
    subjects: smallint('subjects').array().notNull(),
    /** Everybody once, in four bytes each (big-endian). */
    signatoryIds: bytea('signatory_ids').notNull(),
    /** Of each of them the code of the place, in two bytes. */
    places: bytea('places').notNull(),
  },
  (t) => [index('rosters_tabled').on(t.tabledOn), index('rosters_subjects').using('gin', t.subjects)],
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
 * A search that somebody made: its buttons name it, and go on working after a restart. What nobody uses any more is removed,
 * and what somebody made when they ask for it.
 */
export const searches = pgTable(
  'searches',
  {
    /** Random, so that nobody reads the searches of others by counting. */
    id: bigint('id', { mode: 'number' }).primaryKey(),
    canonical: text('canonical').notNull(),
    /** The pseudonym of who made it; `null` for what was made before there was one. */
    owner: text('owner'),
    /** The pseudonym of the server it was made in; empty in a direct message. */
    server: text('server').notNull().default(''),
    /** Of declarations, best first; as many as are worth paging through. */
    found: integer('found').array().notNull(),
    /** There are more than were kept. */
    more: boolean('more').notNull(),
    /** When it was last made, or a button of it pressed; up to a day earlier than that. */
    usedAt: instant('used_at').notNull().defaultNow(),
  },
  (t) => [
    unique('searches_once').on(t.owner, t.server, t.canonical),
    index('searches_used').on(t.usedAt),
    index('searches_server')
      .on(t.server)
      .where(sql`server <> ''`),
  ],
);
