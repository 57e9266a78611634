import { sql } from 'drizzle-orm';
import { rows, type Database } from '../../src/store/db/database.ts';
import { codeFolder, statementsOf, type CodeKind, type CodeObject } from './code.ts';
import { refuseUndescribed, storedTables, type StoredTable } from './tables.ts';

const header = `-- The database as it stands after all migrations, to be read. Written by \`npm run db:schema\`; a test compares it
-- with a migrated database of either engine. Functions, triggers, text search dictionaries and configurations: ${codeFolder}.`;

/**
 * The whole schema as SQL, the same whichever engine it is read from: tables, constraints and indexes from the catalogs,
 * the rest as its files have it.
 *
 * @throws {Error} when the database has something of a kind that would not be described.
 */
export async function describeSchema(db: Database, code: readonly CodeObject[]): Promise<string> {
  await refuseUndescribed(db);
  const of = (kind: CodeKind) => code.filter((object) => object.kind === kind).map(describeCode);
  const tables = await storedTables(db);
  const parts = [
    header,
    await describeExtensions(db),
    ...of('text search dictionary'),
    ...of('text search configuration'),
    ...tables.map(describeTable),
    ...of('function'),
    ...of('trigger'),
  ];
  return `${parts.join('\n\n')}\n`;
}

async function describeExtensions(db: Database): Promise<string> {
  const found = rows<{ name: string }>(
    await db.execute(
      sql`select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`,
    ),
  );
  return found.map(({ name }) => `create extension ${name};`).join('\n');
}

function describeCode(object: CodeObject): string {
  return [`-- ${object.file}`, ...statementsOf(object)].join('\n');
}

function describeTable({ name, options, columns, constraints, indexes }: StoredTable): string {
  const lines = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n');
  const storage = options === '' ? '' : ` with (${options})`;
  return [`create table ${name} (\n${lines}\n)${storage};`, ...indexes.map((index) => `${index};`)].join(
    '\n',
  );
}
