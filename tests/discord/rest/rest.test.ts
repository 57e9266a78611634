import { RateLimitError, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, startDiscord } from 'discord-sandbox';
import { createCircuitBreaker } from '../../../src/discord/rest/circuit-breaker.ts';
import { createRateLimiter } from '../../../src/discord/rest/rate-limiter.ts';
import { CircuitOpenError, createRest, restOptions } from '../../../src/discord/rest/rest.ts';
import { createThrottle } from '../../../src/discord/rest/throttle.ts';
import { UnansweredError } from '../../../src/discord/rest/no-post-retry.ts';

let discord: Discord;

beforeEach(async () => {
  discord = await startDiscord();
});
afterEach(() => discord.close());

function channels(count: number) {
  const guild = discord.addGuild({ name: 'Strasbourg' });
  return Array.from({ length: count }, (_, at) => guild.addChannel({ name: `alerts-${at}` }));
}

const send = (rest: REST, channel: { readonly id: string }) =>
  rest.post(Routes.channelMessages(channel.id), { body: { content: 'Hello.' } });

/** REST whose tries end after this time. */
function impatient(timeoutMs: number): REST {
  return new REST(restOptions(discord.apiUrl, timeoutMs)).setToken(discord.token);
}

describe('the limits of Discord', () => {
  // Both ends go by the real clock: on a machine that stalls, what was sent apart may arrive together.
  test('a burst of 200 requests over as many channels meets not one of them', { retry: 2 }, async () => {
    const all = channels(200);
    const rest = createRest(discord.apiUrl, discord.token);
    await Promise.all(all.map((channel) => send(rest, channel)));
    expect(discord.limits.refused).toEqual({ bucket: 0, global: 0, invalid: 0 });
    expect(all.map(({ messages }) => messages.length)).toEqual(all.map(() => 1));
  });

  test('are met by what goes round the rate limit, so the test before can fail', async () => {
    const all = channels(120);
    const rest = createRest(discord.apiUrl, discord.token, createThrottle({ requestsPerSecond: 1_000 }));
    await Promise.allSettled(all.map((channel) => send(rest, channel)));
    expect(discord.limits.refused.global).toBeGreaterThan(0);
  });

  test('a request that is tried again counts twice, and two clients share one rate limit', async () => {
    const [channel] = channels(1);
    if (!channel) throw new Error('There is a channel.');
    const starts: number[] = [];
    const throttle = createThrottle();
    const rateLimiter = {
      ...throttle.rateLimiter,
      enter: (turn: Parameters<typeof throttle.rateLimiter.enter>[0]) => {
        starts.push(starts.length);
        return throttle.rateLimiter.enter(turn);
      },
    };
    discord.fail({ method: 'GET', route: '/channels/:channel', status: 503 });
    for (const _ of [1, 2])
      await createRest(discord.apiUrl, discord.token, { ...throttle, rateLimiter }).get(
        Routes.channel(channel.id),
      );
    expect(starts).toHaveLength(3);
  });
});

describe('waiting', () => {
  test('in line does not count as silence of Discord', async () => {
    const all = channels(60);
    const rest = impatient(900);
    await Promise.all(all.map((channel) => send(rest, channel)));
    expect(all.every(({ messages }) => messages.length === 1)).toBe(true);
  });

  test('for an edit or a look is left to whoever keeps a record, as it is for a post', async () => {
    const [channel] = channels(1);
    if (!channel) throw new Error('There is a channel.');
    const rest = createRest(discord.apiUrl, discord.token);
    const { id } = (await send(rest, channel)) as { id: string };
    discord.fail({
      method: 'PATCH',
      route: '/channels/:channel/messages/:message',
      status: 429,
      retryAfter: 30,
    });
    const editing = rest.patch(Routes.channelMessage(channel.id, id), { body: { content: 'Hello again.' } });
    const error: unknown = await editing.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RateLimitError);
    expect((error as RateLimitError).retryAfter).toBeGreaterThanOrEqual(30_000);
  });
});

describe('a bot that is not wanted', () => {
  test('asks Discord a limited number of times, and then nobody', async () => {
    const all = channels(40);
    for (const channel of all) channel.setPermissions({ deny: ['SendMessages'] });
    const throttle = { rateLimiter: createRateLimiter(), circuitBreaker: createCircuitBreaker({ most: 25 }) };
    const rest = createRest(discord.apiUrl, discord.token, throttle);
    const errors: unknown[] = [];
    for (const channel of all) await send(rest, channel).catch((error: unknown) => errors.push(error));
    expect(discord.limits.invalidCount).toBe(25);
    expect(errors.filter((error) => error instanceof CircuitOpenError)).toHaveLength(15);
  });
});

describe('a post in a forum, which has no nonce', () => {
  const route = '/channels/:channel/threads';
  const open = (rest: REST, channel: { readonly id: string }) =>
    rest.post(Routes.threads(channel.id), { body: { name: 'No. 1', message: { content: 'Hello.' } } });

  function forum() {
    const guild = discord.addGuild({ name: 'Strasbourg' });
    return guild.addChannel({ name: 'forum', type: 'forum' });
  }

  test('is not repeated when Discord does not answer', async () => {
    const channel = forum();
    discord.fail({ method: 'POST', route, how: 'hang-after', times: 2 });
    await expect(open(impatient(150), channel)).rejects.toBeInstanceOf(UnansweredError);
    expect(channel.threads).toHaveLength(1);
  });

  test('is not repeated when Discord reports a fault, or cuts the connection', async () => {
    const channel = forum();
    const rest = createRest(discord.apiUrl, discord.token);
    discord.fail({ method: 'POST', route, status: 502, how: 'after' });
    await expect(open(rest, channel)).rejects.toBeInstanceOf(UnansweredError);
    discord.fail({ method: 'POST', route, how: 'drop-after' });
    await expect(open(rest, channel)).rejects.toBeInstanceOf(Error);
    expect(channel.threads).toHaveLength(2);
  });

  test('arrives', async () => {
    const channel = forum();
    await open(createRest(discord.apiUrl, discord.token), channel);
    expect(channel.threads).toHaveLength(1);
  });
});
