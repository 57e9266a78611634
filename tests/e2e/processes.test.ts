import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chaosOfProcesses } from '../../tools/chaos/processes.ts';
import { freshDatabase } from '../support/fresh.ts';

test.skipIf(!process.env['DATABASE_URL'])(
  'of three processes that share four shards others take over from one that was struck, and every channel is told once',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-processes-'));
    const database = await freshDatabase();
    try {
      const result = await chaosOfProcesses({
        rounds: 3,
        seed: 3,
        processes: 3,
        dataDir,
        databaseUrl: database.url ?? '',
      });
      expect(result).toMatchObject({ lost: [], doubled: [], outdated: [], answeredTwice: 0 });
      expect(result.once).toBe(result.expected);
    } finally {
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  300_000,
);
