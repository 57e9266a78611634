import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Courier } from '../../src/delivery/courier.ts';
import { deliverDue, type DeliverContext } from '../../src/delivery/deliver.ts';
import { startDeliverer } from '../../src/delivery/deliverer.ts';
import { createHeldClaims } from '../../src/delivery/held-claims.ts';
import { releaseInterrupted, takenOf } from '../../src/store/delivery/claims.ts';
import { markFailed, markSent, rescheduleDelivery } from '../../src/store/delivery/deliveries.ts';
import { nextPosting } from '../../src/store/delivery/next-due.ts';
import { claimDue } from '../../src/store/delivery/claim-batches.ts';
import { deliveries } from '../../src/store/db/schema.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, scripted, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase({ own: true });
const never = new AbortController().signal;

function context(courier: Courier, over: Partial<DeliverContext> = {}): DeliverContext {
  return { db: db(), courier, log: quiet, now: () => noon, stopping: never, signal: never, ...over };
}

async function pending(channels: readonly string[], number = 682): Promise<void> {
  for (const channel of channels) await follow(db(), channel, {});
  const { id } = await keep(db(), archived(number));
  await enqueue(db(), id);
}

const rowsOf = async () => db().select().from(deliveries).orderBy(deliveries.id);
const states = async () => (await rowsOf()).map(({ state }) => state);

/** The disk is full for whatever settles a delivery, of every channel or of one. */
async function diskFull(channel = '%'): Promise<() => Promise<void>> {
  await db().execute(
    sql.raw(`create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = '53100'; end $$`),
  );
  await db().execute(
    sql.raw(`create trigger no_room before update on deliveries for each row
      when (old.state = 'sending' and old.channel_id like '${channel}') execute function no_room()`),
  );
  return async () => {
    await db().execute(sql.raw('drop trigger no_room on deliveries'));
    await db().execute(sql.raw('drop function no_room()'));
  };
}

/** Nobody renews what is claimed for as long as a lease. */
const lapse = () =>
  db().execute(sql`update deliveries set leased_until = clock_timestamp() - interval '1 s'`);

test('a database that has no room while posting: with room again everything is posted, once', async () => {
  await pending(['a', 'b', 'c']);
  const messages = new Map<string, string>();
  const discord = courierThat({
    post: async ({ nonce }) => {
      const known = messages.get(nonce) ?? `m${messages.size + 1}`;
      messages.set(nonce, known);
      return sent(known);
    },
  });
  const roomAgain = await diskFull();
  const deliverer = await startDeliverer(context(discord));
  await deliverer.settled();
  expect(await states()).toEqual(['sending', 'sending', 'sending']);
  await roomAgain();
  deliverer.wake();
  await deliverer.settled();
  await deliverer.stop();
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
  expect(messages.size).toBe(3);
});

test('what cannot be written of one channel holds up no other', async () => {
  await pending(['a', 'b', 'c']);
  const roomAgain = await diskFull('b');
  const courier = scripted((_, nth) => sent(`m${nth}`));
  await expect(deliverDue(context(courier))).rejects.toThrow();
  await roomAgain();
  expect(await states()).toEqual(['sent', 'sending', 'sent']);
});

test('what a failed round never tried goes back without a doubt', async () => {
  await pending(['a']);
  const hands = createHeldClaims(db());
  const taken = await claimDue(db(), noon, 10);
  hands.take(taken, performance.now());
  await hands.letGo();
  expect(await rowsOf()).toMatchObject([{ state: 'pending', attempts: 0, unsureSince: null }]);
  hands.take(await claimDue(db(), noon, 10), performance.now());
  for (const parcel of taken) hands.tried(parcel);
  await hands.letGo();
  expect(await rowsOf()).toMatchObject([{ state: 'pending', attempts: 1, unsureSince: noon }]);
});

test('what waits behind a posting of another process is due when that one’s lease ends, not now', async () => {
  await pending(['a'], 682);
  await claimDue(db(), noon, 10, 1);
  const { id } = await keep(db(), archived(705));
  await enqueue(db(), id);
  const next = await nextPosting(db(), later(0));
  expect(next?.getTime()).toBeGreaterThan(noon.getTime() + 5_000);
  expect(await claimDue(db(), noon, 10, 2)).toEqual([]);
  expect(await releaseInterrupted(db(), 2)).toBe(0);
  await lapse();
  expect(await nextPosting(db(), noon)).toEqual(noon);
  expect(await releaseInterrupted(db(), 2)).toBe(1);
  expect(await claimDue(db(), noon, 10, 2)).toHaveLength(1);
});

test('nothing is written under a claim that somebody else has', async () => {
  await pending(['a']);
  const [old] = await claimDue(db(), noon, 10, 1);
  await lapse();
  await releaseInterrupted(db(), 2);
  const [next] = await claimDue(db(), noon, 10, 2);
  if (!old || !next) throw new Error('Nothing was due.');
  const edition = { threadId: null, edition: 1, folded: false };
  expect(await markSent(db(), [{ ...takenOf(old), ...edition, messageId: 'old' }], noon)).toEqual(new Set());
  await rescheduleDelivery(db(), takenOf(old), {
    reason: { code: 'tooFast' },
    dueAt: later(9),
    unsureSince: null,
  });
  await markFailed(db(), takenOf(old), { state: 'refused', reason: { code: 'tooFast' } }, noon);
  expect(await rowsOf()).toMatchObject([{ state: 'sending', reason: null }]);
  const { ids } = takenOf(next);
  expect(await markSent(db(), [{ ...takenOf(next), ...edition, messageId: 'new' }], noon)).toEqual(
    new Set(ids),
  );
  // A message that stands there is not made pending again, nor unsaid.
  await rescheduleDelivery(db(), takenOf(next), {
    reason: { code: 'timeout' },
    dueAt: later(9),
    unsureSince: null,
  });
  await markFailed(db(), takenOf(old), { state: 'uncertain', reason: { code: 'tooFast' } }, noon);
  expect(await rowsOf()).toMatchObject([{ state: 'sent', messageId: 'new', reason: null }]);
});

test('a process that was frozen posts nothing that another took over meanwhile', async () => {
  const channels = Array.from({ length: 20 }, (_, at) => `c${String(at).padStart(2, '0')}`);
  await pending(channels);
  const clock = { ms: 0 };
  const frozen = createHeldClaims(db(), { term: 1, monotonic: () => clock.ms });
  let thawed = Promise.resolve();
  const freeze = async () => {
    clock.ms += 60_000;
    await lapse();
    await releaseInterrupted(db(), 2);
    const others = scripted((_, nth) => sent(`new${nth}`));
    await deliverDue(context(others, { term: 2 }));
  };
  let posted = 0;
  const courier = courierThat({
    post: async () => {
      posted += 1;
      if (posted === 1) thawed = freeze();
      await thawed;
      return sent('old');
    },
  });
  const taken = { term: 1, hands: frozen };
  // The claim's age is read by the same clock.
  const hands = {
    ...frozen,
    take: (parcels: Parameters<typeof frozen.take>[0]) => frozen.take(parcels, clock.ms),
  };
  await deliverDue(context(courier, { ...taken, hands }));
  // Those under way when it froze: what had begun cannot be taken back.
  expect(posted).toBeLessThanOrEqual(16);
  expect(await states()).toEqual(channels.map(() => 'sent'));
  expect((await rowsOf()).filter(({ messageId }) => messageId === 'old')).toEqual([]);
});

test('what was posted while its channel was suspended is recorded as posted', async () => {
  await pending(['a']);
  const [parcel] = await claimDue(db(), noon, 10);
  if (!parcel) throw new Error('Nothing was due.');
  await db().update(deliveries).set({ state: 'held' }).where(eq(deliveries.channelId, 'a'));
  await markSent(
    db(),
    [{ ...takenOf(parcel), messageId: 'm', threadId: null, edition: 1, folded: false }],
    noon,
  );
  expect(await states()).toEqual(['sent']);
});
