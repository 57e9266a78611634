import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What somebody is setting up and has not saved: for a day after the last choice, under a pseudonym of theirs. */
export const drafts = pgTable(
  'drafts',
  {
    /** Random: nobody guesses the id of another's. */
    id: bigint('id', { mode: 'number' }).primaryKey(),
    /** Pseudonyms of the person and of the server; of a direct message the server's is empty. */
    owner: text('owner').notNull(),
    server: text('server').notNull(),
    /** As `store/subscriptions/drafts` reads it. */
    content: jsonb('content').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('drafts_owner').on(t.owner), index('drafts_expiry').on(t.expiresAt)],
);
