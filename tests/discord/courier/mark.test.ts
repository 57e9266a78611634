import { expect, test } from 'vitest';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { messageOf } from '../../../src/discord/courier/message.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import type { Content, Posting } from '../../../src/delivery/courier.ts';
import { nonceOf, nonceOfTest } from '../../../src/delivery/nonce.ts';
import { quiet } from '../../support/log.ts';
import { placeIn } from '../../support/delivery/place.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { record } from '../support/samples.ts';

const bot = useBot();
const never = new AbortController().signal;
const reasons = [[{ kind: 'everything' }]] as const;
const declaration = record(682);
const first = { channelId: '1', messageId: '2' };
const together = { numbers: [682], period: { from: '2026-01-05', to: '2026-01-12' } };
const alert: Content = { kind: 'alert', declaration, reasons };

async function setting(kind: 'text' | 'forum') {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Bern' });
  const channel = guild.addChannel({ name: 'alerts', type: kind });
  await hearsOf(client, channel.id);
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const place = placeIn({ channelId: channel.id, guildId: guild.id, kind });
  const posting = (content: Content, nonce: string): Posting => ({ place, nonce, content });
  return { guild, channel, courier, posting, place, began: new Date() };
}

const kinds = ['text', 'forum'] as const;

test.each(kinds)('a test in a %s channel is never taken for the alert that is in doubt', async (kind) => {
  const { courier, posting, place, began } = await setting(kind);
  const shown = posting({ ...alert, kind: 'test' }, nonceOfTest(place.channelId, 682, '{}'));
  await courier.post(shown, never);
  const unsure = posting(alert, nonceOf(682, place.channelId));
  expect(await courier.find(unsure, began, never)).toEqual({ kind: 'absent' });
  expect(await courier.find(shown, began, never)).toMatchObject({ kind: 'found' });
});

test.each(kinds)(
  'alert, additions of two editions, digest and line are told apart in a %s channel',
  async (kind) => {
    const { courier, posting, place, began } = await setting(kind);
    const id = place.channelId;
    const addition: Content = { kind: 'addition', declaration, reasons, first };
    const postings = [
      posting(alert, nonceOf(682, id)),
      posting(addition, nonceOf(682, id, 2)),
      posting(addition, nonceOf(682, id, 3)),
      posting({ kind: 'digest', entries: [{ declaration, reasons }], more: 0, ...together }, 'digest-1'),
      posting({ kind: 'digest', entries: [{ declaration, reasons }], more: 0, ...together }, 'digest-2'),
      posting(
        { kind: 'line', entries: [{ ...declaration, signatoryCount: 32 }], more: 0, numbers: [682] },
        'line-1',
      ),
    ];
    for (const one of postings) {
      expect(await courier.find(one, began, never)).toEqual({ kind: 'absent' });
      await courier.post(one, never);
    }
    const found = [];
    for (const one of postings) found.push(await courier.find(one, began, never));
    expect(found.map((one) => one.kind)).toEqual(postings.map(() => 'found'));
    expect(new Set(found.map((one) => one.kind === 'found' && one.messageId)).size).toBe(postings.length);
  },
);

test('the mark stays when the message is brought up to date, with another title and no address', async () => {
  const { courier, posting, place, began, channel } = await setting('text');
  const unsure = posting(alert, nonceOf(682, place.channelId));
  await courier.post(unsure, never);
  const [message] = channel.messages;
  const corrected = { ...alert, declaration: { ...declaration, title: 'A corrected title', url: null } };
  const ref = { channelId: channel.id, messageId: message?.id ?? '' };
  await courier.edit({ ...unsure, content: corrected }, ref, never);
  expect(await courier.find(unsure, began, never)).toMatchObject({ kind: 'found', messageId: message?.id });
});

test('nobody sees the mark, and the address leads where it did', () => {
  const { embeds, content } = messageOf({ place: placeIn({}), nonce: 'nonce-1', content: alert });
  const { url, ...seen } = embeds[0] ?? {};
  expect(url?.split('#')).toEqual([declaration.url, 'hemicycle-alert-nonce-1']);
  expect(JSON.stringify({ seen, content })).not.toContain('nonce-1');
});

test('a message from before messages were marked is found, and a test of that time is no alert', async () => {
  const { courier, posting, place, began } = await setting('text');
  const { client } = bot();
  const unmarked = async (content: Content) => {
    const { embeds, ...message } = messageOf(posting(content, 'old'));
    const [{ url: _url, ...embed } = {}] = embeds;
    await client.rest.post(`/channels/${place.channelId}/messages`, {
      body: { ...message, embeds: [embed] },
    });
  };
  const unsure = posting(alert, nonceOf(682, place.channelId));
  await unmarked({ ...alert, kind: 'test' });
  expect(await courier.find(unsure, began, never)).toEqual({ kind: 'absent' });
  await unmarked(alert);
  expect(await courier.find(unsure, began, never)).toMatchObject({ kind: 'found' });
});

test('during an outage nothing is known: the look, the post and the edit come later', async () => {
  const { guild, courier, posting, place, began, channel } = await setting('text');
  const { client } = bot();
  const unsure = posting(alert, nonceOf(682, place.channelId));
  await courier.post(unsure, never);
  const ref = { channelId: channel.id, messageId: channel.messages[0]?.id ?? '' };
  const out = new Promise((resolve) => client.once('guildUnavailable', resolve));
  guild.remove({ unavailable: true });
  await out;
  const later = { kind: 'retry', isUnknown: true };
  expect(await courier.find(unsure, began, never)).toMatchObject(later);
  expect(await courier.post(unsure, never)).toMatchObject({ ...later, unsure: false });
  expect(await courier.edit(unsure, ref, never)).toMatchObject(later);
  const back = new Promise((resolve) => client.once('guildAvailable', resolve));
  guild.restore();
  await back;
  expect(await courier.find(unsure, began, never)).toMatchObject({ kind: 'found' });
});

test('permissions that nobody told of are not permissions that are missing', async () => {
  const { courier: _courier, posting, place, began } = await setting('text');
  const { client } = bot();
  const known = { ...guildCacheOf(client), permissionsIn: () => null };
  const courier = createCourier({ rest: client.rest, known, log: quiet });
  const unsure = posting(alert, nonceOf(682, place.channelId));
  expect(await courier.find(unsure, began, never)).toMatchObject({ kind: 'retry', isUnknown: true });
});

test.each(kinds.flatMap((kind) => [-10, 10].map((minutes) => [kind, minutes] as const)))(
  'what was accepted in a %s channel is found when the doubt was noted by a clock %s minutes off',
  async (kind, minutes) => {
    const { courier, posting, place, began } = await setting(kind);
    const unsure = posting(alert, nonceOf(682, place.channelId));
    await courier.post(unsure, never);
    const noted = new Date(began.getTime() + minutes * 60_000);
    expect(await courier.find(unsure, noted, never)).toMatchObject({ kind: 'found' });
  },
);
