import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Who may do what only one process may do. All instants are by the database's clock. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  /** The fencing token: one more with every holder. */
  term: bigint('term', { mode: 'number' }).notNull(),
  /** The process; its connections bear this name. */
  holder: text('holder').notNull(),
  /** Where its process id means something: see `processPlace`. */
  place: text('place').notNull(),
  /** The server process of the connection that renews it and holds the advisory lock. */
  backend: integer('backend').notNull(),
  renewedAt: instant('renewed_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
