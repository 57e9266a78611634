import { afterEach, describe, expect, test } from 'vitest';
import type { FaultRequest } from 'discord-sandbox';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import { guildCacheOf, guildCacheWithoutGateway } from '../../../src/discord/gateway/guild-cache.ts';
import type { Posting } from '../../../src/delivery/courier.ts';
import { placeIn } from '../../support/delivery/place.ts';
import { quiet } from '../../support/log.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { record } from '../support/samples.ts';
import { inWords } from '../../support/delivery/reasons.ts';

const bot = useBot({ timeoutMs: 500 });
const never = new AbortController().signal;
const route = '/channels/:channel/messages';
let nonces = 0;

afterEach(() => bot().discord.clearFaults());

/** A channel of its own for each test, and what posting to it needs. */
function setting(deny: ('SendMessages' | 'ViewChannel')[] = []) {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Rome' });
  const channel = guild.addChannel({ name: 'alerts', deny });
  const alert: Posting = {
    place: placeIn({ channelId: channel.id, guildId: guild.id }),
    nonce: `test-${(nonces += 1)}`,
    content: { kind: 'alert', declaration: record(682), reasons: [[{ kind: 'everything' }]] },
  };
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  return { discord, guild, channel, alert, courier };
}

describe('posting', () => {
  test('sends the alert, as Discord takes it, and says which message it became', async () => {
    const { discord, channel, alert, courier } = setting();
    const posted = await courier.post(alert, never);
    const [message] = channel.messages;
    expect(posted).toEqual({ kind: 'sent', messageId: message?.id, threadId: null });
    expect(message?.content).toBe(`New written declaration: ${record(682).title}`);
    expect(message?.pings).toEqual({ everyone: false, roles: [], users: [] });
    expect(discord.refusals).toEqual([]);
  });

  test('twice under the same nonce leaves one message and gives its id again', async () => {
    const { channel, alert, courier } = setting();
    const first = await courier.post(alert, never);
    expect(await courier.post(alert, never)).toEqual(first);
    expect(channel.messages).toHaveLength(1);
  });

  test.each(['after', 'hang-after', 'drop-after'] as const)(
    'that Discord carried out and did not confirm (%s) leaves a doubt, and the same nonce finds it',
    async (how) => {
      const { discord, channel, alert, courier } = setting();
      const fault = discord.fail({ route, method: 'POST', status: 500, how });
      expect(await courier.post(alert, never)).toMatchObject({ kind: 'retry', unsure: true });
      expect(fault.hits).toBe(1);
      const [message] = channel.messages;
      expect(await courier.post(alert, never)).toMatchObject({ kind: 'sent', messageId: message?.id });
      expect(channel.messages).toHaveLength(1);
    },
  );
});

describe('what will not change', () => {
  test.each([
    [10_003, /no longer exists/u],
    [50_001, /cannot see.*View Channel/u],
    [50_013, /Send Messages/u],
    [50_007, /direct messages/u],
    [50_083, /archived/u],
    [160_005, /locked/u],
    [40_067, /tag/u],
    [40_058, /refused/u],
  ])('answer %i closes the channel, with what to do', async (code, reason) => {
    const { discord, alert, courier } = setting();
    const fault = discord.fail({ route, method: 'POST', status: 403, code, message: 'THEIR WORDS' });
    const posted = await courier.post(alert, never);
    expect(inWords(posted)).toEqual({ kind: 'closed', reason: expect.stringMatching(reason) });
    expect(JSON.stringify(posted)).not.toContain('THEIR WORDS');
    expect(fault.hits).toBe(1);
  });

  test('what the server’s own filter stops is refused, and the channel goes on', async () => {
    const { discord, alert, courier } = setting();
    discord.fail({ route, method: 'POST', status: 400, code: 200_000 });
    const posted = await courier.post(alert, never);
    expect(inWords(posted)).toEqual({ kind: 'refused', reason: expect.stringContaining('AutoMod') });
  });

  test('what is malformed is our defect, kept with what was sent', async () => {
    const { discord, alert, courier } = setting();
    discord.fail({ route, method: 'POST', status: 400, code: 50_035 });
    const posted = await courier.post(alert, never);
    expect(posted).toMatchObject({ kind: 'defect', payload: { nonce: alert.nonce, embeds: [{}] } });
  });

  test('real channels close too: without permission nothing is even asked', async () => {
    const closed = setting(['SendMessages']);
    await hearsOf(bot().client, closed.channel.id);
    const asked = closed.discord.fail({ route, method: 'POST', status: 500 });
    expect(await closed.courier.post(closed.alert, never)).toMatchObject({ kind: 'closed' });
    expect(asked.hits).toBe(0);
    asked.remove();
    const gone = setting();
    gone.channel.delete();
    expect(inWords(await gone.courier.post(gone.alert, never))).toEqual({
      kind: 'closed',
      reason: 'The channel no longer exists.',
    });
  });
});

describe('what may pass', () => {
  const faults: [string, FaultRequest, RegExp][] = [
    ['a fault of Discord', { route, status: 503 }, /internal error/u],
    ['silence', { route, how: 'hang' }, /in time/u],
    ['a cut connection', { route, how: 'drop' }, /reached/u],
  ];
  test.each(faults)('%s is tried again later', async (_what, fault, reason) => {
    const { discord, alert, courier } = setting();
    discord.fail({ method: 'POST', ...fault });
    expect(inWords(await courier.post(alert, never))).toEqual({
      kind: 'retry',
      reason: expect.stringMatching(reason),
      afterMs: null,
      unsure: true,
    });
  });

  test('a long rate limit is handed back with its length, and a short one waited for', async () => {
    const long = setting();
    long.discord.fail({ route: `/channels/${long.channel.id}/messages`, status: 429, retryAfter: 30 });
    const posted = await long.courier.post(long.alert, never);
    expect(inWords(posted)).toMatchObject({
      kind: 'retry',
      reason: 'Discord asked Hemicycle to wait.',
      unsure: false,
    });
    expect(posted.kind === 'retry' && posted.afterMs).toBeGreaterThanOrEqual(30_000);
    const short = setting();
    short.discord.fail({ route: `/channels/${short.channel.id}/messages`, status: 429, retryAfter: 0.05 });
    expect(await short.courier.post(short.alert, never)).toMatchObject({ kind: 'sent' });
  });

  test('a token that is not accepted waits for the operator', async () => {
    const { discord, alert } = setting();
    const rest = createRest(discord.apiUrl, 'wrong');
    const courier = createCourier({ rest, known: guildCacheWithoutGateway('1'), log: quiet });
    // The second time the library has dropped the token and asks nobody.
    for (const _ of [1, 2]) {
      const posted = await courier.post(alert, never);
      expect(inWords(posted)).toMatchObject({ kind: 'retry', reason: expect.stringContaining('token') });
      expect(posted.kind === 'retry' && posted.afterMs).toBeGreaterThan(60_000);
    }
  });

  test('nobody there', async () => {
    const { alert } = setting();
    const rest = createRest('http://127.0.0.1:9/api', 'any');
    const courier = createCourier({ rest, known: guildCacheWithoutGateway('1'), log: quiet });
    expect(inWords(await courier.post(alert, never))).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('reached'),
      unsure: false,
    });
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
    expect(inWords(await posting)).toMatchObject({ kind: 'retry', reason: 'The bot was stopping.' });
    expect(await courier.post(alert, stop.signal)).toMatchObject({ kind: 'retry' });
  });
});
