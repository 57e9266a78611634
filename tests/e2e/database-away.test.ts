import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import {
  type ChannelHandle,
  type Discord,
  type GuildHandle,
  type MemberHandle,
  startDiscord,
} from 'discord-sandbox';
import { startSilentProxy, type SilentProxy } from '../../tools/faults/silent-proxy.ts';
import { readConfig } from '../../src/config.ts';
import { noticeCard } from '../../src/discord/render/notice.ts';
import { connect, createClient } from '../../src/discord/gateway/client.ts';
import { dispatchInteractions } from '../../src/discord/interactions/dispatch.ts';
import { createGateway } from '../../src/gateway.ts';
import { serve } from '../../src/service.ts';
import { openStore } from '../../src/store/open.ts';
import { onServer } from '../support/database.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { quiet } from '../support/log.ts';

vi.setConfig({ testTimeout: 60_000 });

const away = /^My database is away/u;
const back = /^The database is back/u;

describe.skipIf(!process.env['DATABASE_URL'])('while the database is away', () => {
  let database: FreshDatabase;
  let proxy: SilentProxy;
  let discord: Discord;
  let assembly: SandboxAssembly;
  let folder: string;
  let guild: GuildHandle;
  let admin: MemberHandle;
  let channel: ChannelHandle;
  let lines: { readonly line: string; readonly identifies: number }[];
  const ends: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hemicycle-away-'));
    database = await freshDatabase();
    proxy = await startSilentProxy(Number(new URL(database.url ?? '').port));
    discord = await startDiscord({ patienceMs: 30_000 });
    assembly = await startAssembly();
    guild = discord.addGuild({ name: 'Watchers' });
    admin = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
    channel = guild.addChannel({ name: 'alerts' });
    assembly.seed([entry(679)]);
    lines = [];
  });
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
    await discord.close();
    await assembly.close();
    await proxy.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  function entry(number: number) {
    const found = archive.find((one) => one.number === number && one.language === 'en');
    if (!found) throw new Error(`No. ${number} is not in the archive.`);
    return found;
  }

  /** The service in this process, on the other side of the proxy, with a channel that follows Kazakhstan. */
  async function start({ graceMs = 600_000, awayAfterMs = 100 } = {}): Promise<void> {
    const behind = new URL(database.url ?? '');
    behind.port = String(proxy.port);
    const token = discord.token;
    const config = readConfig({
      DISCORD_TOKEN: token,
      DISCORD_API_URL: discord.apiUrl,
      FEED_URLS: assembly.feedUrl,
      ASSEMBLY_URL: assembly.baseUrl,
      NEWS_MAX_AGE_DAYS: '36500',
      POLL_CRON: '* * * * * *',
      FETCH_PAUSE_MS: '0',
      DATA_DIR: folder,
    });
    const say = (line: string) => void lines.push({ line, identifies: discord.gateway.identifies });
    const [stop, log] = [new AbortController(), quiet];
    const store = await openStore({ databaseUrl: behind.href, dataDir: folder, log, isService: true });
    const { db, writable } = store;
    const gateway = createGateway({ config, token, db, log, say, graceMs, awayAfterMs });
    const held = store.leadership.hold(
      (signal, term) => serve({ config, db, log, say, signal, term, writable, gateway }),
      stop.signal,
      () => void gateway.leave(),
    );
    ends.push(async () => {
      stop.abort();
      await held;
      await gateway.leave();
      await store.close();
    });
    await said(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await discord.run({
      guild,
      channel,
      user: admin,
      command: 'subscribe',
      options: { country: 'Kazakhstan' },
    });
  }

  const said = (pattern: RegExp) =>
    vi.waitFor(
      () => {
        const found = lines.find(({ line }) => pattern.test(line));
        if (!found) throw new Error(`Not said: ${pattern}\n${lines.map(({ line }) => line).join('\n')}`);
        return found;
      },
      { timeout: 40_000, interval: 20 },
    );
  const ask = (user = admin) => discord.run({ guild, channel, user, command: 'status' });
  const shown = (reply: { readonly embeds: readonly { readonly description?: string | undefined }[] }) =>
    reply.embeds[0]?.description ?? '';
  const alerts = () => channel.messages.filter(({ interaction }) => interaction === null);
  const posts = () =>
    discord.requests.filter(({ method, route }) => method === 'POST' && route.endsWith('/messages')).length;
  const another = () =>
    onServer(
      database.url ?? '',
      `update leases set holder = 'elsewhere', place = 'far 1 1', term = term + 1, expires_at = now() + interval '1 hour'`,
    );

  test('people are told so in their language, the session is kept, and it goes on when it is back', async () => {
    await start();
    proxy.cut();
    await said(/^The database is away/u);
    const reply = await ask();
    expect(shown(reply)).toMatch(away);
    expect(reply.ephemeral).toBe(true);
    const reader = guild.addMember({ name: 'Zoé', locale: 'fr' });
    expect(shown(await ask(reader))).toMatch(/^Ma base de données est momentanément inaccessible/u);
    const choices = await discord.autocomplete({
      guild,
      channel,
      user: admin,
      command: 'subscribe',
      options: { country: 'Kaz' },
      focused: 'country',
    });
    expect(choices).toEqual([]);
    proxy.heal();
    await said(back);
    expect(shown(await ask())).not.toMatch(away);
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 0, closes: [] });
    expect(discord.refusals).toEqual([]);
  });

  test('nothing is posted, and what was being posted is not posted twice', async () => {
    await start();
    const fault = discord.fail({ method: 'POST', route: /\/channels\/\d+\/messages$/u, how: 'hang-after' });
    assembly.publish(entry(682));
    await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
    proxy.cut();
    await said(/^The database is away/u);
    fault.remove();
    const posted = posts();
    expect(shown(await ask())).toMatch(away);
    expect(posts()).toBe(posted);
    proxy.heal();
    await said(back);
    await vi.waitFor(async () => expect(await deliveriesIn('sent')).toBe(1), {
      timeout: 30_000,
      interval: 50,
    });
    expect(alerts()).toHaveLength(1);
    expect(discord.gateway.identifies).toBe(1);
  });

  test('a question that was being answered is answered with the same words', async () => {
    await start();
    proxy.silence();
    const reply = ask();
    // It waits for the database as long as the lease does.
    await said(/^The database is away/u);
    expect(shown(await reply)).toMatch(away);
    expect(shown(await ask())).toMatch(away);
    proxy.heal();
    await said(back);
    expect(shown(await ask())).not.toMatch(away);
    expect(discord.gateway).toMatchObject({ identifies: 1, closes: [] });
  });

  test('it leaves Discord when the grace is over, and comes back with the database', async () => {
    await start({ graceMs: 200 });
    proxy.cut();
    await discord.waitFor(({ gateway }) => gateway.connections === 0);
    proxy.heal();
    await discord.waitFor(({ gateway }) => gateway.connections === 1);
    expect(shown(await ask())).not.toMatch(away);
    expect(discord.gateway.identifies).toBe(2);
  });

  test('it leaves Discord at once when it sees that another process has taken over', async () => {
    await start();
    proxy.cut();
    await said(/^The database is away/u);
    await another();
    expect(discord.gateway.connections).toBe(1);
    proxy.heal();
    await discord.waitFor(({ gateway }) => gateway.connections === 0);
    expect(lines.some(({ line }) => back.test(line))).toBe(false);
  });

  test('a leader that is replaced has no grace', async () => {
    await start();
    await another();
    await discord.waitFor(({ gateway }) => gateway.connections === 0);
    expect(lines.some(({ line }) => line.startsWith('The database is away'))).toBe(false);
  });

  test('no session is begun: one that is lost meanwhile waits for the database', async () => {
    await start();
    proxy.cut();
    await said(/^The database is away/u);
    const { welcomed } = discord.gateway;
    discord.gateway.disconnect({ resumable: false });
    // One connection to take the session up, which is refused, and one to begin another.
    await discord.waitFor(({ gateway }) => gateway.welcomed === welcomed + 2);
    proxy.heal();
    expect((await said(back)).identifies).toBe(1);
    await discord.waitFor(({ gateway }) => gateway.connections === 1);
    expect(shown(await ask())).not.toMatch(away);
    expect(discord.gateway.identifies).toBe(2);
  });

  test('another process that can see its database answers first', async () => {
    await start({ awayAfterMs: 2_000 });
    proxy.cut();
    await said(/^The database is away/u);
    const client = createClient({ apiUrl: discord.apiUrl, log: quiet });
    const definition = { name: 'status', description: 'Of the other process' };
    const dispatcher = dispatchInteractions(client, {
      db: undefined as never,
      log: quiet,
      commands: [{ help: {}, definition, run: async () => noticeCard('from the other') }],
    });
    ends.push(() => dispatcher.stop().then(() => client.destroy()));
    await connect(client, discord.token);
    expect(shown(await ask())).toBe('from the other');
    // What the first says comes too late, and is dropped.
    expect(shown(await ask())).toBe('from the other');
  });

  async function deliveriesIn(state: string): Promise<number> {
    const client = new pg.Client(database.url ?? '');
    await client.connect();
    try {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from deliveries where state = $1',
        [state],
      );
      return rows[0]?.n ?? 0;
    } finally {
      await client.end();
    }
  }
});
