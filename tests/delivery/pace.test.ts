import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Courier } from '../../src/delivery/courier.ts';
import { deliverDue, type DeliverContext } from '../../src/delivery/deliver.ts';
import { releaseInterrupted } from '../../src/store/delivery/claims.ts';
import { recentDeliveries } from '../../src/store/delivery/deliveries.ts';
import { claimDue } from '../../src/store/delivery/claim-batches.ts';
import { channels, servers } from '../../src/store/db/schema.ts';
import { nextDue } from '../support/delivery/next-due.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, numbersIn, retry, scripted, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const never = new AbortController().signal;

function context(courier: Courier, at = noon): DeliverContext {
  return { db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never };
}

async function arrive(at: Date, ...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    const { id } = await keep(db(), archived(number), at);
    await enqueue(db(), id, false, at);
  }
}

const settle = (set: Partial<typeof channels.$inferInsert>, channel = 'a') =>
  db().update(channels).set(set).where(eq(channels.id, channel));

test.each([
  // Clocks go forward on 29 March 2026 and back on 25 October.
  ['2026-01-05T12:00:00Z', 'Europe/Paris', 'daily', 8, 1, '2026-01-06T07:00:00.000Z'],
  ['2026-01-05T06:59:59Z', 'Europe/Paris', 'daily', 8, 1, '2026-01-05T07:00:00.000Z'],
  ['2026-01-05T07:00:00Z', 'Europe/Paris', 'daily', 8, 1, '2026-01-06T07:00:00.000Z'],
  ['2026-03-28T20:00:00Z', 'Europe/Paris', 'daily', 8, 1, '2026-03-29T06:00:00.000Z'],
  ['2026-03-28T20:00:00Z', 'Europe/Paris', 'daily', 2, 1, '2026-03-29T01:00:00.000Z'],
  ['2026-10-24T20:00:00Z', 'Europe/Paris', 'daily', 8, 1, '2026-10-25T07:00:00.000Z'],
  ['2026-11-24T20:00:00Z', 'America/New_York', 'weekly', 9, 2, '2026-12-01T14:00:00.000Z'],
  ['2026-11-24T13:00:00Z', 'America/New_York', 'weekly', 9, 2, '2026-11-24T14:00:00.000Z'],
  ['2026-11-24T13:00:00Z', 'Asia/Kathmandu', 'weekly', 0, 7, '2026-11-28T18:15:00.000Z'],
] as const)(
  'from %s in %s the next %s digest at %i (day %i) is %s',
  async (at, zone, pace, hour, weekday, due) => {
    await follow(db(), 'a', {});
    await settle({ pace, hour, weekday });
    await db().update(servers).set({ timeZone: zone });
    await arrive(new Date(at), 682);
    expect(await nextDue(db())).toEqual(new Date(due));
  },
);

test('a digest is one message of all that came, oldest first, with why each came', async () => {
  await follow(db(), 'a', { delegation: 'GB' });
  await settle({ pace: 'daily', hour: 8 });
  await arrive(noon, 682, 705, 642);
  const courier = scripted(() => sent('m'));
  expect(await deliverDue(context(courier, later(60_000)))).toMatchObject({ sent: 0 });
  const due = (await nextDue(db())) ?? noon;
  expect(await deliverDue(context(courier, due))).toMatchObject({ sent: 1 });
  const [posting] = courier.posted;
  expect(posting?.content).toMatchObject({ kind: 'digest', more: 0 });
  expect(posting && numbersIn(posting)).toEqual([682, 705, 642]);
  expect(posting?.content).toHaveProperty(['entries', 0, 'reasons', 0, 0, 'kind'], 'delegation');
  expect((await recentDeliveries(db(), { limit: 9 })).map(({ messageId }) => messageId)).toEqual([
    'm',
    'm',
    'm',
  ]);
});

test('an empty digest is not sent, and one that was missed is caught up', async () => {
  await follow(db(), 'a', { concerns: 'CY' });
  await settle({ pace: 'daily' });
  await arrive(noon, 682);
  expect(await nextDue(db())).toBeNull();
  await arrive(noon, 424);
  const courier = scripted(() => sent('m'));
  await deliverDue(context(courier, later(3 * 86_400_000)));
  expect(courier.posted).toHaveLength(1);
});

test('a digest that is tried again holds what it held, under the same nonce; what came since has its own', async () => {
  await follow(db(), 'a', {});
  await settle({ pace: 'daily' });
  await arrive(noon, 682);
  const due = (await nextDue(db())) ?? noon;
  const courier = scripted((_posting, nth) => (nth === 1 ? retry() : sent(`m${nth}`)));
  await deliverDue(context(courier, due));
  await arrive(later(-1, due), 705);
  await deliverDue(context(courier, later(60_000, due)));
  expect(courier.posted.map((posting) => numbersIn(posting))).toEqual([[682], [682], [705]]);
  const [first, second, third] = courier.posted.map(({ nonce }) => nonce);
  expect(first).toBe(second);
  expect(third).not.toBe(first);
});

test('a digest names its days in the zone of the server, from the earliest one that it makes up for', async () => {
  await follow(db(), 'a', {});
  await settle({ pace: 'daily', hour: 0 });
  await db().update(servers).set({ timeZone: 'Asia/Tokyo' });
  await arrive(noon, 682);
  await arrive(later(3 * 86_400_000), 705);
  const courier = scripted(() => sent('m'));
  await deliverDue(context(courier, later(9 * 86_400_000)));
  // Noon in Greenwich is the evening of that day in Tokyo.
  expect(courier.posted[0]?.content).toMatchObject({ period: { from: '2026-01-05', to: '2026-01-09' } });
});

test('more than a digest shows are counted', async () => {
  await follow(db(), 'a', {});
  await settle({ pace: 'weekly' });
  await arrive(noon, 424, 435, 439, 524, 572, 604, 642, 648, 679, 682, 689, 705);
  const courier = scripted(() => sent('m'));
  await deliverDue(context(courier, (await nextDue(db())) ?? noon));
  expect(courier.posted[0]?.content).toMatchObject({
    kind: 'digest',
    more: 2,
    numbers: [424, 435, 439, 524, 572, 604, 642, 648, 679, 682, 689, 705],
    period: { from: '2026-01-05', to: '2026-01-12' },
  });
  expect(await deliverDue(context(courier, later(9 * 86_400_000)))).toMatchObject({ sent: 0 });
});

test('beyond the cap of a day the rest come as one line when the day is over', async () => {
  await follow(db(), 'a', {});
  await settle({ cap: 2 });
  await arrive(noon, 424, 435, 439, 524);
  const courier = scripted((_posting, nth) => sent(`m${nth}`));
  expect(await deliverDue(context(courier))).toEqual({ sent: 2, putOff: 2, refused: 0 });
  expect(await nextDue(db())).toEqual(new Date('2026-01-05T23:00:00.000Z'));
  await deliverDue(context(courier, new Date('2026-01-05T23:00:00Z')));
  expect(courier.posted.map((posting) => [posting.content.kind, ...numbersIn(posting)])).toEqual([
    ['alert', 424],
    ['alert', 435],
    ['line', 439, 524],
  ]);
  expect((await recentDeliveries(db(), { limit: 9 })).map(({ state }) => state)).toEqual([
    'folded',
    'folded',
    'sent',
    'sent',
  ]);
  await arrive(new Date('2026-01-06T09:00:00Z'), 572);
  expect(await deliverDue(context(courier, new Date('2026-01-06T09:00:00Z')))).toMatchObject({ sent: 1 });
});

test('servers take turns: one with many channels does not hold up another', async () => {
  const { id } = await keep(db(), archived(682));
  for (let at = 0; at < 30; at += 1) await follow(db(), `big${at}`, {});
  await follow(db(), 'small', {});
  await settle({ guildId: '2' }, 'small');
  await enqueue(db(), id);
  const taken = await claimDue(db(), noon, 4);
  expect(taken.map(({ place }) => place.guildId)).toContain('2');
  expect(await releaseInterrupted(db())).toBe(4);
});

test('what was put off holds back what came later in its channel, and nothing elsewhere', async () => {
  await follow(db(), 'a', {});
  await follow(db(), 'b', {});
  await arrive(noon, 682);
  let failed = false;
  const courier = courierThat({
    post: async (posting) => {
      order.push(`${posting.place.channelId}${numbersIn(posting).join()}`);
      if (posting.place.channelId === 'a' && !failed) {
        failed = true;
        return retry(30_000);
      }
      return sent('m');
    },
  });
  const order: string[] = [];
  await deliverDue(context(courier));
  await arrive(later(1_000), 705);
  await deliverDue(context(courier, later(1_000)));
  await deliverDue(context(courier, later(30_000)));
  expect(order.filter((one) => one.startsWith('a'))).toEqual(['a682', 'a682', 'a705']);
  expect(order.filter((one) => one.startsWith('b'))).toEqual(['b682', 'b705']);
});

test('what waits for an older alert of its channel does not keep the deliverer awake', async () => {
  await follow(db(), 'a', {});
  await arrive(noon, 682, 705);
  await deliverDue(context(scripted(() => retry(5_000))));
  expect(await nextDue(db())).toEqual(later(5_000));
});
