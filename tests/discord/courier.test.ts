import { afterEach, describe, expect, test } from 'vitest';
import type { FaultRequest } from '../../sandbox/discord/discord.ts';
import { createCourier } from '../../src/discord/courier.ts';
import { createRest } from '../../src/discord/rest.ts';
import type { Alert } from '../../src/pipeline/courier.ts';
import { quiet } from '../support/log.ts';
import { useBot } from './harness.ts';
import { record } from './samples.ts';

const bot = useBot({ timeoutMs: 150 });
const never = new AbortController().signal;
const route = '/channels/:channel/messages';
let nonces = 0;

afterEach(() => bot().discord.clearFaults());

/** A channel of its own for each test, and what posting to it needs. */
function setting(deny: ('SendMessages' | 'ViewChannel')[] = []) {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Rome' });
  const channel = guild.addChannel({ name: 'alerts', deny });
  const alert: Alert = {
    channelId: channel.id,
    language: 'en',
    nonce: `test-${(nonces += 1)}`,
    declaration: record(682),
    reasons: [[{ kind: 'everything' }]],
  };
  return { discord, guild, channel, alert, courier: createCourier({ rest: client.rest, log: quiet }) };
}

describe('posting', () => {
  test('sends the alert, as Discord takes it, and says which message it became', async () => {
    const { discord, channel, alert, courier } = setting();
    const posted = await courier.post(alert, never);
    const [message] = channel.messages;
    expect(posted).toEqual({ kind: 'sent', messageId: message?.id });
    expect(message?.embeds[0]?.title).toBe(alert.declaration.title);
    expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
    expect(discord.refusals).toEqual([]);
  });

  test('twice under the same nonce leaves one message and gives its id again', async () => {
    const { channel, alert, courier } = setting();
    const first = await courier.post(alert, never);
    expect(await courier.post(alert, never)).toEqual(first);
    expect(channel.messages).toHaveLength(1);
  });

  test('that Discord carried out and reported as failed is found again', async () => {
    const { discord, channel, alert, courier } = setting();
    discord.fail({ route, method: 'POST', status: 500, how: 'after' });
    expect(await courier.post(alert, never)).toMatchObject({ kind: 'sent' });
    expect(channel.messages).toHaveLength(1);
  });
});

describe('what will not change', () => {
  test.each([
    [10_003, /no longer exists/u],
    [50_001, /cannot see.*View Channel/u],
    [50_013, /Send Messages/u],
    [50_083, /archived/u],
    [160_005, /locked/u],
    [200_000, /AutoMod/u],
    [40_067, /tag/u],
    [50_035, /as it was written/u],
    [30_031, /refused/u],
  ])('such as answer %i is refused, with what to do', async (code, reason) => {
    const { discord, alert, courier } = setting();
    const fault = discord.fail({ route, method: 'POST', status: 403, code, message: 'THEIR WORDS' });
    const posted = await courier.post(alert, never);
    expect(posted).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
    expect(JSON.stringify(posted)).not.toContain('THEIR WORDS');
    expect(fault.hits).toBe(1);
  });

  test('is refused by real channels too', async () => {
    const closed = setting(['SendMessages']);
    expect(await closed.courier.post(closed.alert, never)).toMatchObject({ kind: 'refused' });
    const gone = setting();
    gone.channel.delete();
    expect(await gone.courier.post(gone.alert, never)).toEqual({
      kind: 'refused',
      reason: 'The channel no longer exists.',
    });
  });
});

describe('what may pass', () => {
  const faults: [string, FaultRequest, RegExp][] = [
    ['a fault of Discord', { route, status: 503, times: 2 }, /fault of its own/u],
    ['silence', { route, how: 'hang', times: 2 }, /in time/u],
    ['a cut connection', { route, how: 'drop', times: 2 }, /reached/u],
  ];
  test.each(faults)('%s is tried again later', async (_what, fault, reason) => {
    const { discord, alert, courier } = setting();
    discord.fail({ method: 'POST', ...fault });
    expect(await courier.post(alert, never)).toEqual({
      kind: 'retry',
      reason: expect.stringMatching(reason),
      afterMs: null,
    });
  });

  test('a long rate limit is handed back with its length, and a short one waited for', async () => {
    const long = setting();
    long.discord.fail({ route: `/channels/${long.channel.id}/messages`, status: 429, retryAfter: 30 });
    const posted = await long.courier.post(long.alert, never);
    expect(posted).toMatchObject({ kind: 'retry', reason: 'Discord asked to wait.' });
    expect(posted.kind === 'retry' && posted.afterMs).toBeGreaterThanOrEqual(30_000);
    const short = setting();
    short.discord.fail({ route: `/channels/${short.channel.id}/messages`, status: 429, retryAfter: 0.05 });
    expect(await short.courier.post(short.alert, never)).toMatchObject({ kind: 'sent' });
  });

  test('a token that is not accepted waits for the operator', async () => {
    const { discord, alert } = setting();
    const rest = createRest(discord.apiUrl, 'wrong');
    const courier = createCourier({ rest, log: quiet });
    // The second time the library has dropped the token and asks nobody.
    for (const _ of [1, 2]) {
      const posted = await courier.post(alert, never);
      expect(posted).toMatchObject({ kind: 'retry', reason: expect.stringContaining('token') });
      expect(posted.kind === 'retry' && posted.afterMs).toBeGreaterThan(60_000);
    }
  });

  test('nobody there', async () => {
    const { alert } = setting();
    const courier = createCourier({ rest: createRest('http://127.0.0.1:9/api', 'any'), log: quiet });
    expect(await courier.post(alert, never)).toMatchObject({ kind: 'retry', reason: /reached/u });
  });
});

describe('stopping', () => {
  test('ends a posting under way at once', async () => {
    const { discord, channel, alert, courier } = setting();
    discord.fail({ route, method: 'POST', how: 'hang-after', times: Infinity });
    const stop = new AbortController();
    const posting = courier.post(alert, stop.signal);
    await discord.waitForMessage(channel);
    stop.abort();
    expect(await posting).toMatchObject({ kind: 'retry', reason: 'The bot was stopping.' });
    expect(await courier.post(alert, stop.signal)).toMatchObject({ kind: 'retry' });
  });
});
