import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { restoreFile, writeBackup } from '../../src/store/backup/file.ts';
import {
  decodeBackup,
  encodeBackup,
  type BackupRow,
  type BackupTable,
} from '../../src/store/backup/format.ts';
import { channels, deliveries } from '../../src/store/db/schema.ts';
import { emptyTables, useDatabase } from '../support/database.ts';
import { archived, keep, later, noon } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';

const db = useDatabase();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
});

afterEach(() => rm(folder, { recursive: true }));

const removed = 'Hemicycle was removed from the server.';
const givenUp = 'Given up after 150 attempts: Discord did not answer in time.';

/** The same backup as the version before, which stored sentences, would have written it. */
async function asBefore(file: string, to: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  const { at, rows } = await decodeBackup(lines);
  const sentences: Partial<Record<BackupTable, BackupRow>> = {
    channels: { reason: removed },
    deliveries: { reason: givenUp, edit_reason: 'Odd.' },
  };
  const before = async function* () {
    for await (const [table, row] of rows) yield [table, { ...row, ...sentences[table] }] as const;
  };
  const head = async function* (all: AsyncIterable<string>) {
    for await (const line of all)
      yield line.startsWith('{"backup"') ? line.replace(/"version":\d+/u, '"version":1') : line;
  };
  await pipeline(Readable.from(head(encodeBackup(before(), at))), createGzip(), createWriteStream(to));
}

test.each([true, false])(
  'a backup of the version that stored reasons as sentences is restored with their codes (declaration held: %s)',
  async (isHeld) => {
    const { id } = await keep(db(), archived(682));
    await follow(db(), 'a', {});
    await enqueue(db(), id);
    const file = join(folder, 'now');
    await writeBackup(db(), 'postgres', file, noon);
    await asBefore(file, join(folder, 'before'));
    await emptyTables(db());
    if (isHeld) await keep(db(), archived(682));
    await restoreFile(db(), join(folder, 'before'), later(60_000));
    // Where it is read anew, what waited for it is put in its place.
    if (!isHeld) await keep(db(), archived(682), later(120_000));
    expect(await db().select().from(channels)).toMatchObject([{ reason: { code: 'removed' } }]);
    expect(await db().select().from(deliveries)).toMatchObject([
      {
        reason: { code: 'givenUp', attempts: 150, last: { code: 'timeout' } },
        editReason: { code: 'text', text: 'Odd.' },
      },
    ]);
  },
);
