import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { packing } from '../../lib/gzip.ts';
import { sync } from '../backup/file.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { knownMigrations, migrationsRun, newerError } from '../db/migrate.ts';
import { DumpError, encodeEnd, encodeHead, readDump, type DumpedTable, type DumpHead } from './format.ts';
import { countRows, plainOutput, rowHash, dumpedRows, sequencesOf, storedTables } from './tables.ts';

/** Hears how many of all rows are done. */
export type OnRows = (done: number, all: number) => void;

/**
 * Writes everything that a store holds to a file that only its owner may read, from one moment: whole or not at all. It is read once
 * more before it bears its name.
 *
 * @throws {DumpError} when the store has no schema, and a `StoreError` when that is of a newer version.
 */
export async function writeDump(db: Database, file: string, at: Date, onRows: OnRows): Promise<DumpHead> {
  const building = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    await db.transaction(
      async (tx) => {
        await tx.execute(plainOutput);
        const head = await headOf(tx, at);
        const packed = packing(constants.Z_BEST_SPEED);
        const to = createWriteStream(building, { mode: 0o600, flags: 'wx' });
        await pipeline(Readable.from(linesOf(tx, head, onRows)), packed, to);
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    const head = await checkDump(building);
    await sync(building);
    await rename(building, file);
    await sync(dirname(file));
    return head;
  } catch (error) {
    await rm(building, { force: true });
    throw error;
  }
}

async function headOf(tx: Transaction, at: Date): Promise<DumpHead> {
  const migrations = await migrationsRun(tx);
  if (migrations.length === 0) throw new DumpError('There is no store of Hemicycle in this database.');
  const known = new Set(knownMigrations().map((one) => one.at));
  if (!migrations.every((one) => known.has(one))) throw newerError();
  const tables: DumpedTable[] = [];
  for (const table of await storedTables(tx))
    tables.push({ ...table, columns: [...table.columns], rows: await countRows(tx, table.name) });
  return { at, migrations: [...migrations], tables, sequences: [...(await sequencesOf(tx))] };
}

async function* linesOf(tx: Transaction, head: DumpHead, onRows: OnRows): AsyncGenerator<string> {
  const all = head.tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  yield encodeHead(head);
  for (const table of head.tables) {
    let sum = 0n;
    for await (const page of pagesOf(tx, table)) {
      for (const { hash } of page) sum += BigInt(hash);
      done += page.length;
      onRows(done, all);
      yield `${page.map(({ row }) => row).join('\n')}\n`;
    }
    yield encodeEnd(table.name, String(sum));
  }
}

interface HashedRow {
  readonly row: string;
  readonly hash: string;
}

/** What is read of a table at once, in characters, as near as may be. */
const pageSize = 200_000;
const [fewest, most] = [20, 1_000];

/** By a cursor: whatever the keys of a table are, nothing is read twice. */
async function* pagesOf(tx: Transaction, table: DumpedTable): AsyncGenerator<readonly HashedRow[]> {
  await tx.execute(sql`
    declare dumped no scroll cursor for select r.row, ${rowHash}::text as hash from (${dumpedRows(table)}) r`);
  let count = fewest;
  for (;;) {
    const page = rows<HashedRow>(await tx.execute(sql.raw(`fetch ${count} from dumped`)));
    if (page.length === 0) break;
    yield page;
    const size = page.reduce((sum, { row }) => sum + row.length, 0) / page.length;
    count = Math.min(most, Math.max(fewest, Math.floor(pageSize / size)));
  }
  await tx.execute(sql`close dumped`);
}

/** Reads a dump to its end. Throws a {@link DumpError} when something is missing. */
export async function checkDump(file: string): Promise<DumpHead> {
  const { head, parts } = await readDump(file);
  let next = await parts.next();
  while (next.done !== true) next = await parts.next();
  return head;
}
