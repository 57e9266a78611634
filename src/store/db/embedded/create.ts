import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrivateFS, syncPath } from './durable.ts';
import { closeToOthers } from './modes.ts';

/**
 * Builds an empty database and makes every file of it safe. Blocks, and takes memory that only the end of its process gives
 * back.
 */
export async function createDatabase(building: string): Promise<void> {
  mkdirSync(building, { mode: 0o700 });
  const engine = await PGlite.create({ fs: new PrivateFS(building) });
  await engine.close();
  closeToOthers(building, () => true);
  syncTree(building);
}

function syncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(directory);
}
