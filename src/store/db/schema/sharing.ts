import { bigint, boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The processes on a database that live, whether they lead or not. All instants are by the database's clock. */
export const processes = pgTable('processes', {
  /** The process; its connections bear this name. */
  id: text('id').primaryKey(),
  /** Where its process id means something: see `processPlace`. */
  place: text('place').notNull(),
  joinedAt: instant('joined_at').notNull(),
  /** Renewed as long as it lives. */
  expiresAt: instant('expires_at').notNull(),
  /** Since when it has been getting through to Discord; empty while it does not, and while nobody knows. */
  connectedSince: instant('connected_since'),
  /** When it last tried, and got through. */
  heardAt: instant('heard_at'),
  /** Since when it has not been getting through, though it tried. */
  cutOffSince: instant('cut_off_since'),
});

/** Which process holds which shard, and which one is to hold it. */
export const shards = pgTable(
  'shards',
  {
    /** How many shards there are; those of another number are on their way out. */
    total: integer('total').notNull(),
    shard: integer('shard').notNull(),
    /** Whom the leader wants to hold it. */
    wanted: text('wanted'),
    /** Who holds it, until the lease is over. */
    holder: text('holder'),
    /** One more with every holder. */
    term: bigint('term', { mode: 'number' }).notNull().default(0),
    expiresAt: instant('expires_at'),
    /** Whether its holder said last that its servers are served. */
    isConnected: boolean('is_connected').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.total, table.shard] })],
);
