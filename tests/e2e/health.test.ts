import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import { startDiscord, type Discord } from '../../packages/discord-sandbox/src/discord.ts';
import { createMetrics } from '../../src/ops/metrics.ts';
import { startSilentProxy } from '../../tools/faults/silent-proxy.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';

const hasIPv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

let discord: Discord;
let assembly: SandboxAssembly;
let database: FreshDatabase;
let folder: string;
let port: number;
let bot: Bot;

vi.setConfig({ testTimeout: 90_000 });

const patient = { timeout: 30_000 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-health-'));
  await copyDataDir(folder);
  database = await freshDatabase();
  discord = await startDiscord({ patienceMs: 30_000 });
  assembly = await startAssembly();
  assembly.seed([entry(679)]);
  port = await freePort();
  bot = startBot(environment());
});

function environment(over: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    FEED_URLS: assembly.feedUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    NEWS_MAX_AGE_DAYS: '36500',
    POLL_CRON: '* * * * * *',
    FETCH_PAUSE_MS: '0',
    DATA_DIR: folder,
    HTTP_PORT: String(port),
    ...(database.url === null ? {} : { DATABASE_URL: database.url }),
    ...over,
  };
}

afterEach(async () => {
  await bot.kill();
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

/** Below the ports that outgoing connections come from: one of those can be taken again before the bot listens. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return port;
  }
}

async function ask(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
}

interface Logged {
  readonly msg?: string;
  readonly number?: number;
  readonly look?: string;
}

/** The value of the one sample with this name and these labels. */
function sample(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

test('a service that works is healthy and ready, and counts what it does without naming anybody', async () => {
  await bot.waitForLine(/^Read 1 page/u);
  expect(await ask('/healthz')).toEqual({ status: 200, text: 'ok\n' });
  expect(await ask('/readyz')).toEqual({ status: 200, text: 'leading\n' });
  expect((await ask('/')).status).toBe(404);
  const guild = discord.addGuild({ name: 'Watchers' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const channel = guild.addChannel({ name: 'alerts' });
  const words = 'secretword';
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  await discord.run({ guild, channel, user, command: 'search', options: { words } });
  await discord.run({ guild, channel, user, command: 'subscribe' });
  assembly.publish(entry(682));
  await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
  const { text } = await vi.waitUntil(async () => {
    const answer = await ask('/metrics');
    return sample(answer.text, 'hemicycle_delivery_due_to_posted_seconds_count') > 0 && answer;
  }, patient);
  expect(sample(text, 'hemicycle_publication_to_alert_seconds_count')).toBe(1);
  expect(sample(text, 'hemicycle_looks_total{what="feed",outcome="ok"}')).toBeGreaterThan(0);
  expect(sample(text, 'hemicycle_looks_total{what="pages",outcome="ok"}')).toBeGreaterThan(0);
  expect(sample(text, 'hemicycle_delivery_oldest_age_seconds{state="pending"}')).toBe(0);
  // An alert is followed from the look that found its declaration to its message.
  const logged = () => bot.log.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Logged] : []));
  const lineOf = (msg: string) => logged().find((line) => line.msg === msg && line.number === 682);
  const found = lineOf('stored');
  expect(found).toMatchObject({ look: expect.stringMatching(/^[\da-f]{8}$/u), alerts: 1 });
  await vi.waitUntil(
    () => logged().some(({ msg, look }) => msg === 'looked' && look === found?.look),
    patient,
  );
  expect(lineOf('posted')).toMatchObject({ deliveries: [expect.any(Number)], message: expect.any(String) });
  expect(sample(text, 'hemicycle_command_duration_seconds_count{command="subscribe"}')).toBe(1);
  expect(sample(text, 'hemicycle_gateway_shard_state{shard="0",state="Ready"}')).toBe(1);
  expect(sample(text, 'hemicycle_leading')).toBe(1);
  expect(sample(text, 'hemicycle_store_up')).toBe(1);
  for (const kind of ['select', 'insert', 'update'])
    expect(sample(text, `hemicycle_store_query_seconds_count{kind="${kind}"}`)).toBeGreaterThan(0);
  expect(sample(text, 'hemicycle_gateway_identifies_left')).toBeGreaterThan(0);
  expect(sample(text, 'hemicycle_deliveries{state="pending"}')).toBe(0);
  expect(sample(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
  for (const { id } of [guild, channel, user]) expect(text).not.toContain(id);
  expect(text).not.toContain(words);

  discord.gateway.refusing = true;
  discord.gateway.disconnect({ resumable: false });
  const { status } = await vi.waitUntil(async () => {
    const answer = await ask('/readyz');
    return answer.status !== 200 && answer;
  }, patient);
  expect(status).toBe(503);
  expect((await ask('/healthz')).status).toBe(200);
  expect(await bot.stop()).toBe(0);
  // Nothing deprecated is used.
  expect(bot.log.join('\n')).not.toContain('Node.js warns');
});

test.skipIf(!hasIPv6)('over IPv6 alone it connects, reads and answers', async () => {
  await bot.kill();
  const [toDiscord, toAssembly] = await Promise.all(
    [discord.apiUrl, assembly.baseUrl].map((url) => startSilentProxy(Number(new URL(url).port), '::1')),
  );
  try {
    discord.gateway.address = `ws://[::1]:${toDiscord?.port}`;
    const site = `http://[::1]:${toAssembly?.port}`;
    bot = startBot(
      environment({
        DISCORD_API_URL: `http://[::1]:${toDiscord?.port}/api`,
        ASSEMBLY_URL: site,
        FEED_URLS: `${site}${new URL(assembly.feedUrl).pathname}`,
        HTTP_HOST: '::1',
      }),
    );
    await bot.waitForLine(/^Connected as /u);
    await bot.waitForLine(/^Looking at /u);
    const response = await fetch(`http://[::1]:${port}/healthz`);
    expect(response.status).toBe(200);
    await assembly.waitForRequest(({ url }) => assembly.feedUrl.endsWith(url));
    expect(await bot.stop()).toBe(0);
  } finally {
    await toDiscord?.close();
    await toAssembly?.close();
  }
});

test('every metric that the dashboard and the rules name exists', async () => {
  const text = await createMetrics().render({
    leading: true,
    term: 1,
    shards: [{ id: 0, state: 'Ready' }],
    sharing: null,
    identifiesLeft: 1,
    storeSeconds: 0,
    stored: null,
  });
  const known = new Set([...text.matchAll(/^# TYPE (\w+)/gmu)].map(([, name]) => name));
  for (const file of ['alerts.yml', 'grafana.json']) {
    const content = await readFile(new URL(`../../docs/monitoring/${file}`, import.meta.url), 'utf8');
    const named = [...content.matchAll(/\b(?:hemicycle|process|nodejs)_[a-z_]+/gu)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(4);
    const unknown = named.filter((name) => !known.has(name) && !known.has(name.replace(/_bucket$/u, '')));
    expect(unknown).toEqual([]);
  }
});
