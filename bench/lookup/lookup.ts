import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pino } from 'pino';
import type { Database } from '../../src/store/db/database.ts';
import { openStore } from '../../src/store/open.ts';
import { counted, fillForLookup, type LookupSize } from './lookup-data.ts';
import { questionsFor } from './questions.ts';
import { whoSigns } from './who-signs.ts';
import type { BenchResult } from '../result.ts';
import { quantile, rounded, timed } from '../statistics.ts';

const full: LookupSize = { declarations: 100_000, signatories: 5_000, each: 30 };
const rounds = 100;

/**
 * Everything that commands and completions ask of the store, with the card that is made of it, but no picture. What a run of
 * before filled is used again: on a server, or in `DATA_DIR` where that names a folder.
 */
export async function benchLookup(size: LookupSize = full): Promise<BenchResult> {
  const kept = process.env['DATA_DIR'];
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'hemicycle-bench-')));
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) });
  try {
    const { db } = store;
    const filling = await timed(() => fillOnce(db, size));
    const held = await counted(db);
    await readOnce(dataDir);
    const figures: Record<string, number> = { 'seconds to fill': Math.round(filling / 1000) };
    for (const [name, work] of Object.entries({ ...whoSigns(db, size), ...questionsFor(db, size) })) {
      const samples: number[] = [];
      // The first ones read from disk what the others find in memory.
      for (let round = -10; round < rounds; round += 1) {
        const ms = await timed(() => work(Math.abs(round)));
        if (round >= 0) samples.push(ms);
      }
      figures[`${name}: p50 ms`] = rounded(quantile(samples, 0.5));
      figures[`${name}: p95 ms`] = rounded(quantile(samples, 0.95));
      figures[`${name}: p99 ms`] = rounded(quantile(samples, 0.99));
    }
    return {
      name: 'lookup',
      did: `asked every command and completion ${rounds} times of ${held.declarations} declarations and ${held.signatures} signatures of ${size.signatories} people (${store.kind})`,
      figures,
      bar: 'p99 under 50 ms for every command, under 10 ms for every completion',
    };
  } finally {
    await store.close();
    if (kept === undefined) await rm(dataDir, { recursive: true, force: true });
  }
}

/** @throws where the database holds something else: it is not written over. */
async function fillOnce(db: Database, size: LookupSize): Promise<void> {
  const { declarations, signatures } = await counted(db);
  if (declarations === size.declarations && signatures === size.declarations * size.each) return;
  if (declarations > 0) throw new Error('The database holds other declarations: it must be empty.');
  await fillForLookup(db, size);
}

/**
 * Reads the files of the embedded store, so that the system has them in memory as it would of a service that has been
 * running: the disk is not what is measured.
 */
async function readOnce(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  // The log is not read by questions, and its files come and go.
  const files = entries.filter((one) => one.isFile() && !one.parentPath.endsWith('pg_wal'));
  for (const entry of files) {
    await finished(createReadStream(join(entry.parentPath, entry.name)).resume());
  }
}
