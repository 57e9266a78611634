import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Checked, Courier } from '../../src/delivery/courier.ts';
import { deliverDue, type DeliverContext } from '../../src/delivery/deliver.ts';
import { startDeliverer } from '../../src/delivery/deliverer.ts';
import { graceMs, recoverChannels } from '../../src/delivery/recover-channels.ts';
import { activeChannelsOf } from '../../src/store/subscriptions/channels.ts';
import { recentDeliveries } from '../../src/store/delivery/deliveries.ts';
import { channels, deliveries } from '../../src/store/db/schema.ts';
import { enqueueEditionAlerts } from '../../src/store/delivery/enqueue-alerts.ts';
import { serverGone } from '../../src/store/subscriptions/servers.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { nextDue } from '../support/delivery/next-due.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, numbersIn, scripted, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon, signature } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const never = new AbortController().signal;
const reason = { code: 'noPermission' } as const;
const closed = courierThat({ post: async () => ({ kind: 'closed', reason }) });

function context(courier: Courier, at = noon): DeliverContext {
  return { db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never };
}

async function arrive(...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    const { id } = await keep(db(), archived(number));
    await enqueue(db(), id);
  }
}

/** A courier that answers how the channel is and counts what administrators are told. */
function watching(answer: Checked) {
  const told: string[] = [];
  const courier = courierThat({
    check: async () => answer,
    tellAdministrator: async (place, why) => {
      told.push(`${place.channelId}: ${why.code}`);
      return true;
    },
  });
  return { courier, told };
}

const stateOf = async (channel: string) =>
  (await db().select().from(channels).where(eq(channels.id, channel)))[0];

const setStateSince = (channel: string, stateSince: Date) =>
  db().update(channels).set({ stateSince }).where(eq(channels.id, channel));

test('a channel that Discord closes is suspended with its reason; set-up and alerts are kept', async () => {
  await follow(db(), 'a', { concerns: 'KZ' });
  await follow(db(), 'a', { delegation: 'GB' });
  await arrive(682, 705);
  expect(await deliverDue(context(closed))).toEqual({ sent: 0, putOff: 1, refused: 0 });
  expect(await stateOf('a')).toMatchObject({ state: 'suspended', reason });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toHaveLength(2);
  await arrive(771);
  expect((await recentDeliveries(db(), { limit: 9 })).map(({ state }) => state)).toEqual([
    'held',
    'held',
    'held',
  ]);
  expect(await deliverDue(context(scripted(() => sent('m'))))).toMatchObject({ sent: 0 });
});

test('others of the server go on', async () => {
  await follow(db(), 'a', {});
  await follow(db(), 'b', {});
  await arrive(682);
  const courier = courierThat({
    post: async ({ place }) => (place.channelId === 'a' ? { kind: 'closed', reason } : sent('m')),
  });
  expect(await deliverDue(context(courier))).toEqual({ sent: 1, putOff: 1, refused: 0 });
});

test('an administrator is told once, when the first look shows that it lasts', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await deliverDue(context(closed));
  const { courier, told } = watching({ kind: 'closed', reason });
  expect(await recoverChannels(context(courier))).toBe(0);
  expect(told).toEqual([]);
  const first = (await nextDue(db())) ?? noon;
  expect(first).toEqual(later(2 * 60_000));
  await recoverChannels(context(courier, first));
  const second = (await nextDue(db())) ?? noon;
  expect(second.getTime() - first.getTime()).toBe(2 * 60_000);
  await recoverChannels(context(courier, second));
  const third = (await nextDue(db())) ?? noon;
  expect(third.getTime() - second.getTime()).toBe(4 * 60_000);
  expect(told).toEqual(['a: noPermission']);
});

test('it resumes by itself, and at once when something changed in the server', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await deliverDue(context(closed));
  const { courier, told } = watching({ kind: 'open' });
  expect(await recoverChannels(context(courier), { guildId: '2' })).toBe(0);
  expect(await recoverChannels(context(courier), { guildId: '1' })).toBe(1);
  expect(await stateOf('a')).toMatchObject({ state: 'active', reason: null });
  const open = scripted(() => sent('m'));
  await deliverDue(context(open));
  expect(open.posted.map((posting) => numbersIn(posting))).toEqual([[682]]);
  expect(told).toEqual([]);
});

test('after a long time the newest five come one by one and the others in one line', async () => {
  await follow(db(), 'a', {});
  await arrive(424);
  await deliverDue(context(closed));
  await arrive(435, 439, 524, 572, 604, 642, 648);
  await recoverChannels(context(watching({ kind: 'open' }).courier), { guildId: '1' });
  const open = scripted((_posting, nth) => sent(`m${nth}`));
  expect(await deliverDue(context(open))).toMatchObject({ sent: 6 });
  const told = open.posted.map((posting) => [posting.content.kind, ...numbersIn(posting)]);
  expect(told.filter(([kind]) => kind === 'line')).toEqual([['line', 424, 435, 439]]);
  expect(told.filter(([kind]) => kind === 'alert').flatMap(([, number]) => number)).toEqual([
    524, 572, 604, 642, 648,
  ]);
});

test('what the line would name a second time is left out: its message shows the new edition', async () => {
  await follow(db(), 'a', {});
  await follow(db(), 'a', { delegation: 'LI' });
  const whole = archived(682);
  await arrive(682);
  await deliverDue(context(courierThat({ post: async () => sent('m1') })));
  await arrive(435);
  await deliverDue(context(closed));
  const { id } = await keep(db(), {
    ...whole,
    fileId: 28_999,
    date: '2019-10-04',
    signatories: [
      ...whole.signatories,
      signature(whole.signatories.length + 1, ['Ms', 'Franziska HOOP', 'Liechtenstein', 'ALDE']),
    ],
  });
  expect(await db().transaction((tx) => enqueueEditionAlerts(tx, id, noon))).toBe(1);
  await arrive(439, 524, 572, 604, 642, 648);
  await recoverChannels(context(watching({ kind: 'open' }).courier), { guildId: '1' });
  const open = scripted((_posting, nth) => sent(`n${nth}`));
  await deliverDue(context(open));
  const lines = open.posted.filter(({ content }) => content.kind === 'line');
  expect(lines.map((posting) => numbersIn(posting))).toEqual([[435, 439]]);
  expect(await recentDeliveries(db(), { state: 'dropped', limit: 9 })).toMatchObject([
    { number: 682, reason: { code: 'toldBefore' } },
  ]);
});

test('what was stored while its channel was resumed does not wait for ever', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await db().update(deliveries).set({ state: 'held', reason });
  expect(await recoverChannels(context(watching({ kind: 'open' }).courier))).toBe(1);
  expect(await deliverDue(context(courierThat({ post: async () => sent('m1') })))).toMatchObject({ sent: 1 });
});

test('an outage tells nobody and changes nothing', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await deliverDue(context(closed));
  const { courier, told } = watching({ kind: 'unknown' });
  await recoverChannels(context(courier, later(graceMs * 2)));
  expect(await stateOf('a')).toMatchObject({ state: 'suspended', reason });
  expect(told).toEqual([]);
});

test('a channel that is gone ends after its time of grace, not before', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await deliverDue(context(closed));
  const { courier } = watching({ kind: 'gone', reason: { code: 'gone' } });
  await recoverChannels(context(courier, later(graceMs - 1)), { guildId: '1' });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toHaveLength(1);
  await recoverChannels(context(courier, later(graceMs)), { guildId: '1' });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toEqual([]);
  expect(await recentDeliveries(db(), { limit: 9 })).toMatchObject([{ state: 'dropped' }]);
  expect(await stateOf('a')).toMatchObject({ state: 'ended' });
  expect(await nextDue(db())).toBeNull();
});

test('a channel that was closed for a week does not end because it cannot be found once', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await deliverDue(context(closed));
  const { courier } = watching({ kind: 'gone', reason: { code: 'gone' } });
  await recoverChannels(context(courier, later(2 * graceMs)), { guildId: '1' });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toHaveLength(1);
  await recoverChannels(context(courier, later(2 * graceMs + 60_000)), { guildId: '1' });
  expect(await subscriptionsOf(db(), { guildId: '1' })).toEqual([]);
});

test('a server that removed the bot is forgotten after the time of grace, not before', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await serverGone(db(), '1', { reason, now: noon, probeAt: () => later(2 * graceMs) });
  const { courier } = watching({ kind: 'gone', reason });
  const gone = { ...courier, isMember: () => false };
  await recoverChannels(context(gone, later(graceMs - 1)));
  expect(await subscriptionsOf(db(), { guildId: '1' })).toHaveLength(1);
  // Nobody can say whether it is gone still.
  await recoverChannels(context(courier, later(graceMs)));
  expect(await subscriptionsOf(db(), { guildId: '1' })).toHaveLength(1);
  await recoverChannels(context(gone, later(graceMs)));
  expect(await recentDeliveries(db(), { limit: 9 })).toEqual([]);
  expect(await stateOf('a')).toBeUndefined();
});

describe('a channel that looks open and takes nothing', () => {
  const minute = 60_000;
  const hour = 60 * minute;

  /** Refuses every post while every look finds the channel open. */
  function fooling() {
    const told: string[] = [];
    const courier = courierThat({
      post: async () => ({ kind: 'closed', reason }),
      check: async () => ({ kind: 'open' }),
      tellAdministrator: async (_place, why) => {
        told.push(why.code);
        return true;
      },
    });
    return { courier, told };
  }

  /** Looks and posts again at the next time due; returns how long the channel then rests. */
  async function again(courier: Courier): Promise<number> {
    const at = (await nextDue(db())) ?? noon;
    await recoverChannels(context(courier, at));
    await deliverDue(context(courier, at));
    return ((await nextDue(db())) ?? at).getTime() - at.getTime();
  }

  test('is tried less and less often, and told of once', async () => {
    await follow(db(), 'a', {});
    await setStateSince('a', noon);
    await arrive(682);
    const { courier, told } = fooling();
    await deliverDue(context(courier));
    const pauses = [await again(courier), await again(courier), await again(courier), await again(courier)];
    expect(pauses.map((ms) => ms / minute)).toEqual([4, 8, 16, 32]);
    expect(told).toEqual(['noPermission']);
  });

  test('starts anew when a message was accepted', async () => {
    await follow(db(), 'a', {});
    await setStateSince('a', noon);
    await arrive(682);
    const { courier, told } = fooling();
    await deliverDue(context(courier));
    await again(courier);
    await again({ ...courier, post: async () => sent('m') });
    expect(await stateOf('a')).toMatchObject({ state: 'active', probes: 0, toldAt: null });
    const { id } = await keep(db(), archived(705));
    await enqueue(db(), id, false, later(hour));
    await deliverDue(context(courier, later(hour)));
    expect(await nextDue(db())).toEqual(later(hour + 2 * minute));
    expect(told).toHaveLength(1);
    await again(courier);
    expect(told).toHaveLength(2);
  });

  test('starts anew when it was open for more than six hours', async () => {
    await follow(db(), 'a', {});
    await setStateSince('a', noon);
    await db().update(channels).set({ probes: 5, toldAt: noon });
    await arrive(682);
    await deliverDue(context(fooling().courier, later(6 * hour)));
    expect(await stateOf('a')).toMatchObject({ probes: 5, probeAt: later(6 * hour + 64 * minute) });
    await db().update(channels).set({ state: 'active', stateSince: noon });
    await db().update(deliveries).set({ state: 'pending' });
    await deliverDue(context(fooling().courier, later(6 * hour + 1)));
    expect(await stateOf('a')).toMatchObject({
      probes: 0,
      toldAt: null,
      probeAt: later(6 * hour + 1 + 2 * minute),
    });
  });
});

test('what opened while nobody listened is found at the next start, not hours later', async () => {
  await follow(db(), 'a', {});
  await arrive(682);
  await deliverDue(context(closed));
  expect(await recoverChannels(context(watching({ kind: 'open' }).courier))).toBe(0);
  const posted = scripted(() => sent('m'), { check: async () => ({ kind: 'open' }) });
  const deliverer = await startDeliverer({ ...context(posted), signal: never });
  await deliverer.settled();
  await deliverer.stop();
  expect(posted.posted.map((posting) => numbersIn(posting))).toEqual([[682]]);
});

test('an administrator is not told in a forum, which takes posts only', async () => {
  await follow(db(), 'a', {});
  await follow(db(), 'b', {});
  await follow(db(), 'posts', {});
  await db().update(channels).set({ kind: 'forum' }).where(eq(channels.id, 'posts'));
  expect((await activeChannelsOf(db(), '1')).toSorted()).toEqual(['a', 'b']);
});
