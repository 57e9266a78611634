import { sql } from 'drizzle-orm';
import { rows, type Transaction } from '../db/database.ts';
import { BackupError, canonicalJson, type BackupRow } from './format.ts';

/** An open delivery, and the first of those it is posted together with. */
export interface OpenBatch {
  readonly id: number;
  readonly channel_id: string;
  readonly number: number;
  readonly edition: number;
}

/** What one restoring shares. Ids are those of this store. */
export interface Restoring {
  readonly tx: Transaction;
  readonly copiedAt: Date;
  readonly now: Date;
  readonly topics: Map<string, number>;
  readonly people: Map<string, number>;
  readonly lists: Map<string, number>;
  /** By the key of the backup. */
  readonly filters: Map<string, number>;
  readonly parcels: OpenBatch[];
  awaited: number;
}

/**
 * Inserts rows whose keys are columns; what has the same key as one that is held is left out.
 *
 * @returns the rows inserted, as the database holds them; each was compared with what was given.
 */
export async function putRows(
  tx: Transaction,
  table:
    | 'servers'
    | 'server_topics'
    | 'people_lists'
    | 'channels'
    | 'subscriptions'
    | 'deliveries'
    | 'awaited_deliveries'
    | 'signatory_forms',
  given: readonly BackupRow[],
): Promise<BackupRow[]> {
  if (given.length === 0) return [];
  const found = rows<{ row: BackupRow }>(
    await tx.execute(sql`select hemicycle_put(${table}::regclass, ${JSON.stringify(given)}::jsonb) as row`),
  ).map(({ row }) => row);
  const wanted = new Map<string, number>();
  const keys = Object.keys(given[0] ?? {}).filter((key) => found[0] !== undefined && key in found[0]);
  const textOf = (row: BackupRow) => canonicalJson(keys.map((key) => row[key] ?? null));
  for (const row of given) wanted.set(textOf(row), (wanted.get(textOf(row)) ?? 0) + 1);
  for (const row of found) {
    const left = wanted.get(textOf(row)) ?? 0;
    if (left === 0) {
      throw new BackupError(
        `A row of ${table} was not stored as it stands in the backup. Nothing was restored.`,
      );
    }
    wanted.set(textOf(row), left - 1);
  }
  return found;
}
