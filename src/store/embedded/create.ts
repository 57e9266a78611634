import { readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncPath } from './durable.ts';

/**
 * Builds an empty database beside its place, makes every file of it safe, and moves it there: whenever
 * the machine stops, the place holds nothing or all of it. Blocks, and takes memory that only the end of
 * its thread gives back.
 */
export async function createDatabase(building: string, target: string): Promise<void> {
  const engine = await PGlite.create({ fs: new NodeFS(building) });
  await engine.close();
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
