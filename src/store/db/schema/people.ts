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
import { declarations } from './declarations.ts';

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

/**
 * A name as printed, and whose it is: one person may have several. Where an operator said that a name became another
 * person's on some day, it has a row for each of them.
 */
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
    /** From which day on it is this person's, until the next row of the name; the first counts for what is before it, too. */
    since: date('since', { mode: 'string' }).notNull().default('0001-01-01'),
  },
  (t) => [
    primaryKey({ columns: [t.delegation, t.folded, t.gender, t.since] }),
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
    // With what was printed beside the name, so that the table itself is not read.
    index('signatures_signatory').on(t.signatoryId, t.declarationId, t.edition, t.delegation, t.group),
  ],
);
