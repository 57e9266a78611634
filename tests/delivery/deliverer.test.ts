import { expect, test } from 'vitest';
import type { Courier } from '../../src/delivery/courier.ts';
import { startDeliverer, type Deliverer } from '../../src/delivery/deliverer.ts';
import { recentDeliveries } from '../../src/store/delivery/deliveries.ts';
import { scheduleEdits } from '../../src/store/delivery/enqueue-alerts.ts';
import { claimDue } from '../../src/store/delivery/claim-batches.ts';
import { nextDue } from '../support/delivery/next-due.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, sent } from '../support/delivery/courier.ts';
import { archived, keep, signature } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();

/** A courier whose postings a test can wait for. */
function watched(answer: () => Promise<void> = async () => undefined) {
  const posted: string[] = [];
  const waiting: (() => void)[] = [];
  const courier = courierThat({
    post: async ({ place }) => {
      posted.push(place.channelId);
      for (const wake of waiting.splice(0)) wake();
      await answer();
      return sent(`m${posted.length}`);
    },
  });
  const next = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { courier, posted, next };
}

function start(courier: Courier): Promise<Deliverer> {
  return startDeliverer({
    db: db(),
    courier,
    log: quiet,
    now: () => new Date(),
    signal: new AbortController().signal,
  });
}

async function pending(number = 682): Promise<void> {
  const { id } = await keep(db(), archived(number));
  await enqueue(db(), id, false, new Date());
}

test('what is pending at the start is posted, what a dead process had taken first of all', async () => {
  await follow(db(), 'a', {});
  await pending();
  await claimDue(db(), new Date(), 10);
  const { courier, posted } = watched();
  const deliverer = await start(courier);
  await deliverer.settled();
  expect(posted).toEqual(['a']);
  await deliverer.stop();
});

test('it is woken for what comes later', async () => {
  await follow(db(), 'a', {});
  const { courier, posted, next } = watched();
  const deliverer = await start(courier);
  await deliverer.settled();
  const arrival = next();
  await pending();
  deliverer.wake();
  await arrival;
  await deliverer.settled();
  expect(posted).toEqual(['a']);
  await deliverer.stop();
});

test('woken while it posts, it looks again', async () => {
  await follow(db(), 'a', {});
  await pending(682);
  const { courier, posted } = watched(async () => {
    if (posted.length > 1) return;
    await pending(705);
    deliverer.wake();
  });
  const deliverer = await start(courier);
  await deliverer.settled();
  expect(posted).toEqual(['a', 'a']);
  await deliverer.stop();
});

test('stopping waits for the posting under way, and nothing is begun afterwards', async () => {
  await follow(db(), 'a', {});
  await pending();
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { courier, posted, next } = watched(() => held);
  const begun = next();
  const deliverer = await start(courier);
  await begun;
  const stopped = deliverer.stop();
  finish();
  await stopped;
  expect(await recentDeliveries(db(), { limit: 5 })).toMatchObject([{ state: 'sent' }]);
  await pending(705);
  deliverer.wake();
  await deliverer.settled();
  expect(posted).toHaveLength(1);
});

test('an edit that was put off is made when something changed in its server', async () => {
  await follow(db(), 'a', {});
  await pending();
  let mayEdit = false;
  let edits = 0;
  const courier = courierThat({
    post: async () => sent('m1'),
    edit: async () => {
      edits += 1;
      return mayEdit
        ? { kind: 'edited' }
        : { kind: 'retry', reason: { code: 'tooFast' }, afterMs: 3_600_000 };
    },
  });
  const deliverer = await start(courier);
  await deliverer.settled();
  const whole = archived(682);
  const { id } = await keep(db(), {
    ...whole,
    date: '2019-10-04',
    fileId: 28_999,
    signatories: [...whole.signatories, signature(33, ['Ms', 'Petra BAYR', 'Austria', 'SOC'])],
  });
  expect(await db().transaction((tx) => scheduleEdits(tx, id, new Date()))).toBe(1);
  deliverer.wake();
  await deliverer.settled();
  expect(edits).toBe(1);
  mayEdit = true;
  deliverer.serverChanged('1');
  await deliverer.settled();
  await deliverer.stop();
  expect(edits).toBe(2);
  expect(await nextDue(db())).toBeNull();
});
