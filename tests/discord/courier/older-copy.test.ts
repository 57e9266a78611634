import { eq, sql } from 'drizzle-orm';
import type { ChannelHandle } from 'discord-sandbox';
import { beforeEach, expect, test } from 'vitest';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import type { Courier } from '../../../src/delivery/courier.ts';
import { deliverDue } from '../../../src/delivery/deliver.ts';
import { readBack } from '../../../src/delivery/read-back.ts';
import { noteAlive } from '../../../src/store/backup/lapse.ts';
import { channels, deliveries } from '../../../src/store/db/schema.ts';
import { subscribe } from '../../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';
import { enqueue } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { hearsOf, useBot } from '../support/harness.ts';

const db = useDatabase();
const bot = useBot();
const never = new AbortController().signal;
const hour = 3_600_000;
let courier: Courier;
let clock: Date;

beforeEach(() => {
  const { client } = bot();
  clock = new Date();
  courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
});

type Kind = 'text' | 'forum';

/** Channels of a server of their own, each following everything. */
async function followed(kinds: readonly Kind[], deny?: 'ReadMessageHistory'): Promise<ChannelHandle[]> {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Watchers' });
  const made = kinds.map((type, at) =>
    guild.addChannel({ name: `alerts-${at}`, type, ...(deny && { deny: [deny] }) }),
  );
  for (const [at, { id: channelId }] of made.entries()) {
    await hearsOf(client, channelId);
    const kind = kinds[at] ?? 'text';
    const owner = { guildId: guild.id, channelId, kind };
    await subscribe(db(), { ...owner, language: 'en', usualLanguage: 'en', filter: {} });
  }
  return made;
}

/** A declaration of today, by another name of the archive's. */
const today = (number: number) => ({ ...archived(number), date: clock.toISOString().slice(0, 10) });

async function publish(number: number): Promise<number> {
  const { id } = await keep(db(), today(number), clock);
  await enqueue(db(), id, false, clock);
  return id;
}

async function deliver(at = clock): Promise<number> {
  const working = { db: db(), log: quiet, now: () => at, courier, signal: never, stopping: never };
  return (await deliverDue(working)).sent;
}

const look = (through: Partial<Courier> = {}, isNewlyConnected = false) =>
  readBack({
    db: db(),
    log: quiet,
    now: () => clock,
    courier: { ...courier, ...through },
    signal: never,
    isNewlyConnected,
    timing: { doubtMs: 20_000, proofMs: 20_000, pauseMs: 1 },
  });

/** The database is put back to what it was an hour ago, or longer, when nothing had been told. */
async function putBack(how: 'waiting' | 'unqueued' | 'unread' = 'unqueued'): Promise<void> {
  bot().discord.forgetNonces();
  if (how === 'waiting')
    await db()
      .update(deliveries)
      .set({ state: 'pending', messageId: null, threadId: null, finishedAt: null });
  else await db().delete(deliveries);
  if (how === 'unread') await db().execute(sql`delete from declarations`);
  await noteAlive(db(), new Date(clock.getTime() - hour));
}

const toldIn = (channel: ChannelHandle) =>
  channel.messages.length > 0 ? channel.messages.length : channel.threads.length;

test.each(['waiting', 'unqueued', 'unread'] as const)(
  'what an older copy of the database does not know (%s) is told no more, and recorded',
  async (how) => {
    const made = await followed([...Array.from({ length: 20 }, () => 'text' as const), 'forum']);
    await publish(682);
    expect(await deliver()).toBe(21);
    const before = await db().select().from(deliveries);
    await putBack(how);
    expect(await look()).toMatchObject({ isProven: true, messages: 21, hidden: 0 });
    if (how !== 'waiting') await publish(682);
    expect(await deliver()).toBe(0);
    expect(made.map(toldIn)).toEqual(made.map(() => 1));
    const after = await db().select().from(deliveries);
    const ids = (some: typeof after) =>
      new Set(some.map(({ messageId, threadId }) => `${messageId} ${threadId}`));
    expect(ids(after)).toEqual(ids(before));
    expect(after.every(({ state, filterIds }) => state === 'sent' && filterIds.length === 1)).toBe(true);
    // And what is published next is told.
    await publish(705);
    expect(await deliver()).toBe(21);
  },
);

test('a store that was not in use, and is no older copy, tells at once and looks nowhere twice', async () => {
  await followed(['text', 'text']);
  await publish(682);
  await deliver();
  await noteAlive(db(), new Date(clock.getTime() - hour));
  expect(await look()).toMatchObject({ isProven: false, messages: 0 });
  await publish(705);
  expect(await db().select().from(deliveries).where(eq(deliveries.state, 'pending'))).toMatchObject([
    { unsureSince: null },
    { unsureSince: null },
  ]);
  expect(await look()).toBeNull();
});

test('where Discord says that nothing was said since, nothing is asked', async () => {
  const [quietOne, other] = await followed(['text', 'text']);
  await noteAlive(db(), new Date(clock.getTime() - hour));
  const asked: string[] = [];
  const lastSaidAt = (id: string) => (id === quietOne?.id ? new Date(clock.getTime() - 2 * hour) : clock);
  const toldSince: Courier['toldSince'] = async ({ channelId }) => {
    asked.push(channelId);
    return { kind: 'read', messages: [] };
  };
  await look({ lastSaidAt, toldSince }, true);
  expect(asked).toEqual([other?.id]);
  // What was said of the last messages when a connection was made long ago says nothing.
  await noteAlive(db(), new Date(clock.getTime() - hour));
  await look({ lastSaidAt, toldSince });
  expect(asked).toHaveLength(3);
});

test('what a crash left in doubt is recorded, and proves nothing', async () => {
  await followed(['text']);
  await publish(682);
  await deliver();
  await db().update(deliveries).set({ state: 'pending', messageId: null, unsureSince: clock });
  await noteAlive(db(), new Date(clock.getTime() - hour));
  expect(await look()).toMatchObject({ isProven: false });
  expect(await db().select().from(deliveries)).toMatchObject([{ state: 'sent', unsureSince: null }]);
});

test('what a digest told is in no other one, and what it did not tell is', async () => {
  const [channel] = await followed(['text']);
  await db().update(channels).set({ pace: 'daily' });
  await publish(682);
  await publish(705);
  const tomorrow = new Date(clock.getTime() + 25 * hour);
  expect(await deliver(tomorrow)).toBe(1);
  await putBack();
  expect(await look()).toMatchObject({ isProven: true, messages: 1 });
  for (const number of [682, 705, 679]) await publish(number);
  expect(await deliver(tomorrow)).toBe(1);
  const [, second] = channel?.messages ?? [];
  expect(second?.embeds[0]?.description).toContain('679');
  expect(second?.embeds[0]?.description).not.toMatch(/682|705/u);
});

test('messages of a version that did not mark what they tell are understood', async () => {
  const [alert, digest] = await followed(['text', 'text']);
  await db()
    .update(channels)
    .set({ pace: 'daily' })
    .where(eq(channels.id, digest?.id ?? ''));
  await publish(682);
  await publish(705);
  const unmarked: Courier = {
    ...courier,
    post: (posting, signal) => courier.post({ ...posting, told: [] }, signal),
  };
  const working = { db: db(), log: quiet, courier: unmarked, signal: never, stopping: never };
  const tomorrow = new Date(clock.getTime() + 25 * hour);
  for (const at of [clock, tomorrow]) await deliverDue({ ...working, now: () => at });
  expect([alert, digest].map((one) => one?.messages.length)).toEqual([2, 1]);
  await putBack();
  expect(await look()).toMatchObject({ isProven: true, messages: 3 });
  for (const number of [682, 705]) await publish(number);
  expect(await deliver(tomorrow)).toBe(0);
});

test('where nobody may look, an alert that may be there is not repeated once another channel proves the copy', async () => {
  const [open] = await followed(['text']);
  const [closed] = await followed(['text'], 'ReadMessageHistory');
  await publish(682);
  await deliver();
  await putBack();
  expect(await look()).toMatchObject({ isProven: true, messages: 1, hidden: 1 });
  await publish(682);
  expect(await deliver()).toBe(0);
  const states = await db().select({ id: deliveries.channelId, state: deliveries.state }).from(deliveries);
  expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
    [open?.id ?? '']: 'sent',
    [closed?.id ?? '']: 'uncertain',
  });
});
