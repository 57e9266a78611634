import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrivateFS, syncPath } from './durable.ts';
import { closeToOthers } from './modes.ts';

/**
 * Builds an empty database beside its place, makes every file of it safe, and moves it there: whenever
 * the machine stops, the place holds nothing or all of it. Blocks, and takes memory that only the end of
 * its thread gives back.
 */
export async function createDatabase(building: string, target: string): Promise<void> {
  mkdirSync(building, { mode: 0o700 });
  const engine = await PGlite.create({ fs: new PrivateFS(building) });
  await engine.close();
  closeToOthers(building, () => true);
  syncTree(building);
  renameSync(building, target);
  syncPath(dirname(target));
}

function syncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(directory);
}
