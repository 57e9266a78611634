import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Courier, SearchResult, Posted, Posting } from '../../src/delivery/courier.ts';
import { deliverDue, nonceWindowMs, type DeliverContext } from '../../src/delivery/deliver.ts';
import { editDue } from '../../src/delivery/edit.ts';
import { resumeChannel } from '../../src/store/subscriptions/channels.ts';
import { releaseInterrupted } from '../../src/store/delivery/claims.ts';
import { recentDeliveries } from '../../src/store/delivery/deliveries.ts';
import { editsDue } from '../../src/store/delivery/edits.ts';
import { saveDeclaration } from '../../src/store/ingest/save-declaration.ts';
import {
  enqueueAlerts,
  enqueueEditionAlerts,
  scheduleEdits,
} from '../../src/store/delivery/enqueue-alerts.ts';
import { claimDue } from '../../src/store/delivery/claim-batches.ts';
import { channels, deliveries } from '../../src/store/db/schema.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, retry, sent } from '../support/delivery/courier.ts';
import { archived, keep, later, noon } from '../support/declarations/declarations.ts';
import { enqueue, follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';
import type { PostingReason } from '../../src/assembly/delivery/posting-reason.ts';

const db = useDatabase();
const never = new AbortController().signal;

/** A Discord that keeps what it is sent, knows a nonce for a minute, and can be looked at. */
function discordOf(options: { mayLook?: boolean; forgets?: boolean } = {}) {
  const messages: { nonce: string; at: Date; id: string; text: string }[] = [];
  let now = noon;
  let looks = 0;
  const take = ({ nonce, content }: Posting): Posted => {
    const known = messages.find(
      (one) => one.nonce === nonce && !options.forgets && now.getTime() - one.at.getTime() < nonceWindowMs,
    );
    if (known) return sent(known.id);
    messages.push({ nonce, at: now, id: `m${messages.length + 1}`, text: content.kind });
    return sent(`m${messages.length}`);
  };
  const find = async ({ nonce }: Posting): Promise<SearchResult> => {
    looks += 1;
    if (options.mayLook === false) return { kind: 'hidden' };
    const known = messages.find((one) => one.nonce === nonce);
    return known ? { kind: 'found', messageId: known.id, threadId: null } : { kind: 'absent' };
  };
  return {
    messages,
    take,
    find,
    looks: () => looks,
    at: (time: Date) => {
      now = time;
    },
    courier: courierThat({ post: async (posting) => take(posting), find }),
  };
}

function context(courier: Courier, at: Date, over: Partial<DeliverContext> = {}): DeliverContext {
  return { db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never, ...over };
}

async function pending(kind: 'text' | 'forum' = 'text'): Promise<void> {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'a', {});
  await db().update(channels).set({ kind }).where(eq(channels.id, 'a'));
  await enqueue(db(), id);
}

const states = async () => (await recentDeliveries(db(), { limit: 9 })).map(({ state }) => state);

/** The process dies; its successor takes up what it had taken. */
const restart = () => releaseInterrupted(db());

test('before the commit that stores a declaration: neither it nor its alert is there', async () => {
  await follow(db(), 'a', {});
  const dying = db().transaction(async (tx) => {
    const incoming = { declaration: archived(682), fileId: 1, url: null };
    const { id } = await saveDeclaration(tx, incoming, noon);
    expect(await enqueueAlerts(tx, id, { now: noon, onlyEarlier: false })).toBe(1);
    throw new Error('killed');
  });
  await expect(dying).rejects.toThrow('killed');
  expect(await states()).toEqual([]);
  await pending();
  expect(await states()).toEqual(['pending']);
});

test('after that commit: the alert is pending and is posted once', async () => {
  const discord = discordOf();
  await pending();
  await restart();
  await deliverDue(context(discord.courier, noon));
  await deliverDue(context(discord.courier, noon));
  expect(discord.messages).toHaveLength(1);
});

test('after the claim, before the request: posted once, without a look within the window', async () => {
  const discord = discordOf();
  await pending();
  await claimDue(db(), noon, 10);
  await restart();
  await deliverDue(context(discord.courier, later(1_000)));
  expect(discord.messages).toHaveLength(1);
  expect(discord.looks()).toBe(0);
});

test('between Discord’s acceptance and our record, within the window: the nonce finds the first message', async () => {
  const discord = discordOf();
  await pending();
  const dying = courierThat({
    post: async (posting) => {
      discord.take(posting);
      throw new Error('killed');
    },
  });
  await deliverDue(context(dying, noon));
  discord.at(later(30_000));
  await deliverDue(context(discord.courier, later(30_000)));
  expect(discord.messages).toHaveLength(1);
  expect(await states()).toEqual(['sent']);
});

test('between acceptance and record, beyond the window: the channel is looked at first', async () => {
  const discord = discordOf();
  await pending();
  const [parcel] = await claimDue(db(), noon, 10);
  expect(parcel?.unsureSince).toBeNull();
  const accepted = courierThat({
    post: async (posting) => (discord.take(posting), retry(null, true)),
  });
  await restart();
  await deliverDue(context(accepted, noon));
  const at = later(2 * nonceWindowMs);
  discord.at(at);
  await deliverDue(context(discord.courier, at));
  expect(discord.looks()).toBe(1);
  expect(discord.messages).toHaveLength(1);
  expect(await recentDeliveries(db(), { limit: 1 })).toMatchObject([{ state: 'sent', messageId: 'm1' }]);
});

test('a message that was accepted before an edition came is brought up to date when it is found', async () => {
  const whole = archived(682);
  const discord = discordOf();
  const { id } = await keep(db(), { ...whole, signatories: whole.signatories.slice(0, 25) });
  await follow(db(), 'a', {});
  await enqueue(db(), id);
  const accepted = courierThat({ post: async (posting) => (discord.take(posting), retry(null, true)) });
  await deliverDue(context(accepted, noon));
  await keep(db(), { ...whole, date: '2019-10-04', fileId: 28_999 });
  for (const at of [later(30_000), later(3 * nonceWindowMs)]) {
    await db().update(deliveries).set({ state: 'pending', editDueAt: null, unsureSince: noon, dueAt: at });
    discord.at(at);
    await deliverDue(context(discord.courier, at));
    expect(discord.messages).toHaveLength(1);
    expect(await editsDue(db(), at, 10)).toMatchObject([{ message: { messageId: 'm1' } }]);
  }
});

test('beyond the window with nothing there: it is posted', async () => {
  const discord = discordOf();
  await pending();
  await deliverDue(context(courierThat({ post: async () => retry(null, true) }), noon));
  const at = later(2 * nonceWindowMs);
  discord.at(at);
  await deliverDue(context(discord.courier, at));
  expect([discord.looks(), discord.messages.length]).toEqual([1, 1]);
});

test('beyond the window with no permission to look: uncertain, said and not guessed', async () => {
  const discord = discordOf({ mayLook: false });
  await pending();
  await deliverDue(context(courierThat({ post: async () => retry(null, true) }), noon));
  const at = later(2 * nonceWindowMs);
  const told: PostingReason[] = [];
  await deliverDue(context(discord.courier, at, { onTrouble: (reason) => void told.push(reason) }));
  expect(discord.messages).toEqual([]);
  expect(await recentDeliveries(db(), { limit: 1 })).toMatchObject([
    { state: 'uncertain', reason: { code: 'noTelling' } },
  ]);
  expect(told).toHaveLength(1);
});

test('beyond the window while the channel is closed: it is suspended, and looked at when it opens', async () => {
  const discord = discordOf();
  await pending();
  const accepted = courierThat({ post: async (posting) => (discord.take(posting), retry(null, true)) });
  await deliverDue(context(accepted, noon));
  const at = later(2 * nonceWindowMs);
  discord.at(at);
  const closed = courierThat({ find: async () => ({ kind: 'closed', reason: { code: 'locked' } }) });
  await deliverDue(context(closed, at));
  expect(await states()).toEqual(['held']);
  await resumeChannel(db(), 'a', at);
  await deliverDue(context(discord.courier, at));
  expect([discord.looks(), discord.messages.length]).toEqual([1, 1]);
  expect(await states()).toEqual(['sent']);
});

test('a refusal that Discord surely did not take needs no look, however late', async () => {
  const discord = discordOf();
  await pending();
  await deliverDue(context(courierThat({ post: async () => retry(null, false) }), noon));
  await deliverDue(context(discord.courier, later(2 * nonceWindowMs)));
  expect([discord.looks(), discord.messages.length]).toEqual([0, 1]);
});

test('a forum has no nonce: even at once, the posts are looked at first', async () => {
  const discord = discordOf({ forgets: true });
  await pending('forum');
  const accepted = courierThat({ post: async (posting) => (discord.take(posting), retry(null, true)) });
  await deliverDue(context(accepted, noon));
  await deliverDue(context(discord.courier, later(10_000)));
  expect([discord.looks(), discord.messages.length]).toEqual([1, 1]);
});

test('in the middle of an edition’s edits: the others are edited after the restart, once more at most', async () => {
  const whole = archived(682);
  await keep(db(), { ...whole, signatories: whole.signatories.slice(0, 25) });
  const { id } = await keep(db(), { ...whole, signatories: whole.signatories.slice(0, 25) });
  for (const channel of ['a', 'b', 'c']) await follow(db(), channel, {});
  await enqueue(db(), id);
  await deliverDue(context(discordOf().courier, noon));
  await keep(db(), { ...whole, date: '2019-10-04', fileId: 28_999 });
  await db().transaction(async (tx) => {
    await scheduleEdits(tx, id, later(1_000));
    await enqueueEditionAlerts(tx, id, later(1_000));
  });
  const edited: string[] = [];
  const dying = courierThat({
    edit: async (_posting, { messageId }) => {
      edited.push(messageId);
      if (edited.length > 1) throw new Error('killed');
      return { kind: 'edited' };
    },
  });
  await expect(editDue(context(dying, later(2_000)))).rejects.toThrow('killed');
  const courier = courierThat({
    edit: async ({ content }, { messageId }) => {
      edited.push(messageId);
      expect(content).toMatchObject({ kind: 'alert', declaration: { edition: 2 } });
      return { kind: 'edited' };
    },
  });
  expect(await editDue(context(courier, later(3_000)))).toBe(2);
  expect(edited).toEqual(['m1', 'm2', 'm3', 'm2', 'm3']);
  expect(await editsDue(db(), later(4_000), 10)).toEqual([]);
});

test('our own defect is kept with what was sent, told to the operator, and never tried again', async () => {
  await pending();
  const told: PostingReason[] = [];
  let posts = 0;
  const courier = courierThat({
    post: async () => {
      posts += 1;
      return { kind: 'defect', reason: { code: 'malformed' }, payload: { embeds: [] } };
    },
  });
  const over = { onTrouble: (reason: PostingReason) => void told.push(reason) };
  await deliverDue(context(courier, noon, over));
  await deliverDue(context(courier, later(86_400_000), over));
  expect([posts, told]).toEqual([1, [{ code: 'malformed' }]]);
  const { rows } = await db().execute(sql`select state, payload from deliveries`);
  expect(rows).toEqual([{ state: 'defect', payload: { embeds: [] } }]);
});

test('an alert in doubt waits through an outage however long, and is looked for when it is over', async () => {
  const discord = discordOf();
  await pending();
  const accepted = courierThat({ post: async (posting) => (discord.take(posting), retry(null, true)) });
  await deliverDue(context(accepted, noon));
  const out = courierThat({
    find: async () => ({ kind: 'retry', reason: { code: 'unknown' }, afterMs: 60_000, isUnknown: true }),
  });
  for (let minute = 2; minute < 2_000; minute += 1) {
    await db().update(deliveries).set({ attempts: 2_000 });
    const at = later(minute * 60_000);
    await deliverDue(context(out, at));
    minute += 400;
  }
  expect(await states()).toEqual(['pending']);
  const at = later(3_000 * 60_000);
  discord.at(at);
  await deliverDue(context(discord.courier, at));
  expect(await states()).toEqual(['sent']);
  expect(discord.messages).toHaveLength(1);
});
