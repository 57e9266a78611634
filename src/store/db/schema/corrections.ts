import { index, integer, jsonb, pgTable, serial, smallint, text } from 'drizzle-orm/pg-core';
import type { Signature } from '../../../assembly/signatory.ts';
import { instant } from './columns.ts';
import { declarations } from './declarations.ts';
import type { TextLanguage } from '../../../assembly/declaration.ts';

/** What the Assembly can correct without a new edition; `fewer`: names that are no longer on the list. */
const correctionKinds = ['title', 'text', 'date', 'first', 'list', 'fewer'] as const;

export type CorrectionKind = (typeof correctionKinds)[number];

/** A change of what was held that is no edition: history, and what posted messages say of it. */
export const corrections = pgTable(
  'corrections',
  {
    id: serial('id').primaryKey(),
    declarationId: integer('declaration_id')
      .notNull()
      .references(() => declarations.id, { onDelete: 'cascade' }),
    edition: smallint('edition').notNull(),
    what: text('what').$type<CorrectionKind>().notNull(),
    /** Of the text; `null` for what belongs to no language. */
    language: text('language').$type<TextLanguage>(),
    before: text('before').notNull(),
    after: text('after').notNull(),
    noticedAt: instant('noticed_at').notNull(),
  },
  (t) => [index('corrections_declaration').on(t.declarationId, t.id)],
);

/** A list with fewer names than the one held, seen and not believed yet: signatures are never withdrawn (Rule 56). */
export const shorterLists = pgTable('shorter_lists', {
  declarationId: integer('declaration_id')
    .primaryKey()
    .references(() => declarations.id, { onDelete: 'cascade' }),
  fileId: integer('file_id').notNull(),
  /** As read; what is held stays until a later look shows the same. */
  names: jsonb('names').$type<readonly Signature[]>().notNull(),
  /** How many names are held. */
  held: smallint('held').notNull(),
  firstSeenAt: instant('first_seen_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
});
