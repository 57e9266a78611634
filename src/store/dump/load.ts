import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.ts';
import { knownMigrations, migrate, newerError } from '../db/migrate.ts';
import type { MigrationStep } from '../db/run-migrations.ts';
import { setAside } from './constraints.ts';
import { DumpError, readDump, type DumpedTable, type DumpHead } from './format.ts';
import { plainOutput, storedTables, sumOfRows } from './tables.ts';
import { checkDump } from './write.ts';

export interface LoadWatcher {
  readonly onRows: (done: number, all: number) => void;
  /** Something that takes a while begins: indexes are made, or rows compared. */
  readonly onStage: (stage: 'indexes' | 'comparing') => void;
  readonly onStep: (step: MigrationStep) => void;
}

/** Looks through a dump before anything is touched. Throws a {@link DumpError}, or a `StoreError` when it is of a newer version. */
export async function examineDump(file: string): Promise<DumpHead> {
  const head = await checkDump(file);
  const known = new Set(knownMigrations().map((one) => one.at));
  if (!head.migrations.every((one) => known.has(one))) throw newerError();
  return head;
}

/**
 * Fills an empty database with what a dump holds: with the tables as the version had them that wrote it, and then brings them to this
 * version. Each table is compared with the dump, row by row, before that.
 *
 * @param db empty, or with the schema of the version that wrote the dump. Whatever is in it goes.
 * @param inSteps runs something in a transaction, or everything in one that is open already.
 */
export async function loadDump(
  db: Database,
  file: string,
  { onRows, onStage, onStep }: LoadWatcher,
  inSteps: (work: (tx: Transaction) => Promise<void>) => Promise<void>,
): Promise<DumpHead> {
  const { head, parts } = await readDump(file);
  await migrate(db, { upTo: Math.max(...head.migrations), onStep });
  await refuseOtherTables(db, head);
  await truncateAll(db);
  const aside = await setAside(db);
  const all = head.tables.reduce((sum, table) => sum + table.rows, 0);
  const sums = new Map<string, string>();
  let done = 0;
  for (let next = await parts.next(); next.done !== true;) {
    // Some at once: a transaction for each would wait for the disk each time.
    await inSteps(async (tx) => {
      for (let size = 0; next.done !== true && size < stepRows; next = await parts.next()) {
        const part = next.value;
        if ('sum' in part) {
          sums.set(part.table.name, part.sum);
          continue;
        }
        await insert(tx, part.table, part.rows);
        size += part.rows.length;
        done += part.rows.length;
        onRows(done, all);
      }
    });
  }
  for (const { name, last } of head.sequences)
    await db.execute(sql`select setval(${name}::text::regclass, ${last})`);
  onStage('comparing');
  for (const table of head.tables) {
    await inSteps(async (tx) => {
      await tx.execute(plainOutput);
      const found = await sumOfRows(tx, table);
      if (found.rows !== table.rows || found.sum !== sums.get(table.name))
        throw new DumpError(
          `The rows of ${table.name} were not stored as they stand in the dump (${found.rows} of ${table.rows}). Nothing was restored.`,
        );
    });
  }
  onStage('indexes');
  for (const statement of aside.again)
    await inSteps(async (tx) => {
      await tx.execute(sql`set local maintenance_work_mem = '16MB'`);
      await tx.execute(sql.raw(statement));
    });
  await migrate(db, { onStep });
  return head;
}

/** So many rows are stored in one transaction, where not all of them are. */
const stepRows = 200_000;

async function truncateAll(db: Database): Promise<void> {
  const names = (await storedTables(db)).map(({ name }) => sql.identifier(name));
  await db.execute(sql`truncate ${sql.join(names, sql`, `)}`);
}

async function refuseOtherTables(db: Database, head: DumpHead): Promise<void> {
  const here = new Map((await storedTables(db)).map(({ name, columns }) => [name, new Set(columns)]));
  const strange = head.tables.filter(
    ({ name, columns }) => !columns.every((column) => here.get(name)?.has(column) === true),
  );
  if (strange.length > 0)
    throw new DumpError(
      `The dump has what no version of Hemicycle has: ${strange.map(({ name }) => name).join(', ')}.`,
    );
}

async function insert(
  tx: Transaction,
  { name, columns }: DumpedTable,
  given: readonly string[],
): Promise<void> {
  const listed = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  await tx.execute(sql`
    insert into ${sql.identifier(name)} (${listed})
    select ${listed} from json_populate_recordset(null::${sql.identifier(name)}, ${`[${given.join()}]`}::json)`);
}
