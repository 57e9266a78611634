import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { recoverChannels } from '../../../src/delivery/recover-channels.ts';
import {
  activeChannelsOf,
  channelsToProbe,
  suspendChannel,
} from '../../../src/store/subscriptions/channels.ts';
import { channelTrouble, recentDeliveries } from '../../../src/store/delivery/deliveries.ts';
import { claimDue } from '../../../src/store/delivery/claim-batches.ts';
import {
  forgetPerson,
  personalRecord,
  resumeDirect,
} from '../../../src/store/subscriptions/personal-data.ts';
import { channels, deliveries, filters, servers } from '../../../src/store/db/schema.ts';
import {
  forgetServer,
  serverGone,
  setTimeZone,
  timeZoneOf,
} from '../../../src/store/subscriptions/servers.ts';
import {
  changeChannel,
  channelSettings,
  settingsOf,
} from '../../../src/store/subscriptions/channel-settings.ts';
import { pauseSubscription, unsubscribe } from '../../../src/store/subscriptions/subscription-changes.ts';
import { subscribe, subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import type { FilterInput } from '../../../src/subscriptions/filter.ts';
import { courierThat } from '../../support/delivery/courier.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';

const db = useDatabase();
const ada = { userId: 'ada' };
const ben = { userId: 'ben' };

async function followDirectly({ userId }: typeof ada, filter: FilterInput = {}): Promise<number> {
  const asked = { userId, channelId: `dm ${userId}`, language: null, usualLanguage: 'en' as const, filter };
  const made = await subscribe(db(), asked);
  if (made.kind === 'full') throw new Error('full');
  return made.id;
}

async function arrive(number = 682): Promise<void> {
  const { id } = await keep(db(), archived(number));
  await enqueue(db(), id);
}

const suspension = { reason: { code: 'closedDirect' } as const, now: noon, probeAt: () => later(1) };

test('a person’s conversation is theirs, of no server, in the zone of the Assembly', async () => {
  await followDirectly(ada);
  const [channel] = await db().select().from(channels);
  expect(channel).toMatchObject({ guildId: '', userId: 'ada', kind: 'direct' });
  expect(await settingsOf(db(), ada)).toMatchObject([{ kind: 'direct', timeZone: 'Europe/Paris' }]);
  expect(await db().select().from(servers)).toEqual([]);
});

test('nobody sees or changes what somebody else follows', async () => {
  const id = await followDirectly(ada, { concerns: 'KZ' });
  await followDirectly(ben);
  expect(await subscriptionsOf(db(), ada)).toMatchObject([{ id, channelId: 'dm ada' }]);
  expect(await subscriptionsOf(db(), ben)).toMatchObject([{ filter: {} }]);
  expect(await unsubscribe(db(), ben, id)).toBe(false);
  expect(await pauseSubscription(db(), ben, id, noon)).toBe(false);
  expect(await channelSettings(db(), ben, 'dm ada')).toBeNull();
  const change = { ...ben, channelId: 'dm ada', now: noon };
  expect(await changeChannel(db(), change, { silent: true })).toBeNull();
  await suspendChannel(db(), 'dm ada', suspension);
  await arrive();
  expect(await channelTrouble(db(), ben)).toEqual([]);
  expect(await channelTrouble(db(), ada)).toMatchObject([{ number: 682 }]);
});

test('no server without an id is ever looked for: it would stand for everybody', async () => {
  await followDirectly(ada);
  const nobody = { guildId: '' };
  const asked = { ...nobody, channelId: 'x', language: null, usualLanguage: 'en' as const, filter: {} };
  await expect(subscriptionsOf(db(), nobody)).rejects.toThrow('has an id');
  await expect(subscriptionsOf(db(), { userId: '' })).rejects.toThrow('has an id');
  await expect(subscribe(db(), asked)).rejects.toThrow('has an id');
  await expect(forgetServer(db(), '')).rejects.toThrow('has an id');
  await expect(serverGone(db(), '', suspension)).rejects.toThrow('has an id');
  await expect(activeChannelsOf(db(), '')).rejects.toThrow('has an id');
  await expect(channelsToProbe(db(), nobody)).rejects.toThrow('has an id');
  await expect(setTimeZone(db(), nobody, ['UTC'], noon)).rejects.toThrow('has an id');
  expect(await subscriptionsOf(db(), ada)).toHaveLength(1);
});

test('how much one person follows leaves the others their share', async () => {
  await followDirectly(ada, { words: 'word' });
  for (const table of ['filters', 'subscriptions']) {
    const changed = table === 'filters' ? `'canonical', 'no. ' || n` : `'filter_id', n`;
    await db().execute(
      sql.raw(`insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', n, ${changed}))).*
        from ${table} t cross join generate_series(1001, 1499) n`),
    );
  }
  const more = { ...ada, channelId: 'dm ada', language: null, usualLanguage: 'en' as const };
  expect(await subscribe(db(), { ...more, filter: {} })).toEqual({ kind: 'full', limit: 500 });
  expect(await followDirectly(ben)).toBeGreaterThan(0);
});

test('each has a time zone of their own, which digests go by', async () => {
  await followDirectly(ada);
  await followDirectly(ben);
  for (const owner of [ada, ben]) {
    const place = { ...owner, channelId: `dm ${owner.userId}`, now: noon };
    await changeChannel(db(), place, { pace: 'daily', hour: 20 });
  }
  await arrive();
  await setTimeZone(db(), ada, ['America/New_York'], noon);
  expect(await timeZoneOf(db(), ada)).toBe('America/New_York');
  expect(await timeZoneOf(db(), ben)).toBe('Europe/Paris');
  const due = await db().select({ channel: deliveries.channelId, at: deliveries.dueAt }).from(deliveries);
  expect(new Map(due.map(({ channel, at }) => [channel, at.toISOString()]))).toEqual(
    new Map([
      ['dm ada', '2026-01-06T01:00:00.000Z'],
      ['dm ben', '2026-01-05T19:00:00.000Z'],
    ]),
  );
  const taken = await claimDue(db(), new Date('2026-01-06T01:00:00Z'), 9);
  expect(taken.map(({ place }) => place.timeZone).toSorted()).toEqual(['America/New_York', 'Europe/Paris']);
});

test('people take turns with servers, each for themselves', async () => {
  for (const channel of ['a', 'b', 'c']) await follow(db(), channel, {});
  await followDirectly(ada);
  await followDirectly(ben);
  await arrive();
  const first = await claimDue(db(), noon, 3);
  const taken = first.map(({ place }) => place.channelId);
  expect(taken).toEqual(expect.arrayContaining(['dm ada', 'dm ben']));
});

test('a closed conversation is resumed for its person alone', async () => {
  await followDirectly(ada);
  expect(await resumeDirect(db(), { userId: 'ada', channelId: 'dm ada' }, noon)).toBeNull();
  await arrive();
  await suspendChannel(db(), 'dm ada', suspension);
  expect(await resumeDirect(db(), { userId: 'ben', channelId: 'dm ada' }, noon)).toBeNull();
  expect(await resumeDirect(db(), { userId: 'ada', channelId: 'dm ada' }, noon)).toBe(1);
  expect(await recentDeliveries(db(), { limit: 9 })).toMatchObject([{ state: 'pending' }]);
});

test('everything about a person is deleted at once, and nothing of anybody else', async () => {
  await followDirectly(ada, { words: 'kazakhstan' });
  await followDirectly(ada, { concerns: 'KZ' });
  await followDirectly(ben, { concerns: 'KZ' });
  await follow(db(), 'a', {});
  await arrive();
  expect(await personalRecord(db(), 'ada')).toMatchObject({ alerts: 1, first: noon, last: noon });
  expect(await forgetPerson(db(), 'ada')).toEqual({ subscriptions: 2, searches: 0, drafts: 0 });
  expect(await forgetPerson(db(), 'ada')).toBeNull();
  expect(await db().select().from(channels).where(eq(channels.userId, 'ada'))).toEqual([]);
  expect(await personalRecord(db(), 'ada')).toEqual({ alerts: 0, first: null, last: null });
  const left = await recentDeliveries(db(), { limit: 9 });
  expect(left.map(({ channelId }) => channelId).toSorted()).toEqual(['a', 'dm ben']);
  // What only she asked for is not kept either.
  const asked = await db().select({ canonical: filters.canonical }).from(filters).orderBy(filters.id);
  expect(asked.map(({ canonical }) => canonical)).toEqual(['concerns=KZ', '*']);
  expect(await subscriptionsOf(db(), ben)).toHaveLength(1);
});

/** On the embedded engine these go one after the other; on a server, at once. */
test('what comes while somebody is forgotten leaves no trace of them', async () => {
  const { id } = await keep(db(), archived(682));
  for (let round = 0; round < 12; round += 1) {
    await followDirectly(ada);
    await Promise.all([enqueue(db(), id), forgetPerson(db(), 'ada'), enqueue(db(), id)]);
    expect(await db().select().from(deliveries)).toEqual([]);
  }
});

test('a conversation that stays closed for a month in which the bot ran is forgotten, others are not', async () => {
  await followDirectly(ada);
  await followDirectly(ben);
  const never = new AbortController().signal;
  const courier = courierThat({ check: async () => ({ kind: 'unknown' }) });
  const probe = (at: Date) =>
    recoverChannels({ db: db(), courier, log: quiet, now: () => at, stopping: never, signal: never });
  await suspendChannel(db(), 'dm ada', suspension);
  const day = 24 * 60 * 60_000;
  // A bot that was down all the month heard nobody.
  await probe(later(31 * day));
  expect(await subscriptionsOf(db(), ada)).toHaveLength(1);
  await resumeDirect(db(), { userId: 'ada', channelId: 'dm ada' }, later(31 * day));
  await suspendChannel(db(), 'dm ada', { ...suspension, now: later(32 * day) });
  for (let at = 33; at < 62; at += 0.25) await probe(later(at * day));
  expect(await subscriptionsOf(db(), ada)).toHaveLength(1);
  for (let at = 62; at < 64; at += 0.25) await probe(later(at * day));
  expect(await subscriptionsOf(db(), ada)).toEqual([]);
  expect(await subscriptionsOf(db(), ben)).toHaveLength(1);
});
