import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Discord, startDiscord } from 'discord-sandbox';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import { startConnectProxy, type ConnectProxy } from '../../tools/faults/connect-proxy.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';

vi.setConfig({ testTimeout: 90_000 });

let discord: Discord;
let assembly: SandboxAssembly;
let database: FreshDatabase;
let folder: string;
let proxy: ConnectProxy;
let bot: Bot | null;

const portOf = (address: string) => Number(new URL(address).port);

beforeEach(async () => {
  bot = null;
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-proxies-'));
  await copyDataDir(folder);
  database = await freshDatabase();
  discord = await startDiscord({ patienceMs: 30_000 });
  assembly = await startAssembly();
  proxy = await startConnectProxy('ada:s3cret-word', {
    'discord.test': portOf(discord.apiUrl),
    'assembly.test': portOf(assembly.baseUrl),
    // The sandbox's feed leads to its own address.
    '127.0.0.1': portOf(assembly.baseUrl),
  });
});

afterEach(async () => {
  await bot?.kill();
  await proxy.close();
  await discord.close();
  await assembly.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Names that nobody resolves but the proxy. */
const environment = (over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: `http://discord.test:${portOf(discord.apiUrl)}/api`,
  ASSEMBLY_URL: `http://assembly.test:${portOf(assembly.baseUrl)}`,
  ASSEMBLY_HOSTS: new URL(assembly.baseUrl).host,
  FEED_URLS: `http://assembly.test:${portOf(assembly.baseUrl)}${new URL(assembly.feedUrl).pathname}`,
  HTTP_PROXY: `http://ada:s3cret-word@127.0.0.1:${proxy.port}`,
  NEWS_MAX_AGE_DAYS: '36500',
  POLL_CRON: '* * * * * *',
  FETCH_PAUSE_MS: '0',
  DATA_DIR: folder,
  ...(database.url === null ? {} : { DATABASE_URL: database.url }),
  ...over,
});

function entry(number: number) {
  const found = archive.find((one) => one.number === number && one.language === 'en');
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  return found;
}

test('where only a proxy leads out, the bot reads the site, connects, answers and alerts through it', async () => {
  discord.gateway.address = `ws://discord.test:${portOf(discord.apiUrl)}`;
  assembly.seed([entry(679)]);
  bot = startBot(environment());
  await bot.waitForLine(/^Read 1 page/u);
  const guild = discord.addGuild({ name: 'Behind a wall' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const channel = guild.addChannel({ name: 'alerts' });
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  await discord.run({ guild, channel, user, command: 'subscribe' });
  assembly.publish(entry(682));
  await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
  expect(new Set(proxy.asked)).toEqual(
    new Set([
      `discord.test:${portOf(discord.apiUrl)}`,
      `assembly.test:${portOf(assembly.baseUrl)}`,
      new URL(assembly.baseUrl).host,
    ]),
  );
  expect(bot.lines).toContainEqual(expect.stringContaining(`through the proxy 127.0.0.1:${proxy.port}.`));
  expect(await bot.stop()).toBe(0);
  expect([...bot.lines, ...bot.log].join('\n')).not.toContain('s3cret-word');
});

test('a gateway with TLS is reached through the proxy, by its name; what NO_PROXY names is not', async () => {
  discord.gateway.address = 'wss://gateway.discord.test';
  bot = startBot(
    environment({
      HTTP_PROXY: '',
      https_proxy: `http://ada:s3cret-word@127.0.0.1:${proxy.port}`,
      DISCORD_API_URL: discord.apiUrl,
      ASSEMBLY_URL: 'https://site.assembly.test',
      FEED_URLS: 'https://site.assembly.test/feed',
      NO_PROXY: '.assembly.test',
    }),
  );
  const hello = await vi.waitUntil(() => proxy.firstBytes.get('gateway.discord.test:443'), {
    timeout: 30_000,
  });
  // A handshake record of TLS (22, version 3.x), which names whom it means (RFC 6066, 3).
  expect([...hello.subarray(0, 2)]).toEqual([22, 3]);
  expect(hello.includes('gateway.discord.test')).toBe(true);
  expect(proxy.asked.every((one) => one === 'gateway.discord.test:443')).toBe(true);
});
