import { expect, test } from 'vitest';
import { recentDeliveries } from '../../../src/store/delivery/deliveries.ts';
import { claimDue } from '../../../src/store/delivery/claim-batches.ts';
import {
  forgetServer,
  serverBack,
  serverGone,
  serversGoneSince,
  setTimeZone,
} from '../../../src/store/subscriptions/servers.ts';
import { createServerTopic, serverTopicsOf } from '../../../src/store/subscriptions/own/server-topics.ts';
import { changeChannel, channelSettings } from '../../../src/store/subscriptions/channel-settings.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { nextDue } from '../../support/delivery/next-due.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();
const here = { guildId: '1', channelId: 'a', now: noon };

async function arrive(number = 682): Promise<void> {
  const { id } = await keep(db(), archived(number));
  await enqueue(db(), id);
}

test('a channel keeps what it is told and leaves the rest', async () => {
  await follow(db(), 'a', {});
  expect(await changeChannel(db(), here, { roleId: '7', cap: 3 })).toMatchObject({
    pace: 'once',
    roleId: '7',
    cap: 3,
    silent: false,
    timeZone: 'Europe/Paris',
  });
  expect(await changeChannel(db(), here, { roleId: null })).toMatchObject({ roleId: null, cap: 3 });
  expect(await changeChannel(db(), here, {})).toMatchObject({ cap: 3 });
});

test('another server’s channel is neither seen nor changed', async () => {
  await follow(db(), 'a', {});
  expect(await changeChannel(db(), { ...here, guildId: '2' }, { silent: true })).toBeNull();
  expect(await channelSettings(db(), { guildId: '2' }, 'a')).toBeNull();
  expect(await channelSettings(db(), { guildId: '1' }, 'a')).toMatchObject({ silent: false });
});

test('what waits moves into the digest, and out of it', async () => {
  await follow(db(), 'a', {});
  await arrive();
  await changeChannel(db(), here, { pace: 'daily', hour: 20 });
  expect(await nextDue(db())).toEqual(new Date('2026-01-05T19:00:00Z'));
  await setTimeZone(db(), { guildId: '1' }, ['America/New_York'], noon);
  expect(await nextDue(db())).toEqual(new Date('2026-01-06T01:00:00Z'));
  expect(await claimDue(db(), noon, 10)).toEqual([]);
  await changeChannel(db(), here, { pace: 'once' });
  expect(await claimDue(db(), noon, 10)).toMatchObject([{ form: 'alert' }]);
});

test('a server that removed the bot keeps its set-up, and what was to come is held', async () => {
  await follow(db(), 'a', {});
  await arrive();
  const reason = { code: 'removed' } as const;
  await serverGone(db(), '1', { reason, now: noon, probeAt: () => later(1_000) });
  expect(await recentDeliveries(db(), { limit: 5 })).toMatchObject([{ state: 'held', reason }]);
  expect(await channelSettings(db(), { guildId: '1' }, 'a')).toMatchObject({ state: 'suspended', reason });
  expect(await serversGoneSince(db(), later(-1))).toEqual([]);
  expect(await serversGoneSince(db(), noon)).toEqual(['1']);
  await serverBack(db(), '1');
  expect(await serversGoneSince(db(), noon)).toEqual([]);
});

test('a server can have everything deleted, and only its own', async () => {
  await follow(db(), 'a', {});
  await createServerTopic(db(), { guildId: '1', name: 'Seas', words: 'sea', language: null });
  await createServerTopic(db(), { guildId: '2', name: 'Seas', words: 'sea', language: null });
  const [topic] = await serverTopicsOf(db(), '1');
  await follow(db(), 'b', { serverTopic: topic?.id ?? 0 });
  await arrive();
  expect(await forgetServer(db(), '1')).toBe(2);
  expect(await subscriptionsOf(db(), { guildId: '1' })).toEqual([]);
  expect(await recentDeliveries(db(), { limit: 5 })).toEqual([]);
  expect(await serverTopicsOf(db(), '1')).toEqual([]);
  expect(await serverTopicsOf(db(), '2')).toHaveLength(1);
  expect(await channelSettings(db(), { guildId: '1' }, 'a')).toBeNull();
});
