import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, serial, text, unique } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { signatories } from './people.ts';

/** People that a server keeps under a name of its own, to be followed together. */
export const peopleLists = pgTable(
  'people_lists',
  {
    id: serial('id').primaryKey(),
    guildId: text('guild_id').notNull(),
    name: text('name').notNull(),
    /** Lower case, without accents: one server has a name once. */
    folded: text('folded').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('people_lists_once').on(t.guildId, t.folded)],
);

/**
 * Somebody who is followed by name and delegation before anything they signed is held; deleted when no filter and no list names
 * them any more.
 */
export const newcomers = pgTable(
  'newcomers',
  {
    /** See `subscriptions/newcomer`. */
    key: text('key').primaryKey(),
    delegation: text('delegation').notNull(),
    /** As in `signatory_forms`. */
    folded: text('folded').notNull(),
    familyKey: text('family_key').notNull(),
    /** Who it turned out to be at the first signature. */
    signatoryId: integer('signatory_id').references(() => signatories.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('newcomers_family').on(t.delegation, t.familyKey),
    index('newcomers_folded').on(t.delegation, t.folded),
    index('newcomers_signatory')
      .on(t.signatoryId)
      .where(sql`signatory_id is not null`),
  ],
);

/** Who is on a list: a signatory, or a newcomer until the first signature. */
export const peopleListMembers = pgTable(
  'people_list_members',
  {
    listId: integer('list_id')
      .notNull()
      .references(() => peopleLists.id, { onDelete: 'cascade' }),
    signatoryId: integer('signatory_id').references(() => signatories.id),
    newcomer: text('newcomer').references(() => newcomers.key),
  },
  (t) => [
    unique('people_list_members_signatory').on(t.signatoryId, t.listId),
    unique('people_list_members_newcomer').on(t.newcomer, t.listId),
    index('people_list_members_list').on(t.listId),
    check('people_list_members_one', sql`num_nonnulls(signatory_id, newcomer) = 1`),
  ],
);
