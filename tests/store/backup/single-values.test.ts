import { expect, test } from 'vitest';
import {
  decodeBackup,
  encodeBackup,
  type BackupRow,
  type BackupTable,
} from '../../../src/store/backup/format.ts';
import { restoreBackup } from '../../../src/store/backup/restore.ts';
import { backupRows } from '../../../src/store/backup/rows.ts';
import { createServerTopic } from '../../../src/store/subscriptions/own/server-topics.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { emptyTables, useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();

/** As the version before wrote it, which knew one value of each condition. */
async function* asBefore(): AsyncGenerator<readonly [BackupTable, BackupRow]> {
  for await (const [table, row] of backupRows(db())) {
    if (table !== 'filters') yield [table, row];
    else yield [table, { ...row, filter: singles(row['filter'] as BackupRow) }];
  }
}

const singles = (filter: BackupRow) =>
  Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
  );

async function restored(rows: AsyncIterable<readonly [BackupTable, BackupRow]>) {
  const lines: string[] = [];
  for await (const line of encodeBackup(rows, noon)) lines.push(line.trimEnd());
  await emptyTables(db());
  await keep(db(), archived(682));
  const each = (async function* () {
    yield* lines;
  })();
  await restoreBackup(db(), await decodeBackup(each), noon);
  const found = await subscriptionsOf(db(), { guildId: '1' });
  return found.map(({ channelId, filter, names }) => ({ channelId, filter, names }));
}

async function fill() {
  await keep(db(), archived(682));
  const [rampi] = await findSignatories(db(), 'Roberto Rampi', 1);
  const topic = await createServerTopic(db(), { guildId: '1', name: 'Seas', words: 'sea', language: null });
  return { signatory: rampi?.id ?? 0, serverTopic: topic.kind === 'created' ? topic.id : 0 };
}

test('a backup made when a condition had one value is restored', async () => {
  const { signatory, serverTopic } = await fill();
  await follow(db(), 'a', { signatory, delegation: 'IT', minimum: 5 });
  await follow(db(), 'b', { serverTopic, words: 'Sea' });
  expect(await restored(asBefore())).toMatchObject([
    { filter: { delegation: ['IT'], minimum: 5, signatory: [expect.any(Number)] } },
    { filter: { words: 'Sea', serverTopic: [expect.any(Number)] } },
  ]);
});

test('several values, and what is left out, are restored by name', async () => {
  const { signatory, serverTopic } = await fill();
  await follow(db(), 'a', { concerns: ['GE', 'AM'], notSignatory: signatory, notServerTopic: serverTopic });
  const [one] = await restored(backupRows(db()));
  expect(one?.filter).toMatchObject({ concerns: ['AM', 'GE'] });
  expect([...(one?.names.people.values() ?? [])]).toEqual(['Roberto RAMPI']);
  expect([...(one?.names.serverTopics.values() ?? [])]).toEqual(['Seas']);
});
