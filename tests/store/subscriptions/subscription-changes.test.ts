import { expect, test } from 'vitest';
import { deliverDue, type DeliverContext } from '../../../src/delivery/deliver.ts';
import { recentDeliveries } from '../../../src/store/delivery/deliveries.ts';
import { subscriptions } from '../../../src/store/db/schema.ts';
import { changeChannel } from '../../../src/store/subscriptions/channel-settings.ts';
import {
  changeSubscription,
  pauseSubscription,
  resumeSubscription,
  unsubscribe,
} from '../../../src/store/subscriptions/subscription-changes.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { courierThat, numbersIn, retry, scripted, sent } from '../../support/delivery/courier.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { alerted, enqueue, follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';

const db = useDatabase();
const server = { guildId: '1' };
const never = new AbortController().signal;

function context(courier: DeliverContext['courier'], at = noon): DeliverContext {
  return { db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never };
}

async function arrive(...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    const { id } = await keep(db(), archived(number));
    await enqueue(db(), id);
  }
}

/** Posts what is due and says what was posted. */
async function posted(at = noon): Promise<number[][]> {
  const courier = scripted((_posting, nth) => sent(`m${nth}`));
  await deliverDue(context(courier, at));
  return courier.posted.map((posting) => numbersIn(posting));
}

const states = async () => (await recentDeliveries(db(), { limit: 9 })).map(({ state }) => state);

test('what comes during a pause is never told, not even afterwards', async () => {
  const id = await follow(db(), 'a', {});
  expect(await pauseSubscription(db(), server, id, noon)).toBe(true);
  expect(await pauseSubscription(db(), server, id, later(1))).toBe(false);
  await arrive(682, 705);
  expect(await resumeSubscription(db(), server, id, later(2))).toBe(true);
  expect(await resumeSubscription(db(), server, id, later(3))).toBe(false);
  expect(await posted(later(3))).toEqual([]);
  await arrive(771);
  expect(await posted(later(4))).toEqual([[771]]);
});

test('nor in its second language, when the pause is over or something else is asked', async () => {
  const paused = await follow(db(), 'paused', {});
  const changed = await follow(db(), 'changed', { concerns: 'UA' });
  await follow(db(), 'steady', {});
  const before = { createdAt: later(-1), activeSince: later(-1) };
  await db().update(subscriptions).set(before);
  await pauseSubscription(db(), server, paused, noon);
  const { id: declaration } = await keep(db(), archived(572));
  await resumeSubscription(db(), server, paused, later(1));
  await changeSubscription(db(), server, changed, { filter: {}, now: later(1) });
  await keep(db(), archived(572, 'fr'));
  await enqueue(db(), declaration, true);
  expect(await alerted(db())).toEqual(['steady']);
});

test('an alert is dropped when all that asked for it ended or were paused before it was posted', async () => {
  const ended = await follow(db(), 'a', { concerns: 'KZ' });
  const paused = await follow(db(), 'a', { delegation: 'IT' });
  await arrive(682);
  await unsubscribe(db(), server, ended);
  await pauseSubscription(db(), server, paused, noon);
  expect(await posted()).toEqual([]);
  expect(await recentDeliveries(db(), { limit: 9 })).toMatchObject([
    { state: 'dropped', reason: { code: 'unsubscribed' } },
  ]);
});

test('it comes, for what is left, when one of them still asks for it', async () => {
  const ended = await follow(db(), 'a', { concerns: 'KZ' });
  await follow(db(), 'a', { delegation: 'IT' });
  await arrive(682);
  await unsubscribe(db(), server, ended);
  const courier = scripted(() => sent('m'));
  await deliverDue(context(courier));
  expect(courier.posted).toHaveLength(1);
  expect(courier.posted[0]?.content).toHaveProperty('reasons', [
    [expect.objectContaining({ kind: 'delegation' })],
  ]);
});

test('it comes when the pause ended in time', async () => {
  const id = await follow(db(), 'a', {});
  await arrive(682);
  await pauseSubscription(db(), server, id, noon);
  await resumeSubscription(db(), server, id, later(1));
  expect(await posted(later(2))).toEqual([[682]]);
});

test('a digest leaves out what nobody asks for any more', async () => {
  const ended = await follow(db(), 'a', { concerns: 'KZ' });
  await follow(db(), 'a', { minimum: 33 });
  await changeChannel(db(), { ...server, channelId: 'a', now: noon }, { pace: 'daily', hour: 20 });
  await arrive(682, 705);
  await unsubscribe(db(), server, ended);
  expect(await posted(new Date('2026-01-05T20:00:00Z'))).toEqual([[705]]);
  expect(await states()).toEqual(['sent', 'dropped']);
});

test('what may be there already stays together as it was tried', async () => {
  const ended = await follow(db(), 'a', { concerns: 'KZ' });
  await follow(db(), 'a', { minimum: 33 });
  await changeChannel(db(), { ...server, channelId: 'a', now: noon }, { pace: 'daily', hour: 20 });
  await arrive(682, 705);
  const evening = new Date('2026-01-05T20:00:00Z');
  await deliverDue(
    context(
      scripted(() => retry(1_000, true)),
      evening,
    ),
  );
  await unsubscribe(db(), server, ended);
  expect(await posted(later(5_000, evening))).toEqual([[682, 705]]);
});

test('what nobody asks for uses up no place of the day', async () => {
  const id = await follow(db(), 'a', {});
  await changeChannel(db(), { ...server, channelId: 'a', now: noon }, { cap: 1 });
  await arrive(682);
  await posted();
  await arrive(705);
  await unsubscribe(db(), server, id);
  await deliverDue(context(courierThat({})));
  expect(await states()).toEqual(['dropped', 'sent']);
});

test('a subscription is changed in place, once for a channel, and only by its owner', async () => {
  const id = await follow(db(), 'a', { delegation: 'IT' });
  await follow(db(), 'a', { concerns: 'UA' });
  const change = (owner: typeof server, filter: object) =>
    changeSubscription(db(), owner, id, { filter, now: later(1) });
  expect(await change({ guildId: '2' }, { concerns: 'KZ' })).toBe('unknown');
  expect(await change(server, { delegation: 'IT' })).toBe('same');
  expect(await change(server, { concerns: 'UA' })).toBe('double');
  expect(await change(server, { concerns: 'KZ' })).toBe('changed');
  expect(await subscriptionsOf(db(), server)).toMatchObject([
    { id, filter: { concerns: ['KZ'] }, activeSince: later(1) },
    { filter: { concerns: ['UA'] } },
  ]);
});

test('another server’s subscription is neither paused nor resumed nor ended', async () => {
  const id = await follow(db(), 'a', {});
  const other = { guildId: '2' };
  expect(await pauseSubscription(db(), other, id, noon)).toBe(false);
  await pauseSubscription(db(), server, id, noon);
  expect(await resumeSubscription(db(), other, id, noon)).toBe(false);
  expect(await unsubscribe(db(), other, id)).toBe(false);
  expect(await subscriptionsOf(db(), server)).toMatchObject([{ pausedAt: noon }]);
});
