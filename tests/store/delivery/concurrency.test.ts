import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { markSent } from '../../../src/store/delivery/deliveries.ts';
import { editsDue } from '../../../src/store/delivery/edits.ts';
import { saveDeclaration } from '../../../src/store/ingest/save-declaration.ts';
import { scheduleEdits } from '../../../src/store/delivery/enqueue-alerts.ts';
import { claimDue } from '../../../src/store/delivery/claim-batches.ts';
import { joinPeople } from '../../../src/store/ingest/merge-and-split.ts';
import { declarations, editions, signatories, signatures } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';
import { idOf, listOf } from '../support/lists.ts';

const db = useDatabase();

/** On the embedded engine these go one after the other; on a server, at once. */
test('two processes that store the same new declaration at once store it once', async () => {
  const kept = await Promise.all([archived(682), archived(682)].map((one) => keep(db(), one)));
  expect(kept.map(({ change }) => change).toSorted()).toEqual(['new', 'none']);
  expect(kept[0]?.id).toBe(kept[1]?.id);
  expect(await db().select().from(declarations)).toHaveLength(1);
  expect(await db().select().from(editions)).toHaveLength(1);
  expect(await db().select().from(signatures)).toHaveLength(32);
  expect(await db().select().from(signatories)).toHaveLength(32);
});

test('the same people under other forms, in other declarations and another order, at once', async () => {
  const names = (given: string) =>
    ['KOVAL', 'SAVENKO', 'BONDAR', 'LYSENKO'].map((family) => `Ms ${given} ${family}, Ukraine`);
  const lists = Array.from({ length: 6 }, (_, at) => {
    const list = names(at % 2 === 0 ? 'Mariia' : 'Maria');
    return listOf(at + 1, `2020-01-0${at + 1}`, ...(at % 3 === 0 ? list.toReversed() : list));
  });
  const kept = await Promise.all(lists.map((one) => keep(db(), one)));
  expect(kept.map(({ change }) => change)).toEqual(Array(6).fill('new'));
  expect(await db().select().from(signatories)).toHaveLength(4);
});

test('two editions of one declaration at once', async () => {
  await keep(db(), archived(682));
  const more = (fileId: number, date: string, ...entries: string[]) => {
    const extra = listOf(682, date, ...entries).signatories;
    const signed = [
      ...archived(682).signatories,
      ...extra.map((one) => ({ ...one, position: one.position + 32 })),
    ];
    return { ...archived(682), fileId, date, signatories: signed };
  };
  await Promise.all([
    keep(db(), more(2, '2020-01-01', 'Ms Petra BAYR, Austria', 'Mr Tiny KOX, Netherlands')),
    keep(db(), more(1, '2019-10-01', 'Ms Petra BAYR, Austria')),
  ]);
  const held = await db().select().from(editions).orderBy(editions.edition);
  expect(held.map(({ date, signatoryCount }) => [date, signatoryCount])).toEqual([
    ['2019-06-27', 32],
    ['2019-10-01', 33],
    ['2020-01-01', 34],
  ]);
});

test('a join while the second signs again', async () => {
  await keep(db(), listOf(1, '2020-01-01', 'Mr Bill SMITH, United Kingdom'));
  await keep(db(), listOf(2, '2020-01-02', 'Mr William SMITH, United Kingdom'));
  const [bill, william] = [await idOf(db(), 'Bill Smith'), await idOf(db(), 'William Smith')];
  await Promise.all([
    ...[3, 4, 5].map((number) =>
      keep(db(), listOf(number, '2020-02-01', 'Mr William SMITH, United Kingdom')),
    ),
    joinPeople(db(), bill, william),
  ]);
  const rows = await db().select().from(signatures);
  expect(rows.map((row) => row.signatoryId)).toEqual([bill, bill, bill, bill, bill]);
});

test('an edition that is stored while a message is recorded: the message is brought up to date', async () => {
  await follow(db(), 'a', {});
  const whole = archived(682);
  const { id } = await keep(db(), whole);
  await enqueue(db(), id, false, noon);
  const [parcel] = await claimDue(db(), noon, 1);
  const ids = parcel?.deliveries.map((delivery) => delivery.id) ?? [];
  let record: Promise<unknown> = Promise.resolve();
  await db().transaction(async (tx) => {
    const extra = listOf(682, '2019-10-04', 'Ms Petra BAYR, Austria').signatories;
    const signatories = [...whole.signatories, ...extra.map((one) => ({ ...one, position: 33 }))];
    const later = { ...whole, fileId: 28_999, date: '2019-10-04', signatories };
    await saveDeclaration(tx, { declaration: later, fileId: 28_999, url: null }, noon);
    await scheduleEdits(tx, id, noon);
    // Begins now, and ends when the edition is there.
    const claim = parcel?.claim ?? '';
    record = markSent(
      db(),
      [{ ids, claim, messageId: 'm', threadId: null, edition: 1, folded: false }],
      noon,
    );
    // Long enough for a server to have carried it out, if it did not wait.
    await tx.execute(sql`select pg_sleep(0.2)`);
  });
  await record;
  expect(await editsDue(db(), noon, 9)).toHaveLength(1);
});
