import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import {
  type ChannelHandle,
  type Discord,
  type GuildHandle,
  type MemberHandle,
  startDiscord,
} from 'discord-sandbox';
import { openStore } from '../../src/store/open.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { quiet } from '../support/log.ts';

let discord: Discord;
let assembly: SandboxAssembly;
let guild: GuildHandle;
let admin: MemberHandle;
let channel: ChannelHandle;
let folder: string;
let database: FreshDatabase;
let bots: Bot[];

vi.setConfig({ testTimeout: 60_000 });

beforeEach(async () => {
  bots = [];
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-e2e-'));
  await copyDataDir(folder);
  database = await freshDatabase();
  discord = await startDiscord({ patienceMs: 30_000 });
  assembly = await startAssembly();
  guild = discord.addGuild({ name: 'Watchers' });
  admin = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  channel = guild.addChannel({ name: 'alerts' });
  assembly.seed([entry(679)]);
});

afterEach(async () => {
  for (const bot of bots) await bot.kill();
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

function start(over: Readonly<Record<string, string>> = {}): Bot {
  const bot = startBot(environment(over));
  bots.push(bot);
  return bot;
}

async function startAndFollow(): Promise<Bot> {
  const bot = start();
  await bot.waitForLine(/^Read 1 page/u);
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  await discord.run({
    guild,
    channel,
    user: admin,
    command: 'subscribe',
    options: { country: 'Kazakhstan' },
  });
  return bot;
}

const alerts = () => channel.messages.filter(({ interaction }) => interaction === null);
const posts = () =>
  discord.requests.filter(({ method, route }) => method === 'POST' && route.endsWith('/messages'));
const looks = (after: number) =>
  assembly.waitForRequest(
    ({ url }) => assembly.feedUrl.endsWith(url),
    assembly.requests.slice(0, after).filter(({ url }) => assembly.feedUrl.endsWith(url)).length + 2,
  );

test('from a feed to an alert, over a restart, once', async () => {
  const bot = await startAndFollow();
  assembly.publish(entry(682));
  const message = await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
  expect(message.content).toContain('Kazakhstan');
  expect(message.pings).toEqual({ everyone: false, roles: [], users: [] });
  expect(await bot.stop()).toBe(0);

  const registered = discord.registrations;
  const again = start();
  await again.waitForLine(/^Looking at /u);
  await looks(assembly.requests.length);
  expect(alerts()).toHaveLength(1);
  expect(discord.registrations).toBe(registered);
  expect(discord.refusals).toEqual([]);
  expect(await again.stop()).toBe(0);
});

test('killed between storing and posting: posted once after the restart', async () => {
  const bot = await startAndFollow();
  const fault = discord.fail({ method: 'POST', route: /\/channels\/\d+\/messages$/u, how: 'hang' });
  assembly.publish(entry(682));
  await discord.waitFor(() => fault.hits > 0, 'the first attempt to post');
  await bot.kill();
  expect(alerts()).toHaveLength(0);
  fault.remove();

  const again = start();
  await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
  await looks(assembly.requests.length);
  expect(alerts()).toHaveLength(1);
  expect(await again.stop()).toBe(0);
});

test('killed after Discord had accepted the message: the repeat is not posted again', async () => {
  const bot = await startAndFollow();
  const fault = discord.fail({ method: 'POST', route: /\/channels\/\d+\/messages$/u, how: 'hang-after' });
  assembly.publish(entry(682));
  await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
  await bot.kill();
  fault.remove();
  const posted = posts().length;

  const again = start();
  await discord.waitFor(() => posts().length > posted, 'the repeat');
  await again.waitForLine(/^Looking at /u);
  await looks(assembly.requests.length);
  expect(alerts()).toHaveLength(1);
  expect(await again.stop()).toBe(0);
});

test('what is only reported at the start does not end the service when the database refuses it', async () => {
  const store = await openStore({ databaseUrl: database.url ?? undefined, dataDir: folder, log: quiet });
  await store.db.execute(sql`drop function hemicycle_zone_names`);
  await store.close();
  const bot = start();
  await bot.waitForLine(/^Read 1 page/u);
  expect(bot.log.join('\n')).toContain('whether the database knows all time zones could not be asked');
  expect(await bot.stop()).toBe(0);
});

test('a token that Discord does not accept ends the service with one clear line, and nothing is made', async () => {
  const dataDir = join(folder, 'new');
  const bot = start({ DISCORD_TOKEN: 'not.the.token', DATA_DIR: dataDir });
  expect(await bot.ended).toBe(77);
  expect(bot.lines.at(-1)).toContain('Discord does not accept the token');
  expect([...bot.lines, ...bot.log].join('\n')).not.toContain('not.the.token');
  expect(existsSync(dataDir)).toBe(false);
});

test('without a token one line says what is missing and names the demo', async () => {
  const bot = start({ DISCORD_TOKEN: '' });
  expect(await bot.ended).toBe(78);
  expect(bot.lines).toHaveLength(1);
  expect(bot.lines[0]).toMatch(/DISCORD_TOKEN is not set.*npm run demo/u);
});

test('every line on either stream is JSON with the process and its host, and whoever reads may go', async () => {
  const token = join(folder, 'token');
  await writeFile(token, `${discord.token}\n`);
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    ...environment({ DISCORD_TOKEN: '', DISCORD_TOKEN_FILE: token, LOG_LEVEL: 'debug' }),
  };
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../dist/service/main.js', import.meta.url))],
    {
      env,
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (text += String(bytes)));
  const ended = once(child, 'close');
  await looks(0);
  const lines = text.trim().split('\n');
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ pid: child.pid, hostname: expect.any(String) });
  for (const stream of [child.stdout, child.stderr]) stream.destroy();
  await looks(assembly.requests.length);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('a verb does what it was asked for whoever reads, and ends in time when told to', async () => {
  const { PATH = '', HOME = '' } = process.env;
  const cli = (...args: string[]) =>
    spawn(process.execPath, [fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url)), ...args], {
      env: { PATH, HOME, ...environment() },
    });
  const deaf = cli('doctor', '--help');
  deaf.stdout.destroy();
  expect(await once(deaf, 'close')).toEqual([0, null]);

  assembly.misbehave('pages', 'hang');
  const importing = cli('import', assembly.addressOf(entry(679).fileId));
  const ended = once(importing, 'close');
  await assembly.waitForRequest(({ url }) => url.includes(String(entry(679).fileId)));
  importing.kill('SIGTERM');
  expect(await ended).toEqual([130, null]);
});

test('without a feed it says where it looked and what it found; the invite link asks for no more than it needs', async () => {
  const bot = start({ FEED_URLS: '' });
  expect(await bot.waitForLine(/^FEED_URLS is not set/u)).toContain(assembly.baseUrl);
  expect(await bot.waitForLine(/^Looking at /u)).toContain(
    new URL(assembly.feedUrl).host + new URL(assembly.feedUrl).pathname,
  );
  await bot.waitForLine(/^Read 1 page/u);
  const line = await bot.waitForLine(/^Add it to a server: /u);
  const link = new URL(line.slice(line.indexOf('https://')));
  expect(link.searchParams.get('client_id')).toBe(discord.applicationId);
  expect(link.searchParams.get('scope')).toBe('bot applications.commands');
  const viewSendThreadsEmbedAttachHistory = [10n, 11n, 38n, 14n, 15n, 16n].reduce(
    (sum, at) => sum | (1n << at),
    0n,
  );
  expect(BigInt(link.searchParams.get('permissions') ?? 0)).toBe(viewSendThreadsEmbedAttachHistory);
});

test('with nothing but a token it walks over the file ids: what was there is its baseline, what comes is alerted', async () => {
  assembly.misbehave('/', 'html');
  assembly.misbehave('/en', 'html');
  const { fileId } = entry(679);
  const bot = start({ FEED_URLS: '', WALK_FROM: String(fileId - 2), WALK_WINDOW: '5' });
  await bot.waitForLine(/^Reached the newest file/u);
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  await discord.run({ guild, channel, user: admin, command: 'subscribe' });
  assembly.publish({ ...entry(682), fileId: fileId + 2 });
  await discord.waitForMessage(channel, ({ content }) => content.includes('Kazakhstan'));
  // Beside it the channel may be told that the archive is complete.
  expect(alerts().filter(({ embeds }) => embeds[0]?.title !== undefined)).toHaveLength(1);
});

test('a Discord with trouble of its own at the start is waited for', async () => {
  const fault = discord.fail({ route: /gateway\/bot/u, status: 503, times: Number.POSITIVE_INFINITY });
  const bot = start();
  await bot.waitForLine(/trouble of its own.*Trying again/u);
  fault.remove();
  await bot.waitForLine(/^Connected as /u);
});

test('Discord out of reach at the start: said once, tried again, then connected', async () => {
  const fault = discord.fail({ route: /gateway\/bot/u, how: 'drop', times: Number.POSITIVE_INFINITY });
  const bot = start();
  await bot.waitForLine(/could not be reached.*Trying again/u);
  const { hits } = fault;
  await discord.waitFor(() => fault.hits > hits, 'another attempt');
  fault.remove();
  await bot.waitForLine(/^Connected as /u);
  await bot.stop();
  const logged = (what: string) => bot.log.filter((line) => line.includes(what));
  expect(logged('no connection to Discord')).toHaveLength(1);
  expect(logged('connected to Discord after all')).toHaveLength(1);
});
