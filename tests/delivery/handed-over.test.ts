import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deliverDue, type DeliverContext } from '../../src/delivery/deliver.ts';
import { takenOf } from '../../src/store/delivery/claims.ts';
import { dropUnwanted } from '../../src/store/delivery/deliveries.ts';
import { enqueueAlerts, enqueueEditionAlerts } from '../../src/store/delivery/enqueue-alerts.ts';
import { claimDue } from '../../src/store/delivery/claim-batches.ts';
import { channels, deliveries } from '../../src/store/db/schema.ts';
import { unsubscribe } from '../../src/store/subscriptions/subscription-changes.ts';
import { useDatabase } from '../support/database.ts';
import { scripted, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon, signature } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const never = new AbortController().signal;

/** Posts what is due, and says for how many reasons each came. */
async function posted(at = later(1)): Promise<number[]> {
  const courier = scripted(() => sent('m'));
  const context: DeliverContext = {
    db: db(),
    courier,
    log: quiet,
    now: () => at,
    stopping: never,
    signal: never,
  };
  await deliverDue(context);
  return courier.posted.map(({ content }) => ('reasons' in content ? content.reasons.length : 0));
}

/** A declaration that somebody follows for its topic; then an edition with as many names as others ask for. */
async function waiting(): Promise<{ readonly first: number; readonly edition: () => Promise<number> }> {
  const whole = archived(682);
  const first = await follow(db(), 'a', { concerns: 'KZ' });
  const { id } = await keep(db(), whole);
  await follow(db(), 'a', { minimum: 33 });
  expect(await enqueue(db(), id)).toBe(1);
  const edition = async () => {
    await keep(db(), {
      ...whole,
      date: '2019-10-04',
      fileId: 28_999,
      signatories: [...whole.signatories, signature(33, ['Ms', 'Petra BAYR', 'Austria', 'SOC'])],
    });
    return db().transaction((tx) => enqueueEditionAlerts(tx, id, noon));
  };
  return { first, edition };
}

const end = (id: number) => unsubscribe(db(), { guildId: '1' }, id);
const rowsOf = () => db().select().from(deliveries).orderBy(deliveries.id);

test('an edition that comes while an alert waits adds its reason to it', async () => {
  const { edition } = await waiting();
  await edition();
  expect(await posted()).toEqual([2]);
  expect(await rowsOf()).toHaveLength(1);
});

test('where the subscription that waited ends, the alert comes for the other one', async () => {
  const { first, edition } = await waiting();
  await edition();
  await end(first);
  expect(await posted()).toEqual([1]);
});

test.each(['held', 'sending'] as const)('so does one that is %s when the edition comes', async (state) => {
  const { first, edition } = await waiting();
  await db().update(deliveries).set({ state });
  await edition();
  await db().update(deliveries).set({ state: 'pending' });
  await end(first);
  expect(await posted()).toEqual([1]);
});

test('one that is dropped before the edition comes is no obstacle', async () => {
  const { first, edition } = await waiting();
  await end(first);
  expect(await posted()).toEqual([]);
  await edition();
  expect(await posted()).toEqual([1]);
});

test('one that is found to be unasked for just before the edition comes is due again', async () => {
  const { first, edition } = await waiting();
  await end(first);
  const [parcel] = await claimDue(db(), noon, 1);
  await edition();
  if (!parcel) throw new Error('Nothing was due.');
  await dropUnwanted(db(), takenOf(parcel), { code: 'unsubscribed' }, noon);
  expect(await rowsOf()).toMatchObject([{ state: 'pending', finishedAt: null }]);
  expect(await posted()).toEqual([1]);
});

test('a text in the other language adds its reason to what waits, and revives what was dropped', async () => {
  const english = await follow(db(), 'a', { words: 'kazakhstan' });
  await follow(db(), 'a', { words: 'détention' });
  await follow(db(), 'b', { words: 'kazakhstan' });
  const { id } = await keep(db(), archived(682));
  const made = () => db().transaction((tx) => enqueueAlerts(tx, id, { now: later(1), onlyEarlier: false }));
  await made();
  const [row] = await rowsOf();
  await db()
    .update(deliveries)
    .set({ filterIds: (row?.filterIds ?? []).slice(0, 1) })
    .where(eq(deliveries.channelId, 'a'));
  await follow(db(), 'a', { concerns: 'KZ' });
  expect(await made()).toBe(0);
  expect((await rowsOf())[0]?.filterIds.length).toBeGreaterThan(1);
  await db().update(deliveries).set({ state: 'dropped' }).where(eq(deliveries.channelId, 'a'));
  await end(english);
  expect(await made()).toBe(1);
  // What was posted stays as it is.
  await db().update(deliveries).set({ state: 'sent' });
  await follow(db(), 'b', { concerns: 'KZ' });
  expect(await made()).toBe(0);
  expect((await rowsOf()).map(({ filterIds }) => filterIds.length)).toEqual([1, 1]);
});

test('what a suspended channel waits for keeps its reasons in the line, too', async () => {
  const { first, edition } = await waiting();
  await db().update(deliveries).set({ state: 'pending', form: 'line' });
  await edition();
  await end(first);
  await db().update(channels).set({ state: 'active' });
  expect(await posted()).toEqual([0]);
  expect(await rowsOf()).toMatchObject([{ state: 'folded' }]);
});
