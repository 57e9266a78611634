import { cpSync, existsSync, mkdirSync, openAsBlob, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { cachePath, migratedDump } from './cache.ts';
import { testEngine } from './engine.ts';

let building: Promise<void> | undefined;

/**
 * Puts a migrated, empty data directory at `target`: building one takes seconds, copying it does not.
 * The first call of a run may have to build it: make it in a hook.
 */
export async function copyDataDir(target: string): Promise<string> {
  const kept = cachePath('data');
  if (!existsSync(kept)) await (building ??= build(kept));
  cpSync(kept, target, { recursive: true });
  return target;
}

async function build(kept: string): Promise<void> {
  const own = `${kept}.${process.pid}`;
  const dump = await migratedDump();
  mkdirSync(own, { recursive: true });
  const engine = await testEngine({
    fs: new NodeFS(join(own, 'database')),
    loadDataDir: await openAsBlob(dump),
  });
  await engine.close();
  try {
    renameSync(own, kept);
  } catch {
    // Another worker was first.
    rmSync(own, { recursive: true });
  }
}
