import { describe, expect, test } from 'vitest';
import { startDiscord } from 'discord-sandbox';
import { connect, ConnectError, createClient } from '../../../src/discord/gateway/client.ts';
import { troubleIn } from '../../../src/discord/rest/trouble.ts';
import { inviteLink } from '../../../src/discord/gateway/invite.ts';
import { quiet } from '../../support/log.ts';

const secret = 'MTEwMDAw.wrong.this-is-a-secret';

async function failure(apiUrl: string, token: string, withinMs?: number): Promise<ConnectError> {
  const client = createClient({ apiUrl, log: quiet, timeoutMs: 300 });
  return connect(client, token, withinMs === undefined ? {} : { withinMs }).then(
    () => expect.fail('connected'),
    (error: ConnectError) => error,
  );
}

describe('connecting', () => {
  test('is done when the servers are known, and ends cleanly', async () => {
    await using discord = await startDiscord();
    discord.addGuild({ name: 'Rome' });
    const client = await connect(createClient({ apiUrl: `${discord.apiUrl}/`, log: quiet }), discord.token);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Rome']);
    expect(client.options.intents.toArray()).toEqual(['Guilds']);
    const [rome] = client.guilds.cache.values();
    expect(rome?.members.me?.id).toBe(client.user.id);
    // What nothing reads is kept once for all, and empty.
    expect(rome?.emojis.cache).toBe(rome?.voiceStates.cache);
    await client.destroy();
    expect(discord.refusals).toEqual([]);
  });

  test('with a wrong token says so without the token', async () => {
    await using discord = await startDiscord();
    const error = await failure(discord.apiUrl, secret);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error.kind).toBe('token');
    expect(error.message).toContain('DISCORD_TOKEN');
    expect(`${error.message}${String(error.stack)}${String(error.cause)}`).not.toContain(secret);
  });

  test('to nobody says that nobody is there', async () => {
    const discord = await startDiscord();
    const { apiUrl } = discord;
    await discord.close();
    const error = await failure(apiUrl, secret);
    expect(error.kind).toBe('unreachable');
    expect(error.message).toContain('DISCORD_API_URL');
  });

  test('to somebody who is never ready is given up', async () => {
    await using discord = await startDiscord();
    discord.fail({ route: '/gateway/bot', how: 'hang', times: Infinity });
    expect(await failure(discord.apiUrl, discord.token, 200)).toMatchObject({ kind: 'unreachable' });
  });

  test('to a Discord in trouble says what it answered', async () => {
    await using discord = await startDiscord();
    discord.fail({ route: '/gateway/bot', status: 503, times: Infinity });
    const error = await failure(discord.apiUrl, discord.token);
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(error.message).toContain('503');
    expect(error.message).toContain('of its own');
  });

  test.each([
    [
      { status: 403, page: true, message: 'Access denied | Cloudflare' },
      /^Cloudflare.* keeps this address out/u,
    ],
    [
      { status: 502, page: true, message: 'discord.com | Cloudflare: Bad gateway' },
      /^Cloudflare.*does not reach it.*502/u,
    ],
    [
      { status: 502, page: true, message: 'Bad gateway' },
      /^A page came that is not an answer of Discord’s.*502/u,
    ],
    [{ status: 403, page: true, message: 'Your organisation' }, /^A page came.*403.*proxy/u],
  ])('past a page in the place of an answer (%j) says who is in the way', async (fault, says) => {
    await using discord = await startDiscord();
    discord.fail({ route: '/gateway/bot', times: Infinity, ...fault });
    const error = await failure(discord.apiUrl, discord.token, 3_000);
    expect(error).toMatchObject({ kind: 'unreachable', message: expect.stringMatching(says) });
  });

  test.each([
    ['ENOTFOUND', /name .* not found/u],
    ['ECONNREFUSED', /refused/u],
    ['ENETUNREACH', /network is down/u],
    ['ECONNRESET', /broke/u],
    ['UND_ERR_CONNECT_TIMEOUT', /in time/u],
  ])('over a network that is down (%s) says so, and nothing of Discord', (code, says) => {
    const trouble = troubleIn(Object.assign(new Error('x'), { code }));
    expect(trouble).toMatchObject({ who: 'network', sentence: expect.stringMatching(says) });
    expect(trouble.sentence).toContain('DISCORD_API_URL');
  });
});

test('the invite asks for the least an alert needs', () => {
  const link = new URL(inviteLink('42'));
  expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    client_id: '42',
    scope: 'bot applications.commands',
    // View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Send Messages in Threads.
    permissions: String([10n, 11n, 14n, 15n, 16n, 38n].reduce((sum, bit) => sum | (1n << bit), 0n)),
  });
});
