import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDiscord, type Discord, type GuildHandle } from '../../packages/discord-sandbox/src/discord.ts';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { stillClock } from '../discord/support/still-clock.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { startInProcess, type InProcessOptions, type Running } from './in-process.ts';

vi.setConfig({ testTimeout: 60_000 });

let database: FreshDatabase;
let discord: Discord;
let assembly: SandboxAssembly;
let folder: string;
let guilds: GuildHandle[];
let running: Running | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hemicycle-shards-'));
  await copyDataDir(folder);
  database = await freshDatabase();
  // Servers that are made within a millisecond would all be of one shard.
  let tick = 0;
  discord = await startDiscord({ patienceMs: 30_000, clock: () => Date.now() + (tick += 1) });
  Object.assign(discord.gateway.starts, { maxConcurrency: 4 });
  assembly = await startAssembly();
  assembly.seed([entry(679)]);
  guilds = [];
  // Until two shards, and three, would each have some.
  const isSpread = () =>
    [2, 3].every((shards) => new Set(guilds.map(({ id }) => shardOf(id, shards))).size === shards);
  while (!isSpread()) {
    tick += 1;
    guilds.push(discord.addGuild({ name: `server ${guilds.length}` }));
  }
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
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

async function start(over: Partial<InProcessOptions> = {}): Promise<Running> {
  const databaseUrl = database.url ?? undefined;
  running = await startInProcess({ discord, assembly, folder, databaseUrl, ...over });
  await running.said(/^Read 1 page/u);
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  return running;
}

const shardOf = (id: string, shards: number) => Number((BigInt(id) >> 22n) % BigInt(shards));

/** Follows in a server of the last shard, and waits for an alert there. */
async function expectService(shards: number): Promise<void> {
  await discord.waitFor(({ gateway }) => gateway.shards.length === shards, `${shards} shards`);
  expect(discord.gateway.shards).toEqual(Array.from({ length: shards }, (_, at) => `${at}/${shards}`));
  const guild = guilds.find(({ id }) => shardOf(id, shards) === shards - 1);
  if (!guild) throw new Error('No server of the last shard.');
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const channel = guild.addChannel({ name: 'news' });
  await discord.run({ guild, channel, user, command: 'subscribe', options: { country: 'Kazakhstan' } });
  assembly.publish(entry(682));
  await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
  expect(discord.refusals).toEqual([]);
}

test('a start with too few shards is made again with more', async () => {
  // Discord recommends one, and closes it with 4011 all the same.
  discord.gateway.starts.guildsPerShard = guilds.length - 1;
  const { lines } = await start();
  expect(lines.map(({ line }) => line)).toContainEqual(
    expect.stringMatching(/^Discord asks for more shards.*Connecting with more/u),
  );
  await expectService(2);
  expect(discord.gateway.identifies).toBe(3);
});

test('a connection that is closed for it later is made again with more, and the service goes on', async () => {
  const { said } = await start();
  discord.gateway.starts.shards = 3;
  discord.gateway.disconnect({ code: 4011, resumable: false });
  await said(/Connecting with more/u);
  await expectService(3);
  expect(discord.gateway.identifies).toBe(4);
});

test('a recommendation that has changed is followed within an hour', async () => {
  const timing = stillClock();
  const { said } = await start({ timing });
  discord.gateway.starts.shards = 2;
  await timing.advance(60 * 60_000);
  await said(/^Discord recommends 2 shards instead of 1\. Connecting with more/u);
  await expectService(2);
  expect(discord.gateway.identifies).toBe(3);
});
