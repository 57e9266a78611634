import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { PrivateFS } from './durable.ts';
import { closeToOthers } from './modes.ts';
import { syncTree } from './sync.ts';

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
