import { RESTJSONErrorCodes } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { createCircuitBreaker, CircuitOpenError } from '../../../src/discord/rest/circuit-breaker.ts';
import { serverBreakers, ServerCircuitOpenError } from '../../../src/discord/rest/server-breakers.ts';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { meaningOf } from '../../../src/discord/courier/error-codes.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { createThrottle } from '../../../src/discord/rest/throttle.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import type { Content, Posting } from '../../../src/delivery/courier.ts';
import type { DeliveryTarget } from '../../../src/store/subscriptions/channels.ts';
import { quiet } from '../../support/log.ts';
import { placeIn } from '../../support/delivery/place.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { record } from '../support/samples.ts';
import { inWords } from '../../support/delivery/reasons.ts';

const bot = useBot({ timeoutMs: 500 });
const never = new AbortController().signal;
const alert: Content = { kind: 'alert', declaration: record(682), reasons: [[{ kind: 'everything' }]] };
const route = '/channels/:channel/messages';
let nonces = 0;

afterEach(() => bot().discord.clearFaults());

async function setting(kind: 'text' | 'forum' = 'text') {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Bern' });
  const channel = guild.addChannel({ name: 'alerts', type: kind });
  await hearsOf(client, channel.id);
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const posting = (change: Partial<DeliveryTarget> = {}): Posting => ({
    place: placeIn({ channelId: channel.id, guildId: guild.id, kind, ...change }),
    nonce: `answers-${(nonces += 1)}`,
    content: alert,
  });
  return { discord, client, guild, channel, courier, posting };
}

describe('the documented codes', () => {
  /** What the bot never asks for, by the names of its codes. */
  const elsewhere = [
    /^Unknown(?!Channel$|Guild$|Message$|User$|Tag$)/u,
    /Webhook|Sticker|Lottie|Emoji|Reaction|Invite|Ban|Entitlement|SKU|Gift|Payment|Premium|Subscription|Boosts/u,
    /Event|Stage(?!Topic)|Voice|Poll|Onboarding|Widget|Discoverable|Soundboard|Template|Prune|Bitrate|Burst/u,
    /OAuth2|IdToken|Provisional|Jwt|ClientSecret|Account(?!$)|Username|UnderMinimumAge|Monetization|Lobby/u,
    /ApplicationCommand|Interaction|FollowUp|Pin|Role|Owner|BulkDelete|MessagesToDelete|Asset(?!Below)/u,
    /MaximumNumberOf(?!Attachments|Edits)|Friends|GroupDM|MFA|Nickname|Note|Community|ParentId|Overwrites/u,
    /^(?:GeneralError|TheMaze|OnlyBots|OnlyTheOwner|NotAuthorized|ConnectionHas|InvalidAccount|TagNames)/u,
    /^(?:InvalidActivity|InvalidRequestOrigin|InvalidThreadNotification|NSFW|CannotForward|NoUsers)/u,
    /^(?:ProvidedFileDuration|ProvidedFileDoesNotHave|TheChannelsForThis|AccessToJoining|FailedToResize)/u,
  ];

  test('all that can come for what the bot asks have a meaning', () => {
    const names = Object.keys(RESTJSONErrorCodes).filter((name) => Number.isNaN(Number(name)));
    const unheard = names.filter(
      (name) =>
        !elsewhere.some((pattern) => pattern.test(name)) &&
        meaningOf(RESTJSONErrorCodes[name as keyof typeof RESTJSONErrorCodes]) === 'unlisted',
    );
    expect(unheard).toEqual([]);
  });

  test.each([
    [160_006, 400, { kind: 'retry', reason: expect.stringContaining('threads') }],
    [40_006, 400, { kind: 'retry', reason: expect.stringContaining('switched off') }],
    [40_004, 403, { kind: 'retry', reason: expect.stringContaining('switched off') }],
    [40_333, 403, { kind: 'retry' }],
    [130_000, 400, { kind: 'retry' }],
    [240_000, 400, { kind: 'refused', reason: expect.stringContaining('links') }],
    [200_000, 400, { kind: 'refused', reason: expect.stringContaining('AutoMod') }],
    [200_001, 400, { kind: 'refused', reason: expect.stringContaining('AutoMod') }],
    [50_278, 403, { kind: 'closed', reason: expect.stringContaining('direct messages') }],
    [40_058, 400, { kind: 'closed' }],
    [50_035, 400, { kind: 'defect' }],
    [999_999, 403, { kind: 'retry', unlisted: { status: 403, code: 999_999 } }],
    [999_998, 404, { kind: 'retry', unlisted: { status: 404, code: 999_998 } }],
  ])('%i (status %i) for a message', async (code, status, expected) => {
    const { discord, posting } = await setting();
    // Of its own, as one of them stops everything.
    const rest = createRest(discord.apiUrl, discord.token, createThrottle());
    const { client } = bot();
    const courier = createCourier({ rest, known: guildCacheOf(client), log: quiet });
    discord.fail({ route, method: 'POST', status, code });
    expect(inWords(await courier.post(posting(), never))).toMatchObject(expected);
  });

  test.each([
    [400_001, 403],
    [40_005, 413],
    [50_045, 400],
    [50_110, 400],
  ])('%i is tried once without the picture', async (code, status) => {
    const { discord, channel, courier, posting } = await setting();
    const fault = discord.fail({ route, method: 'POST', status, code });
    expect(await courier.post(posting(), never)).toMatchObject({ kind: 'sent' });
    expect(fault.hits).toBe(1);
    expect(channel.messages[0]?.embeds[0]?.image).toBeUndefined();
    const always = discord.fail({ route, method: 'POST', status, code, times: 9 });
    expect(await courier.post(posting(), never)).toMatchObject({ kind: 'defect' });
    expect(always.hits).toBe(2);
  });

  test('an address that is kept out stops everything for a while', async () => {
    const { discord, posting } = await setting();
    const { client } = bot();
    const rest = createRest(discord.apiUrl, discord.token, createThrottle());
    const courier = createCourier({ rest, known: guildCacheOf(client), log: quiet });
    discord.fail({ route, method: 'POST', status: 403, code: 40_333 });
    await courier.post(posting(), never);
    const asked = discord.requests.length;
    const other = await setting();
    const posted = await courier.post(other.posting(), never);
    expect(posted).toMatchObject({ kind: 'retry', unsure: false });
    expect(posted.kind === 'retry' && (posted.afterMs ?? 0)).toBeGreaterThan(30_000);
    expect(discord.requests).toHaveLength(asked);
  });
});

describe('an edit in an archived thread', () => {
  async function posted(kind: 'thread' | 'forum') {
    const all = await setting(kind === 'forum' ? 'forum' : 'text');
    const thread = kind === 'thread' ? all.channel.addThread({ name: 'old' }) : null;
    const posting = all.posting(thread ? { channelId: thread.id, kind: 'thread' } : {});
    const sent = await all.courier.post(posting, never);
    if (sent.kind !== 'sent') throw new Error(`It was not posted: ${JSON.stringify(sent)}`);
    const threadId = sent.threadId ?? thread?.id ?? '';
    const ref = { channelId: threadId, messageId: sent.messageId };
    const changed = {
      ...posting,
      content: { ...alert, declaration: { ...record(682), title: 'Corrected' } },
    };
    const close = (locked = false) =>
      all.client.rest.patch(`/channels/${threadId}`, { body: { archived: true, ...(locked && { locked }) } });
    const state = async () =>
      (await all.client.rest.get(`/channels/${threadId}`)) as {
        thread_metadata: { archived: boolean; locked: boolean };
      };
    const role = all.guild.addRole({ name: 'moderators', permissions: ['ManageThreads'] });
    const moderate = async (does: boolean) => {
      const told = new Promise((resolve) => all.client.once('guildMemberUpdate', resolve));
      all.guild.setBotRoles(does ? [role] : []);
      await told;
    };
    return { ...all, ref, changed, close, state, moderate };
  }

  test.each(['thread', 'forum'] as const)('of a %s opens it, edits and closes it again', async (kind) => {
    const { courier, ref, changed, close, state, client, moderate } = await posted(kind);
    await moderate(true);
    await close();
    // Its own posts the bot closes without.
    if (kind === 'forum') await moderate(false);
    expect(await courier.edit(changed, ref, never)).toEqual({ kind: 'edited' });
    const message = await client.rest.get(`/channels/${ref.channelId}/messages/${ref.messageId}`);
    expect(message).toMatchObject({ content: 'New written declaration: Corrected' });
    expect(await state()).toMatchObject({ thread_metadata: { archived: true, locked: false } });
  });

  test('of somebody else’s stays open where the bot may not close it, and nothing is asked in vain', async () => {
    const { courier, ref, changed, close, state, moderate, discord } = await posted('thread');
    await moderate(true);
    await close();
    await moderate(false);
    const refused = discord.refusals.length;
    expect(await courier.edit(changed, ref, never)).toEqual({ kind: 'edited' });
    expect(await state()).toMatchObject({ thread_metadata: { archived: false } });
    expect(discord.refusals.slice(refused).map(({ code }) => code)).toEqual([50_083]);
  });

  test('that is locked waits for a moderator, and says so', async () => {
    const { courier, ref, changed, close, state, moderate } = await posted('forum');
    await moderate(true);
    await close(true);
    await moderate(false);
    expect(inWords(await courier.edit(changed, ref, never))).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('locked'),
    });
    expect(await state()).toMatchObject({ thread_metadata: { archived: true, locked: true } });
  });
});

describe('a server that refuses', () => {
  test('with a time-out is not asked at all, and is looked at when that ends', async () => {
    const { discord, client, guild, courier, posting } = await setting();
    const told = new Promise((resolve) => client.once('guildMemberUpdate', resolve));
    const until = Math.floor(Date.now() / 1000) * 1000 + 3_600_000;
    guild.timeOutBot(until);
    await told;
    const asked = discord.requests.length;
    const closed = { kind: 'closed', reason: expect.stringContaining('time-out'), opensAt: new Date(until) };
    expect(inWords(await courier.post(posting(), never))).toEqual(closed);
    expect(inWords(await courier.check(posting().place, never))).toEqual(closed);
    expect(discord.requests).toHaveLength(asked);
  });

  test('in 500 channels waits by itself, and the circuit breaker for all is not reached', async () => {
    const { discord, client, courier, posting } = await setting();
    const other = await setting();
    // Its permissions look fine, and nothing is taken.
    const mine = posting();
    discord.fail({
      route: `/channels/${mine.place.channelId}/messages`,
      status: 403,
      code: 50_013,
      times: 500,
    });
    const outcomes: string[] = [];
    for (let at = 0; at < 500; at += 1) outcomes.push((await courier.post(mine, never)).kind);
    expect(outcomes.filter((kind) => kind === 'closed')).toHaveLength(25);
    expect(outcomes.at(-1)).toBe('retry');
    const last = await courier.post(mine, never);
    expect(inWords(last)).toMatchObject({ kind: 'retry', reason: expect.stringContaining('server') });
    expect(last.kind === 'retry' && (last.afterMs ?? 0)).toBeGreaterThan(60_000);
    const same = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
    expect(await same.post(other.posting(), never)).toMatchObject({ kind: 'sent' });
    expect(await courier.post(other.posting(), never)).toMatchObject({ kind: 'sent' });
  });

  test('is asked again when half of its refusals have passed', async () => {
    const { discord, client, guild } = await setting();
    let now = 0;
    const restOf = serverBreakers(client.rest, { most: 4, windowMs: 1_000, now: () => now });
    discord.fail({ route: '/channels/:channel', status: 403, code: 50_001, times: 4 });
    const ask = () => restOf(guild.id).get(`/channels/${guild.channels[0]?.id ?? ''}`);
    for (let at = 0; at < 4; at += 1) {
      await expect(ask()).rejects.toThrow(/./u);
      now += 100;
    }
    await expect(ask()).rejects.toThrow(ServerCircuitOpenError);
    now = 1_200;
    await expect(ask()).resolves.toBeDefined();
  });

  test('a circuit breaker that is tripped holds for so long, however few were refused', () => {
    let now = 0;
    const circuitBreaker = createCircuitBreaker({ now: () => now });
    circuitBreaker.trip(1_000);
    expect(() => circuitBreaker.check()).toThrow(CircuitOpenError);
    now = 1_001;
    expect(() => circuitBreaker.check()).not.toThrow();
  });
});
