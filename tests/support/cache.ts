import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrate, migrationsFolder } from '../../src/store/db/migrate.ts';
import { databaseOf, testEngine } from './engine.ts';

/** Where a migrated database of this engine and these migrations is kept from one run to the next. */
export function cachePath(name: string): string {
  const root = join(migrationsFolder(), '..');
  const hash = createHash('sha256');
  const migrations = readdirSync(migrationsFolder()).filter((file) => file.endsWith('.sql'));
  for (const file of migrations.sort()) hash.update(readFileSync(join(migrationsFolder(), file)));
  hash.update(readFileSync(join(migrationsFolder(), 'meta/_journal.json')));
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  return join(root, 'node_modules/.cache/hemicycle', `${name}-${hash.digest('hex').slice(0, 16)}`);
}

/** The file of a dump of the embedded engine with every migration run; made when there is none yet. */
export async function migratedDump(): Promise<string> {
  const file = `${cachePath('dump')}.tar`;
  if (existsSync(file)) return file;
  const engine = await testEngine();
  await migrate(databaseOf(engine));
  const dump = await engine.dumpDataDir('none');
  await engine.close();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
