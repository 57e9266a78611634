import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakpoint, readCode } from './code.ts';
import { compareCode } from './compare.ts';
import { describeSchema } from './describe.ts';
import { withMigratedDatabase } from './migrated.ts';
import { migrationText } from './migration.ts';

// A migration from what changed in the tables, by drizzle-kit, and in the files of functions; then docs/schema.sql anew.
// Where a table needs a function that is new, write the function into the migration first and run this again.

const dropping = '--drop-missing';
const given = process.argv.slice(2).filter((one) => one !== dropping);
const dropped = process.argv.includes(dropping);
const before = migrations();
drizzle(given);

const text = await withMigratedDatabase(async (db) =>
  migrationText(await compareCode(db, readCode()), { dropped }),
);
if (text !== '') {
  if (!newMigration()) drizzle([...given, '--custom']);
  const file = newMigration();
  if (file === undefined) throw new Error('drizzle-kit made no migration.');
  const path = join('migrations', file);
  const isEmpty =
    readFileSync(path, 'utf8')
      .replaceAll(/^--.*$/gmu, '')
      .trim() === '';
  if (isEmpty) writeFileSync(path, `${text}\n`);
  else appendFileSync(path, `\n${breakpoint}\n${text}\n`);
}
writeFileSync('docs/schema.sql', await withMigratedDatabase((db) => describeSchema(db, readCode())));

function drizzle(args: readonly string[]): void {
  execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', ...args], {
    stdio: 'inherit',
  });
}

function migrations(): string[] {
  return readdirSync('migrations').filter((file) => file.endsWith('.sql'));
}

function newMigration(): string | undefined {
  return migrations().find((file) => !before.includes(file));
}
