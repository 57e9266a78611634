import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { isPrepared, packDatabase, preparedFile } from '../../src/store/db/embedded/prepared.ts';
import { openStore } from '../../src/store/open.ts';

/** Makes the database that a first start begins with, unless the one that is there is of these migrations and this engine. */
const file = preparedFile();
if (!(await isPrepared(file))) {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-prepared-'));
  try {
    const store = await openStore({ dataDir: folder, log: pino({ level: 'warn' }, process.stderr) });
    await store.close();
    packDatabase(join(folder, 'database'), file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
