import { expect, test } from 'vitest';
import type { Courier, Posted } from '../../src/delivery/courier.ts';
import { contentOf, nonceOfBatch } from '../../src/delivery/content.ts';
import { deliverDue, type DeliverContext } from '../../src/delivery/deliver.ts';
import { pauseAfter, postingBackoff } from '../../src/lib/backoff.ts';
import { editDue } from '../../src/delivery/edit.ts';
import { declarationById } from '../../src/store/declarations/declarations.ts';
import { releaseInterrupted } from '../../src/store/delivery/claims.ts';
import { recentDeliveries, sendAgain } from '../../src/store/delivery/deliveries.ts';
import { claimDue } from '../../src/store/delivery/claim-batches.ts';
import { deliveries } from '../../src/store/db/schema.ts';
import { nextDue } from '../support/delivery/next-due.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, numbersIn, retry, scripted, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { createLogger } from '../../src/log.ts';
import { quiet } from '../support/log.ts';
import type { PostingReason } from '../../src/assembly/delivery/posting-reason.ts';

const db = useDatabase();

function context(courier: Courier, over: Partial<DeliverContext> = {}): DeliverContext {
  const never = new AbortController().signal;
  return { db: db(), courier, log: quiet, now: () => noon, stopping: never, signal: never, ...over };
}

async function pending(channels: readonly string[], number = 682): Promise<void> {
  const { id } = await keep(db(), archived(number));
  for (const channel of channels) await follow(db(), channel, {});
  await enqueue(db(), id);
}

test('what is due is posted once, with the reason it came', async () => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'rome', { delegation: 'IT', concerns: 'KZ' }, 'fr');
  await enqueue(db(), id);
  const courier = scripted((_posting, nth) => sent(`m${nth}`));
  expect(await deliverDue(context(courier))).toEqual({ sent: 1, putOff: 0, refused: 0 });
  expect(await deliverDue(context(courier))).toEqual({ sent: 0, putOff: 0, refused: 0 });
  expect(courier.posted).toHaveLength(1);
  const [posting] = courier.posted;
  expect(posting).toMatchObject({
    place: { channelId: 'rome', language: 'fr' },
    content: { kind: 'alert', declaration: { number: 682 } },
  });
  expect(posting?.content).toHaveProperty('reasons', [
    [
      { kind: 'delegation', delegation: 'IT', names: ['Roberto RAMPI', 'Maurizio BUCCARELLA'] },
      { kind: 'concerns', country: 'KZ' },
    ],
  ]);
  expect(await recentDeliveries(db(), { limit: 5 })).toMatchObject([{ state: 'sent', messageId: 'm1' }]);
});

test('what is put off is tried again when its time has come, under the same nonce', async () => {
  await pending(['a']);
  const courier = scripted((_posting, nth) => (nth === 1 ? retry(90_000) : sent('m')));
  expect(await deliverDue(context(courier))).toMatchObject({ putOff: 1 });
  expect(await nextDue(db())).toEqual(later(90_000));
  expect(await deliverDue(context(courier, { now: () => later(89_000) }))).toMatchObject({ sent: 0 });
  expect(await deliverDue(context(courier, { now: () => later(90_000) }))).toMatchObject({ sent: 1 });
  expect(new Set(courier.posted.map(({ nonce }) => nonce)).size).toBe(1);
});

/** How long each of so many rounds is waited after. */
async function pausesAfter(courier: Courier, rounds: number): Promise<number[]> {
  let at = noon;
  const pauses: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await deliverDue(context(courier, { now: () => at }));
    const next = await nextDue(db());
    pauses.push((next?.getTime() ?? 0) - at.getTime());
    at = next ?? at;
  }
  return pauses;
}

test('pauses grow with each failure', async () => {
  await pending(['a']);
  expect(
    await pausesAfter(
      scripted(() => retry()),
      4,
    ),
  ).toEqual([5_000, 10_000, 20_000, 40_000]);
});

test('where Discord says how long to wait, failures before for other reasons hardly count', async () => {
  await pending(['a']);
  const courier = scripted((_posting, nth) => retry(nth < 9 ? null : 2_000));
  const pauses = await pausesAfter(courier, 9);
  expect(pauses.slice(-2)).toEqual([600_000, 60_000]);
});

test('a refusal is final and its reason is kept', async () => {
  await pending(['a']);
  const courier = scripted(() => ({ kind: 'refused', reason: { code: 'gone' } }));
  expect(await deliverDue(context(courier))).toMatchObject({ refused: 1 });
  await deliverDue(context(courier, { now: () => later(24 * 60 * 60_000) }));
  expect(courier.posted).toHaveLength(1);
  expect(await recentDeliveries(db(), { state: 'refused', limit: 5 })).toMatchObject([
    { reason: { code: 'gone' } },
  ]);
});

test('a posting that fails for about a day is given up, and says so', async () => {
  await pending(['a']);
  await db().update(deliveries).set({ attempts: 148 });
  const courier = scripted(() => retry());
  let at = noon;
  for (let next = await nextDue(db()); next; next = await nextDue(db())) {
    at = next > at ? next : at;
    await deliverDue(context(courier, { now: () => at }));
  }
  expect(courier.posted).toHaveLength(2);
  expect(await recentDeliveries(db(), { limit: 5 })).toMatchObject([
    { state: 'refused', reason: { code: 'givenUp', attempts: 150, last: { code: 'timeout' } } },
  ]);
  const pauses = Array.from({ length: 149 }, (_, failed) => pauseAfter(postingBackoff, failed + 1));
  expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(20 * 60 * 60_000);
});

test('many channels are posted to side by side, each exactly once', async () => {
  const channels = Array.from({ length: 60 }, (_, at) => `c${at}`);
  await pending(channels);
  let under = 0;
  let most = 0;
  const courier = courierThat({
    post: async () => {
      under += 1;
      most = Math.max(most, under);
      await Promise.resolve();
      under -= 1;
      return sent('m');
    },
  });
  expect(await deliverDue(context(courier))).toMatchObject({ sent: 60 });
  expect(most).toBeGreaterThan(1);
});

test('within a channel the oldest goes first and the next waits for it', async () => {
  await pending(['a'], 682);
  const { id } = await keep(db(), archived(705));
  await enqueue(db(), id);
  const order: string[] = [];
  const courier = courierThat({
    post: async (posting) => {
      const [number] = numbersIn(posting);
      order.push(`start ${number}`);
      await Promise.resolve();
      order.push(`end ${number}`);
      return sent('m');
    },
  });
  await deliverDue(context(courier));
  expect(order).toEqual(['start 682', 'end 682', 'start 705', 'end 705']);
});

test('crash after claiming, before posting: taken up again by the next start', async () => {
  await pending(['a']);
  expect(await claimDue(db(), noon, 10)).toHaveLength(1);
  const courier = scripted(() => sent('m'));
  expect(await deliverDue(context(courier))).toMatchObject({ sent: 0 });
  expect(await releaseInterrupted(db())).toBe(1);
  expect(await deliverDue(context(courier))).toMatchObject({ sent: 1 });
});

test('crash after Discord accepted, before we wrote it down: the repeat carries the same nonce', async () => {
  await pending(['a']);
  const messages = new Map<string, string>();
  const discord = courierThat({
    post: async ({ nonce }) => {
      const known = messages.get(nonce) ?? `m${messages.size + 1}`;
      messages.set(nonce, known);
      return sent(known);
    },
  });
  const [taken] = await claimDue(db(), noon, 10);
  const content = taken && (await contentOf(taken, (id, language) => declarationById(db(), id, language)));
  if (!taken || !content) throw new Error('Nothing was due.');
  const posting = { place: taken.place, nonce: nonceOfBatch(taken), content };
  await discord.post(posting, new AbortController().signal);
  await releaseInterrupted(db());
  expect(await deliverDue(context(discord))).toMatchObject({ sent: 1 });
  expect([...messages.values()]).toEqual(['m1']);
  expect(await recentDeliveries(db(), { limit: 5 })).toMatchObject([{ state: 'sent', messageId: 'm1' }]);
});

test('a courier that breaks puts the delivery off; the others go on', async () => {
  await pending(['a', 'b']);
  const courier = courierThat({
    post: async ({ place }) => {
      if (place.channelId === 'a') throw new Error('a defect');
      return sent('m');
    },
  });
  expect(await deliverDue(context(courier))).toEqual({ sent: 1, putOff: 1, refused: 0 });
});

test('told to stop, it ends what is under way and gives the rest back', async () => {
  await pending(['a'], 682);
  const { id } = await keep(db(), archived(705));
  await enqueue(db(), id);
  const stop = new AbortController();
  const courier = scripted(() => {
    stop.abort();
    return sent('m');
  });
  expect(await deliverDue(context(courier, { stopping: stop.signal }))).toMatchObject({ sent: 1 });
  expect(await recentDeliveries(db(), { limit: 5 })).toMatchObject([
    { number: 705, state: 'pending', attempts: 0 },
    { number: 682, state: 'sent' },
  ]);
});

test('an alert that stands there without its card is brought up to date by an edit', async () => {
  await pending(['a']);
  await deliverDue(context(courierThat({ post: async () => ({ ...sent('m1'), isBare: true }) as Posted })));
  expect(await recentDeliveries(db(), { limit: 5 })).toMatchObject([{ state: 'sent', messageId: 'm1' }]);
  const edited: string[] = [];
  const courier = courierThat({
    edit: async (_posting, { messageId }) => {
      edited.push(messageId);
      return { kind: 'edited' };
    },
  });
  expect(await editDue(context(courier))).toBe(1);
  expect(await editDue(context(courier))).toBe(0);
  expect(edited).toEqual(['m1']);
});

test('an answer that nobody knows is a defect after a few tries only, and can be sent again', async () => {
  await pending(['a']);
  const unlisted = { status: 403, code: 999_999, payload: {} };
  const courier = scripted(() => ({ ...retry(), reason: { code: 'unlisted' }, unlisted }));
  let at = 0;
  const troubles: PostingReason[] = [];
  const state = async () => (await recentDeliveries(db(), { limit: 1 }))[0]?.state;
  // Attempts that failed otherwise do not count.
  await db().update(deliveries).set({ attempts: 100 });
  for (; (await state()) === 'pending' && at < 20; at += 1) {
    const now = () => later(at * 3_600_000);
    await deliverDue(context(courier, { now, onTrouble: (reason) => troubles.push(reason) }));
  }
  expect(courier.posted).toHaveLength(6);
  expect(await state()).toBe('defect');
  expect(troubles).toEqual([{ code: 'unlisted' }]);
  const [row] = await recentDeliveries(db(), { limit: 1 });
  expect([...(await sendAgain(db(), [row?.id ?? 0, 999], noon))]).toEqual([[row?.id, 'defect']]);
  const works = scripted(() => sent('m'));
  expect(await deliverDue(context(works, { now: () => later(at * 3_600_000) }))).toMatchObject({ sent: 1 });
  expect(works.posted[0]?.nonce).toBe(courier.posted[0]?.nonce);
  // What stands there is not sent again.
  expect([...(await sendAgain(db(), [row?.id ?? 0], noon))]).toEqual([]);
});

test('every line of the log about an alert has the id under which the deliveries are listed', async () => {
  await pending(['a', 'b', 'c', 'd', 'e']);
  const lines: { deliveries?: number[]; msg: string }[] = [];
  const log = createLogger('trace', [], { write: (line) => void lines.push(JSON.parse(line) as never) });
  const answers: Record<string, () => Posted> = {
    a: () => sent('m1'),
    b: () => retry(),
    c: () => ({ kind: 'closed', reason: { code: 'noPermission' } }),
    d: () => ({ kind: 'refused', reason: { code: 'refused' } }),
    e: () => {
      throw new Error('a bug');
    },
  };
  await deliverDue(
    context(
      scripted(({ place }) => answers[place.channelId]!()),
      { log },
    ),
  );
  const ofNone = new Set(['taking up interrupted deliveries', 'a batch is posted']);
  const about = lines.filter(({ msg }) => !ofNone.has(String(msg)));
  const held = await recentDeliveries(db(), { limit: 9 });
  expect(about.length).toBeGreaterThanOrEqual(6);
  expect(new Set(about.flatMap(({ deliveries = [] }) => deliveries))).toEqual(
    new Set(held.map(({ id }) => id)),
  );
  for (const { deliveries, msg } of about)
    expect({ msg, deliveries }).toEqual({ msg, deliveries: [expect.any(Number)] });
});
