import { eq, sql } from 'drizzle-orm';
import { beginBaselineAt } from '../crawl/baseline.ts';
import { rows, type Database } from '../db/database.ts';
import { lockPeople } from '../ingest/name-variants.ts';
import { noteRestored } from './restored.ts';
import { serverTopics } from '../db/schema.ts';
import { compiledColumns, languagesOf } from '../subscriptions/own/server-topics.ts';
import { compileWords } from '../text/word-queries.ts';
import { canonicalJson, type BackupReader, type BackupRow, type BackupTable, type Sums } from './format.ts';
import { withReasonCodes } from './former-reasons.ts';
import { restoreFilters } from './restore-filters.ts';
import { joinBatches, restoreDeliveries } from './restore-deliveries.ts';
import { putRows, type Restoring } from './put.ts';
import { restorePeople } from './restore-people.ts';
import { restorePeopleLists } from './restore-people-lists.ts';

/** What became of the rows of one table: what was there already under the same key stays as it is. */
export interface Restored {
  readonly given: number;
  readonly restored: number;
}

export interface RestoreReport {
  /** What happened since then is not in the backup. */
  readonly copiedAt: Date;
  readonly tables: Readonly<Record<BackupTable, Restored>>;
  /** As read, row by row; they are those the backup was written with. */
  readonly sums: Sums;
  /** Deliveries that wait for their declaration to be read. */
  readonly awaited: number;
}

const batch = 500;

/**
 * Adds what a backup holds to a store, all of it or nothing. What the store has already stays. Each row is compared with what
 * the database says it stored; at the end the sums must be those of the backup.
 *
 * What may have been told since the backup was made is looked for before it is told again: see {@link restoredSince}.
 */
export async function restoreBackup(db: Database, reader: BackupReader, now: Date): Promise<RestoreReport> {
  return db.transaction(async (tx) => {
    // A declaration stored meanwhile would not find the deliveries that wait for it.
    await tx.execute(sql`lock table declarations, deliveries in share row exclusive mode`);
    await lockPeople(tx);
    const restoring: Restoring = {
      tx,
      copiedAt: reader.at,
      now,
      topics: new Map(),
      people: new Map(),
      lists: new Map(),
      filters: new Map(),
      parcels: [],
      awaited: 0,
    };
    const tables = new Map<BackupTable, { given: number; restored: number }>();
    const put = async (table: BackupTable, given: readonly BackupRow[]) => {
      if (given.length === 0) return;
      const counts = tables.get(table) ?? { given: 0, restored: 0 };
      counts.given += given.length;
      counts.restored += await restoreRows(table, given, restoring);
      tables.set(table, counts);
    };
    let pending: { table: BackupTable; given: BackupRow[] } = { table: 'servers', given: [] };
    let next = await reader.rows.next();
    for (; next.done !== true; next = await reader.rows.next()) {
      const [table, row] = next.value;
      if (pending.table !== table || pending.given.length >= batch) {
        await put(pending.table, pending.given);
        pending = { table, given: [] };
      }
      pending.given.push(row);
    }
    await put(pending.table, pending.given);
    await joinBatches(restoring);
    await noteRestored(tx, reader.at, now);
    await beginBaselineAt(tx, reader.at);
    const nothing = { given: 0, restored: 0 };
    return {
      copiedAt: reader.at,
      tables: {
        servers: nothing,
        server_topics: nothing,
        people: nothing,
        people_lists: nothing,
        filters: nothing,
        channels: nothing,
        subscriptions: nothing,
        deliveries: nothing,
        ...Object.fromEntries(tables),
      },
      sums: next.value,
      awaited: restoring.awaited,
    };
  });
}

type ServerTopicRow = Pick<typeof serverTopics.$inferSelect, 'id' | 'words' | 'language'>;

/** @returns how many rows were not there before. */
async function restoreRows(
  table: BackupTable,
  given: readonly BackupRow[],
  restoring: Restoring,
): Promise<number> {
  const { tx } = restoring;
  switch (table) {
    case 'servers': {
      const made = await putRows(tx, 'servers', given);
      // Made by a start before the restoring, a server has the zone of who has set none.
      await tx.execute(sql`
        update servers s set time_zone = g.time_zone
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id text, time_zone text)
        where s.id = g.id and s.time_zone = 'Europe/Paris'`);
      return made.length;
    }
    case 'channels':
      return (await putRows(tx, 'channels', await withReasonCodes(tx, given))).length;
    case 'server_topics': {
      const made = await putRows(tx, 'server_topics', given);
      const held = rows<{ id: number; guild_id: string; folded: string }>(
        await tx.execute(sql`
          select t.id, t.guild_id, t.folded from server_topics t
          join jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (guild_id text, folded text) using (guild_id, folded)`),
      );
      for (const { id, words, language } of made as unknown as readonly ServerTopicRow[])
        await tx
          .update(serverTopics)
          .set(compiledColumns(await compileWords(tx, words, languagesOf(language))))
          .where(eq(serverTopics.id, id));
      for (const { id, guild_id, folded } of held)
        restoring.topics.set(canonicalJson({ guild_id, folded }), id);
      return made.length;
    }
    case 'people':
      return restorePeople(given, restoring);
    case 'people_lists':
      return restorePeopleLists(given, restoring);
    case 'filters':
      return restoreFilters(given, restoring);
    case 'subscriptions': {
      const own = given.map(({ filter, ...row }) => ({
        ...row,
        filter_id: restoring.filters.get(String(filter)),
      }));
      return (await putRows(tx, 'subscriptions', own)).length;
    }
    case 'deliveries':
      return restoreDeliveries(await withReasonCodes(tx, given), restoring);
  }
}
