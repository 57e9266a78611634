import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Database } from '../../src/store/db/database.ts';
import { openStore } from '../../src/store/open.ts';

/** Hands over a database of its own with every migration run, and removes it again. */
export async function withMigratedDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-schema-'));
  try {
    const store = await openStore({ dataDir: join(folder, 'data'), log: pino({ level: 'silent' }) });
    try {
      return await work(store.db);
    } finally {
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
