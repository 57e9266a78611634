import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import { type ChannelHandle, type Discord, startDiscord } from 'discord-sandbox';
import { startSilentProxy } from '../../tools/faults/silent-proxy.ts';
import { lockKeys } from '../../src/store/leadership/lease.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';

/** What container engines wait for between SIGTERM and SIGKILL. */
const boundMs = 10_000;
const onPostgres = process.env['DATABASE_URL'] !== undefined;

let discord: Discord;
let assembly: SandboxAssembly;
let folder: string;
let database: FreshDatabase;
let ends: (() => Promise<unknown> | void)[];

vi.setConfig({ testTimeout: 90_000 });

beforeEach(async () => {
  ends = [];
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-stop-'));
  database = await freshDatabase();
  discord = await startDiscord({ patienceMs: 30_000 });
  assembly = await startAssembly();
  assembly.seed([entry(679)]);
});

afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  await discord.close();
  await assembly.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function entry(number: number) {
  const found = archive.find((one) => one.number === number && one.language === 'en');
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  return found;
}

function environment(over: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    FEED_URLS: assembly.feedUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    // The archive is old.
    NEWS_MAX_AGE_DAYS: '36500',
    POLL_CRON: '* * * * * *',
    FETCH_PAUSE_MS: '0',
    DATA_DIR: folder,
    ...(database.url === null ? {} : { DATABASE_URL: database.url }),
    ...over,
  };
}

function start(
  over: Readonly<Record<string, string>> = {},
  options: Parameters<typeof startBot>[1] = {},
): Bot {
  const bot = startBot(environment(over), options);
  ends.push(bot.kill);
  return bot;
}

async function startWhole(over: Readonly<Record<string, string>> = {}): Promise<Bot> {
  await copyDataDir(folder);
  const bot = start(over);
  await bot.waitForLine(/^Read 1 page/u);
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  return bot;
}

async function follow(channels: number): Promise<ChannelHandle[]> {
  const guild = discord.addGuild({ name: 'Watchers' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const all: ChannelHandle[] = [];
  for (let at = 0; at < channels; at += 1) {
    const channel = guild.addChannel({ name: `alerts-${at}` });
    await discord.run({ guild, channel, user, command: 'subscribe', options: { country: 'Kazakhstan' } });
    all.push(channel);
  }
  return all;
}

async function endsInTime(bot: Bot): Promise<void> {
  const asked = performance.now();
  expect(await bot.stop()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(boundMs);
}

/** Accepts connections and never answers. */
async function blackHole(times = 1): Promise<{ readonly port: number; readonly reached: Promise<void> }> {
  let left = times;
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const server = createServer((socket) => {
    socket.on('error', () => undefined).resume();
    left -= 1;
    if (left === 0) reach();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => void server.close());
  return { port: (server.address() as AddressInfo).port, reached };
}

/** Resolves when something whose name begins so stands in the data directory. */
async function appears(beginning: string): Promise<void> {
  const stop = new AbortController();
  const watcher = watch(folder, { signal: stop.signal });
  watcher.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    watcher.on('change', (_event, name) => {
      if (String(name).startsWith(beginning)) resolve();
    });
  });
  stop.abort();
}

describe('SIGTERM ends the service with 0 in time', () => {
  test('while it loads', async () => {
    // As soon as somebody listens, and once: others may listen later.
    const signalled = `let told = false; process.on('newListener', (name) => {
      if (name !== 'SIGTERM' || told) return;
      told = true;
      setImmediate(() => process.kill(process.pid, 'SIGTERM'));
    })`;
    const bot = start({}, { imports: [`data:text/javascript,${encodeURIComponent(signalled)}`] });
    expect(await bot.ended).toBe(0);
    expect(bot.lines).toEqual([]);
  });

  test.skipIf(onPostgres).each([
    ['while it makes the database', 'database.new-'],
    ['while it migrates', 'database'],
  ])('%s, and the next start goes on', async (_when, beginning) => {
    const there = appears(beginning);
    const bot = start();
    await there;
    await endsInTime(bot);
    const again = start();
    await again.waitForLine(/^Looking at /u);
    await endsInTime(again);
  });

  test.skipIf(!onPostgres)('while another process migrates', async () => {
    const client = new pg.Client({ connectionString: database.url ?? '' });
    ends.push(() => client.end());
    await client.connect();
    await client.query(`select pg_advisory_lock(${lockKeys.migration})`);
    const bot = start();
    await vi.waitUntil(
      async () =>
        (
          await client.query(
            `select from pg_locks l join pg_database d on d.oid = l.database
             where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
          )
        ).rowCount,
      { timeout: 30_000 },
    );
    await endsInTime(bot);
  });

  test('while Discord does not say how to connect', async () => {
    await copyDataDir(folder);
    const fault = discord.fail({ route: /gateway\/bot/u, how: 'hang', times: Number.POSITIVE_INFINITY });
    const bot = start();
    await discord.waitFor(() => fault.hits > 0, 'the question');
    await endsInTime(bot);
  });

  test('while Discord is a black hole', async () => {
    await copyDataDir(folder);
    // The token is asked about first, twice; then how to connect.
    const hole = await blackHole(3);
    const bot = start({ DISCORD_API_URL: `http://127.0.0.1:${hole.port}/api` });
    await hole.reached;
    await endsInTime(bot);
  });

  test('while the gateway is a black hole', async () => {
    await copyDataDir(folder);
    const hole = await blackHole();
    discord.gateway.address = `ws://127.0.0.1:${hole.port}`;
    const bot = start();
    await hole.reached;
    await endsInTime(bot);
  });

  test('while the gateway lets it in and says nothing', async () => {
    await copyDataDir(folder);
    discord.gateway.silent = true;
    const bot = start();
    await discord.waitFor(
      () => discord.gateway.identifies > 0 || discord.requests.length > 0,
      'a connection',
    );
    await endsInTime(bot);
  });

  test('while Discord refuses connections', async () => {
    await copyDataDir(folder);
    discord.fail({ route: /gateway\/bot/u, how: 'drop', times: Number.POSITIVE_INFINITY });
    const bot = start();
    await bot.waitForLine(/could not be reached.*Trying again/u);
    await endsInTime(bot);
  });

  test('while the gateway turns it away', async () => {
    await copyDataDir(folder);
    discord.gateway.refusing = true;
    const bot = start();
    await discord.waitFor(() => discord.gateway.turnedAway > 0, 'an attempt');
    await endsInTime(bot);
  });

  test('while nothing happens, and leaves no session behind', async () => {
    const bot = await startWhole();
    await endsInTime(bot);
    expect(discord.gateway.connections).toBe(0);
    expect(bot.log.join('\n')).toContain('"stopped"');
  });

  test('while the Assembly does not answer a look', async () => {
    const bot = await startWhole();
    assembly.misbehave('feed', 'hang');
    const looks = assembly.requests.filter(({ url }) => assembly.feedUrl.endsWith(url)).length;
    await assembly.waitForRequest(({ url }) => assembly.feedUrl.endsWith(url), looks + 1);
    await endsInTime(bot);
  });

  test('in a fan-out: what is being sent ends first, and what waits is sent once by the next start', async () => {
    const bot = await startWhole();
    const channels = await follow(6);
    const fault = discord.fail({
      method: 'POST',
      route: '/channels/:channel/messages',
      how: 'slow',
      delayMs: 1_000,
      times: Number.POSITIVE_INFINITY,
    });
    assembly.publish(entry(682));
    await discord.waitFor(() => fault.hits > 0, 'the first post');
    await endsInTime(bot);
    fault.remove();
    const again = start();
    await again.waitForLine(/^Looking at /u);
    const alerts = (channel: ChannelHandle) =>
      channel.messages.filter(({ interaction }) => interaction === null).length;
    await discord.waitFor(() => channels.every((channel) => alerts(channel) > 0), 'every alert');
    expect(channels.map(alerts)).toEqual(channels.map(() => 1));
    await endsInTime(again);
  });

  test('while posts hang', async () => {
    const bot = await startWhole();
    await follow(2);
    const fault = discord.fail({
      method: 'POST',
      route: '/channels/:channel/messages',
      how: 'hang',
      times: Number.POSITIVE_INFINITY,
    });
    assembly.publish(entry(682));
    await discord.waitFor(() => fault.hits > 0, 'the first post');
    await endsInTime(bot);
  });

  test('while Discord has become a black hole', async () => {
    await copyDataDir(folder);
    const proxy = await startSilentProxy(Number(new URL(discord.apiUrl).port));
    ends.push(proxy.close);
    discord.gateway.address = `ws://127.0.0.1:${proxy.port}`;
    const bot = start({ DISCORD_API_URL: `http://127.0.0.1:${proxy.port}/api` });
    await bot.waitForLine(/^Read 1 page/u);
    proxy.silence();
    assembly.publish(entry(682));
    await endsInTime(bot);
  });

  test('while Discord is down', async () => {
    const bot = await startWhole();
    discord.gateway.refusing = true;
    discord.fail({ route: /./u, how: 'drop', times: Number.POSITIVE_INFINITY });
    discord.gateway.disconnect({ resumable: false });
    await discord.waitFor(() => discord.gateway.turnedAway > 0, 'an attempt');
    await endsInTime(bot);
  });

  test.skipIf(!onPostgres)('while it waits to lead', async () => {
    await startWhole();
    const second = start();
    await second.waitForLine(/^Waiting to be the process/u);
    await endsInTime(second);
  });

  test.skipIf(!onPostgres)(
    'while the database has stalled: at the start, waiting to lead, leading',
    async () => {
      const proxy = await startSilentProxy(Number(new URL(database.url ?? '').port));
      ends.push(proxy.close);
      const through = new URL(database.url ?? '');
      through.port = String(proxy.port);
      const leader = await startWhole({ DATABASE_URL: through.href });
      const second = start({ DATABASE_URL: through.href });
      await second.waitForLine(/^Waiting to be the process/u);
      proxy.silence();
      const hole = await blackHole();
      through.port = String(hole.port);
      const third = start({ DATABASE_URL: through.href });
      await hole.reached;
      await Promise.all([leader, second, third].map(endsInTime));
    },
  );
});

test('a second signal ends it at once', async () => {
  const bot = await startWhole();
  await follow(1);
  const fault = discord.fail({
    method: 'POST',
    route: '/channels/:channel/messages',
    how: 'hang',
    times: Number.POSITIVE_INFINITY,
  });
  assembly.publish(entry(682));
  await discord.waitFor(() => fault.hits > 0, 'the first post');
  const again = setInterval(() => void bot.stop(), 100);
  expect(await bot.ended).toBe(128 + constants.signals.SIGTERM);
  clearInterval(again);
});

describe('npm start', () => {
  test.each([
    ['told to npm alone', (pid: number) => pid],
    ['told to the whole group, as a terminal does', (pid: number) => -pid],
  ])('passes a request to stop on: %s', async (_how, whom) => {
    await copyDataDir(folder);
    const { PATH = '', HOME = '' } = process.env;
    const npm = spawn('npm', ['start', '-s'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH, HOME, ...environment() },
      stdio: 'ignore',
      detached: true,
    });
    const ended = once(npm, 'close');
    await discord.waitFor(() => discord.gateway.connections > 0, 'the session');
    process.kill(whom(npm.pid ?? 0), 'SIGTERM');
    expect(await ended).toEqual([0, null]);
    // Nobody of the group is left.
    expect(() => process.kill(-(npm.pid ?? 0), 0)).toThrow('ESRCH');
    expect(discord.gateway.connections).toBe(0);
  });
});
