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
import { noticeCard } from '../../src/discord/render/notice.ts';
import { connect, createClient } from '../../src/discord/gateway/client.ts';
import { dispatchInteractions } from '../../src/discord/interactions/dispatch.ts';
import { onServer } from '../support/database.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { quiet } from '../support/log.ts';
import { startInProcess, type Running } from './in-process.ts';

vi.setConfig({ testTimeout: 60_000 });

const away = /^My database is not available/u;
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

  /**
   * The service on the other side of the proxy, with a channel that follows Kazakhstan. `closes`: how connections were closed by then. When it begins slowly
   * it tries whether it gets through to Discord, over a connection of its own.
   */
  async function start({ graceMs = 600_000, awayAfterMs = 100 } = {}): Promise<
    Running & { readonly closes: readonly number[] }
  > {
    const behind = new URL(database.url ?? '');
    behind.port = String(proxy.port);
    const running = await startInProcess({
      discord,
      assembly,
      folder,
      databaseUrl: behind.href,
      graceMs,
      awayAfterMs,
    });
    ends.push(running.stop);
    await running.said(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    const options = { country: 'Kazakhstan' };
    await discord.run({ guild, channel, user: admin, command: 'subscribe', options });
    return { ...running, closes: [...discord.gateway.closes] };
  }

  const ask = (user = admin) => discord.run({ guild, channel, user, command: 'status' });
  const shown = (reply: { readonly embeds: readonly { readonly description?: string | undefined }[] }) =>
    reply.embeds[0]?.description ?? '';
  const alerts = () => channel.messages.filter(({ interaction }) => interaction === null);
  const posts = () =>
    discord.requests.filter(({ method, route }) => method === 'POST' && route.endsWith('/messages')).length;
  /** Another process has the lease of the leader, and the shard. */
  const another = async () => {
    await onServer(
      database.url ?? '',
      `update leases set holder = 'elsewhere', place = 'far 1 1', term = term + 1, expires_at = now() + interval '1 hour'`,
    );
    await onServer(
      database.url ?? '',
      `update shards set holder = 'elsewhere', wanted = 'elsewhere', term = term + 1, expires_at = now() + interval '1 hour'`,
    );
  };

  test('people are told so in their language, the session is kept, and it goes on when it is back', async () => {
    const { said, closes } = await start();
    proxy.cut();
    await said(/^The database is away/u);
    const reply = await ask();
    expect(shown(reply)).toMatch(away);
    expect(reply.ephemeral).toBe(true);
    const reader = guild.addMember({ name: 'Zoé', locale: 'fr' });
    expect(shown(await ask(reader))).toMatch(/^Ma base de données est momentanément indisponible/u);
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
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 0, closes });
    expect(discord.refusals).toEqual([]);
  });

  test('nothing is posted, and what was being posted is not posted twice', async () => {
    const { said } = await start();
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
    const { said, closes } = await start();
    proxy.silence();
    const reply = ask();
    // It waits for the database as long as the lease does.
    await said(/^The database is away/u);
    expect(shown(await reply)).toMatch(away);
    expect(shown(await ask())).toMatch(away);
    proxy.heal();
    await said(back);
    expect(shown(await ask())).not.toMatch(away);
    expect(discord.gateway).toMatchObject({ identifies: 1, closes });
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
    const { said, lines } = await start();
    proxy.cut();
    await said(/^The database is away/u);
    await another();
    expect(discord.gateway.connections).toBe(1);
    proxy.heal();
    await discord.waitFor(({ gateway }) => gateway.connections === 0);
    expect(lines.filter(({ line }) => line.startsWith('Connected as '))).toHaveLength(1);
  });

  test('a leader that is replaced has no grace', async () => {
    const { lines } = await start();
    await another();
    await discord.waitFor(({ gateway }) => gateway.connections === 0);
    expect(lines.some(({ line }) => line.startsWith('The database is away'))).toBe(false);
  });

  test('no session is begun: one that is lost meanwhile waits for the database', async () => {
    const { said } = await start();
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
    const { said } = await start({ awayAfterMs: 2_000 });
    proxy.cut();
    await said(/^The database is away/u);
    const client = createClient({ apiUrl: discord.apiUrl, log: quiet });
    const definition = { name: 'status', description: 'Of the other process' };
    const dispatcher = dispatchInteractions(client, {
      db: undefined as never,
      log: quiet,
      commands: [{ definition, run: async () => noticeCard('from the other') }],
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
