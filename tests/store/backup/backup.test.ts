import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { arrayContains, eq, isNotNull, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { restoreFile, writeBackup } from '../../../src/store/backup/file.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { enqueueAlerts } from '../../../src/store/delivery/enqueue-alerts.ts';
import { migrate } from '../../../src/store/db/migrate.ts';
import { claimDue } from '../../../src/store/delivery/claim-batches.ts';
import {
  channels,
  deliveries,
  filters,
  newcomers,
  servers,
  signatories,
} from '../../../src/store/db/schema.ts';
import { forgetPerson } from '../../../src/store/subscriptions/personal-data.ts';
import {
  createPeopleList,
  membersOfList,
  peopleListsOf,
} from '../../../src/store/subscriptions/own/people-lists.ts';
import { createServerTopic } from '../../../src/store/subscriptions/own/server-topics.ts';
import { forgetServer } from '../../../src/store/subscriptions/servers.ts';
import { subscribe, subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { emptyTables, openTestDatabase, useDatabase, type TestDatabase } from '../../support/database.ts';
import { databaseOf, testEngine } from '../../support/engine.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { alerted, enqueue, follow } from '../../support/delivery/enqueue.ts';
import { listOf } from '../support/lists.ts';

const db = useDatabase();
let folder: string;
let file: string;
let other: TestDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  file = join(folder, 'copy.jsonl.gz');
});

beforeAll(async () => {
  other = await openTestDatabase();
});

afterAll(() => other.close());

afterEach(async () => {
  await emptyTables(other.db);
  await rm(folder, { recursive: true });
});

const backup = (from: Database = db(), to = file, at = noon) => writeBackup(from, 'postgres', to, at);
const restore = (into: Database = other.db, at = later(60_000)) => restoreFile(into, file, at);

/** The person who signed first. */
async function firstOf(
  number: number,
  of: Database = db(),
): Promise<{ id: number; name: string; declaration: number }> {
  const { id: declaration } = await keep(of, archived(number));
  const { rows } = await of.execute<{ id: number; name: string }>(sql`
    select s.id, s.name from signatures g join signatories s on s.id = g.signatory_id
    where g.declaration_id = ${declaration} and g.position = 1`);
  const [found] = rows;
  if (!found) throw new Error('Nobody signed.');
  return { ...found, declaration };
}

/** A server and a person with something of everything. */
async function fill(): Promise<{ name: string }> {
  await keep(db(), archived(705));
  const { id, name, declaration } = await firstOf(682);
  await follow(db(), 'a', { signatory: id });
  await follow(db(), 'b', { words: 'sea OR "human rights"', minimum: 3 });
  const topic = await createServerTopic(db(), { guildId: '1', name: 'Mérs', words: 'sea', language: null });
  await follow(db(), 'c', { serverTopic: topic.kind === 'created' ? topic.id : 0 });
  const list = await createPeopleList(db(), {
    guildId: '1',
    name: 'Ours',
    people: { signatories: [id], newcomers: ['SK:Jana Nováková'] },
  });
  const listed = list.kind === 'created' ? list.id : 0;
  await follow(db(), 'b', { list: listed, newcomer: 'SK:Eva Nováková', concerns: 'AL' });
  const direct = { userId: '9', channelId: 'dm', language: 'fr', usualLanguage: 'fr', filter: {} } as const;
  await subscribe(db(), direct);
  await db().update(servers).set({ timeZone: 'Asia/Tbilisi' });
  await db().update(channels).set({ pace: 'weekly', weekday: 5, roleId: '7' }).where(eq(channels.id, 'b'));
  await enqueue(db(), declaration);
  await db()
    .update(deliveries)
    .set({ state: 'sent', messageId: 'm', finishedAt: noon, shownEdition: 1 })
    .where(eq(deliveries.channelId, 'a'));
  return { name };
}

test('what a backup holds is the same in the store it is restored into', async () => {
  await fill();
  const sums = await backup();
  expect(sums.servers.rows).toBe(1);
  expect(sums.channels.rows).toBe(4);
  expect(sums.subscriptions.rows).toBe(5);
  expect(sums.filters.rows).toBe(5);
  expect(sums.people_lists.rows).toBe(1);
  expect(sums.people.rows).toBe(1);
  expect(sums.deliveries.rows).toBeGreaterThan(1);
  const { tables, awaited } = await restore();
  for (const [table, { rows }] of Object.entries(sums)) {
    expect(tables[table as keyof typeof tables], table).toEqual({ given: rows, restored: rows });
  }
  expect(awaited).toBe(sums.deliveries.rows);
  const again = await backup(other.db, join(folder, 'again'));
  // Of the deliveries what was under way has a doubt now.
  expect({ ...again, deliveries: null }).toEqual({ ...sums, deliveries: null });
  expect(again.deliveries.rows).toBe(sums.deliveries.rows);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test.runIf(inject('databaseSource').kind === 'template')(
  'what a server holds is the same in an embedded database, and back on a server',
  async () => {
    await fill();
    const sums = await backup();
    const engine = await testEngine({});
    try {
      const embedded = databaseOf(engine);
      await migrate(embedded);
      await restore(embedded);
      const moved = await writeBackup(embedded, 'embedded', join(folder, 'moved'), noon);
      expect({ ...moved, deliveries: null }).toEqual({ ...sums, deliveries: null });
      await restoreFile(other.db, join(folder, 'moved'), later(60_000));
      expect(await backup(other.db, join(folder, 'back'))).toEqual(moved);
    } finally {
      await engine.close();
    }
  },
  240_000,
);

test('a filter names the same person, though the store reads everybody anew under other ids', async () => {
  const { name } = await fill();
  await backup();
  await firstOf(424, other.db);
  await restore();
  const { id } = await firstOf(682, other.db);
  const named = await other.db
    .select()
    .from(filters)
    .innerJoin(signatories, eq(signatories.id, sql`any(${filters.signatory})`));
  expect(named).toMatchObject([{ signatories: { id, name } }]);
  const { id: declaration } = await keep(other.db, archived(682));
  await other.db.delete(deliveries);
  await enqueue(other.db, declaration);
  expect(await alerted(other.db)).toContain('a');
});

test('a list has the same people, and knows who had signed nothing', async () => {
  const { name } = await fill();
  await backup();
  await firstOf(424, other.db);
  await restore();
  const [list] = await peopleListsOf(other.db, '1');
  expect(list).toMatchObject({ name: 'Ours', members: 2, subscriptions: 1 });
  const names = (await membersOfList(other.db, list?.id ?? 0)).map((member) => member.name);
  expect(names).toEqual([name, 'Jana Nováková']);
  await keep(
    other.db,
    listOf(800, '2024-01-01', 'Ms Jana NOVÁKOVÁ, Slovak Republic', 'Ms Eva NOVÁKOVÁ, Slovak Republic'),
  );
  expect(await other.db.$count(newcomers, isNotNull(newcomers.signatoryId))).toBe(2);
});

test('a filter finds the person whom the store knows already', async () => {
  await fill();
  await backup();
  const { id } = await firstOf(682, other.db);
  await restore();
  expect(
    await other.db
      .select()
      .from(filters)
      .where(arrayContains(filters.signatory, [id])),
  ).toHaveLength(1);
});

test('what was told is told no more when its declaration is read again', async () => {
  await fill();
  await backup();
  await restore();
  expect(await other.db.select().from(deliveries)).toEqual([]);
  const { id } = await keep(other.db, archived(682), later(3_600_000));
  expect(await enqueue(other.db, id, false, later(3_600_000))).toBe(0);
  const told = await other.db.select().from(deliveries);
  expect(told.find(({ channelId }) => channelId === 'a')).toMatchObject({
    declarationId: id,
    state: 'sent',
    messageId: 'm',
    filterIds: [expect.any(Number)],
  });
  const rest = (await claimDue(other.db, later(3_600_000), 10)).map(({ place, unsureSince }) => [
    place.channelId,
    unsureSince,
  ]);
  // What was not told when the backup was made may have been since: it is looked for.
  expect(rest).toEqual([['dm', noon], ...rest.slice(1).map(([channel]) => [channel, noon])]);
});

test('what is found after a restoring may have been told before it, and is looked for', async () => {
  await follow(db(), 'a', {});
  await backup();
  await restore(other.db, new Date('2030-01-01T00:00:00Z'));
  const at = new Date('2030-01-01T01:00:00Z');
  const { id } = await keep(other.db, archived(705), at);
  await enqueue(other.db, id, false, at);
  expect(await claimDue(other.db, at, 5)).toMatchObject([{ unsureSince: noon }]);
});

test('what was published after a restoring is posted at once', async () => {
  await follow(db(), 'a', {});
  await backup();
  await restore(other.db, new Date('1990-01-01T00:00:00Z'));
  const { id } = await keep(other.db, archived(705));
  await enqueue(other.db, id);
  expect(await claimDue(other.db, noon, 5)).toMatchObject([{ unsureSince: null }]);
});

test('what the store has stays, and a second restoring adds nothing', async () => {
  await fill();
  await backup();
  await follow(other.db, 'a', {});
  await other.db.update(channels).set({ roleId: 'kept' });
  const first = await restore();
  expect(first.tables.channels).toEqual({ given: 4, restored: 3 });
  expect(await other.db.select().from(channels).where(eq(channels.id, 'a'))).toMatchObject([
    { roleId: 'kept' },
  ]);
  expect(await other.db.select().from(servers)).toMatchObject([{ timeZone: 'Asia/Tbilisi' }]);
  const second = await restore();
  expect(Object.values(second.tables).map(({ restored }) => restored)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await subscriptionsOf(other.db, { guildId: '1' })).toHaveLength(5);
});

test('a digest that was tried in one message is tried again in one', async () => {
  await follow(db(), 'a', {});
  await db().update(channels).set({ pace: 'daily' });
  for (const number of [682, 705]) await enqueue(db(), (await keep(db(), archived(number))).id);
  await claimDue(db(), later(86_400_000), 5);
  await backup();
  await keep(other.db, archived(682));
  await keep(other.db, archived(705));
  await restore(other.db, later(86_400_000));
  const held = await other.db.select().from(deliveries);
  expect(held).toMatchObject([{ state: 'pending', claim: null }, { state: 'pending' }]);
  expect(new Set(held.map(({ parcel }) => parcel))).toEqual(new Set([Math.min(...held.map(({ id }) => id))]));
});

test.each([
  ['is cut off', async () => truncate(file, (await stat(file)).size - 40)],
  ['lacks its end', async () => edit((lines) => lines.slice(0, -1))],
  ['lost a row', async () => edit((lines) => lines.toSpliced(2, 1))],
  ['was changed', async () => edit((lines) => lines.map((line) => line.replace('Tbilisi', 'Yerevan')))],
  ['is something else', async () => writeFile(file, 'Hello')],
  ['is packed, and something else', async () => writeFile(file, gzipSync('Hello\n'))],
])('a backup that %s is refused, and nothing is touched', async (_how, harm) => {
  await fill();
  await backup();
  await harm();
  await expect(restore()).rejects.toThrow(/damaged|no backup/u);
  expect(await other.db.select().from(channels)).toEqual([]);
});

test('a backup of a newer version is refused', async () => {
  await backup();
  await edit(([head = '', ...rest]) => [head.replace(/"version":\d+/u, '"version":99'), ...rest]);
  await expect(restore()).rejects.toThrow(/newer version/u);
});

async function edit(change: (lines: string[]) => string[]): Promise<void> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
  await writeFile(file, gzipSync(`${change(lines).join('\n')}\n`));
}

test('what people had deleted goes from what waits for its declaration as well', async () => {
  await fill();
  await backup();
  await restore();
  await forgetServer(other.db, '1');
  await forgetPerson(other.db, '9');
  const { rows } = await other.db.execute(sql`select 1 from awaited_deliveries`);
  expect(rows).toEqual([]);
});

test('rows of an earlier version get the defaults of this one', async () => {
  await follow(db(), 'a', {});
  await backup();
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n');
  const row = JSON.parse(lines.find((line) => line.startsWith('["channels"')) ?? '') as [
    string,
    Record<string, unknown>,
  ];
  const { silent: _silent, ...rest } = row[1];
  await other.db.execute(
    sql`select hemicycle_put('channels', ${JSON.stringify([{ ...rest, gone_column: 1 }])}::jsonb)`,
  );
  expect(await other.db.select().from(channels)).toMatchObject([{ id: 'a', silent: false }]);
});

test('a delivery waits in no transaction that stores another declaration', async () => {
  await fill();
  await backup();
  await restore();
  const { id } = await keep(other.db, archived(424), later(3_600_000));
  expect(
    await other.db.transaction((tx) => enqueueAlerts(tx, id, { now: noon, onlyEarlier: false })),
  ).toBeGreaterThan(0);
  expect(
    new Set((await other.db.select().from(deliveries)).map(({ declarationId }) => declarationId)),
  ).toEqual(new Set([id]));
});
