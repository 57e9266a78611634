import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  startDiscord,
  type ChannelHandle,
  type Discord,
  type GuildHandle,
  type MemberHandle,
} from '../../packages/discord-sandbox/src/discord.ts';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { cutOffPatience } from '../../src/store/sharing/reach.ts';
import { startSilentProxy, type SilentProxy } from '../../tools/faults/silent-proxy.ts';
import { freshDatabase, type FreshDatabase } from '../support/fresh.ts';
import { startInProcess, type Running } from './in-process.ts';

vi.setConfig({ testTimeout: 120_000 });

const total = 4;
const shardOf = (id: string) => Number((BigInt(id) >> 22n) % BigInt(total));
const patient = { timeout: 30_000, interval: 50 };

interface Server {
  readonly guild: GuildHandle;
  readonly user: MemberHandle;
  readonly channel: ChannelHandle;
}

describe.skipIf(!process.env['DATABASE_URL'])('several processes on one database', () => {
  let database: FreshDatabase;
  let discord: Discord;
  let assembly: SandboxAssembly;
  let folder: string;
  /** A server of each shard. */
  let servers: Server[];
  let running: Running[];
  /** The way to Discord of one of them. */
  let proxy: SilentProxy;
  const { ms } = cutOffPatience;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hemicycle-sharing-'));
    database = await freshDatabase();
    // Servers that are made within a millisecond would all be of one shard.
    let tick = 0;
    discord = await startDiscord({ patienceMs: 40_000, clock: () => Date.now() + (tick += 1) });
    Object.assign(discord.gateway.starts, { shards: total, maxConcurrency: total });
    assembly = await startAssembly();
    assembly.seed([entry(679)]);
    const found = new Map<number, Server>();
    while (found.size < total) {
      tick += 1;
      const guild = discord.addGuild({ name: `server ${tick}` });
      const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
      found.set(shardOf(guild.id), { guild, user, channel: guild.addChannel({ name: 'news' }) });
    }
    servers = [...found].sort(([a], [b]) => a - b).map(([, server]) => server);
    running = [];
    proxy = await startSilentProxy(Number(new URL(discord.apiUrl).port));
  });
  afterEach(async () => {
    Object.assign(cutOffPatience, { ms });
    proxy.heal();
    await Promise.all(running.map(({ stop }) => stop()));
    await proxy.close();
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

  async function start(apiUrl = discord.apiUrl): Promise<Running> {
    const one = await startInProcess({ discord, assembly, folder, apiUrl, databaseUrl: database.url ?? '' });
    running.push(one);
    return one;
  }

  async function query<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: database.url ?? '' });
    await client.connect();
    try {
      return (await client.query<T>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** How many shards each process holds, the most first, once all of them are connected. */
  async function division(processes: number): Promise<number[]> {
    await vi.waitFor(() => {
      const counts = running.map(({ shards }) => shards().filter(({ state }) => state === 'Ready').length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(counts.filter((count) => count > 0).length).toBe(Math.min(total, processes));
      expect(discord.gateway.shards).toEqual(['0/4', '1/4', '2/4', '3/4']);
    }, patient);
    return running
      .map(({ shards }) => shards().length)
      .filter((count) => count > 0)
      .sort((a, b) => b - a);
  }

  const answers = () =>
    Promise.all(
      servers.map(({ guild, channel, user }) => discord.run({ guild, channel, user, command: 'status' })),
    );

  test('divide the shards, answer wherever somebody asks, and divide them anew when one comes or goes', async () => {
    const first = await start();
    await first.said(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    expect(await division(1)).toEqual([4]);
    await start();
    expect(await division(2)).toEqual([2, 2]);
    await start();
    expect(await division(3)).toEqual([2, 1, 1]);
    for (const { embeds } of await answers()) expect(embeds[0]).toBeDefined();
    // What is set up through any of them is posted by the one that leads.
    await Promise.all(
      servers.map(({ guild, channel, user }) => discord.run({ guild, channel, user, command: 'subscribe' })),
    );
    assembly.publish(entry(682));
    for (const { channel } of servers)
      await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
    // The one that leads goes.
    await running.shift()?.stop();
    expect(await division(2)).toEqual([2, 2]);
    for (const { embeds } of await answers()) expect(embeds[0]).toBeDefined();
    const next = {
      ...entry(682),
      number: 690,
      document: 15_690,
      fileId: entry(682).fileId + 8,
      title: 'A second one',
    };
    assembly.publish(next);
    for (const { channel } of servers)
      await discord.waitForMessage(
        channel,
        ({ interaction, embeds }) => interaction === null && embeds[0]?.title?.includes('690') === true,
      );
    expect(
      servers.map(({ channel }) => channel.messages.filter(({ interaction }) => interaction === null).length),
    ).toEqual(servers.map(() => 2));
    expect(discord.refusals).toEqual([]);
    expect(discord.gateway.starts.overspent).toBe(0);
    // Each connects with the first attempt.
    const lines = running.flatMap((one) => one.lines.map(({ line }) => line));
    expect(lines).not.toContainEqual(expect.stringMatching(/Trying again/u));
  });

  const throughProxy = () => `http://127.0.0.1:${proxy.port}/api`;

  /** Three, one of which is cut off from Discord until the others have its shards. */
  async function cutOne(isLeader: boolean): Promise<{ cut: Running; others: Running[] }> {
    Object.assign(cutOffPatience, { ms: 3_000 });
    const first = await start(isLeader ? throughProxy() : discord.apiUrl);
    await first.said(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await division(1);
    const second = await start(isLeader ? discord.apiUrl : throughProxy());
    await division(2);
    const third = await start();
    await division(3);
    await Promise.all(
      servers.map(({ guild, channel, user }) => discord.run({ guild, channel, user, command: 'subscribe' })),
    );
    const cut = isLeader ? first : second;
    expect(cut.shards().length).toBeGreaterThan(0);
    proxy.cut();
    await vi.waitFor(() => expect(cut.sharing()).toMatchObject({ reach: 'cut-off', wanted: [] }), patient);
    await division(2);
    for (const { embeds } of await answers()) expect(embeds[0]).toBeDefined();
    return { cut, others: isLeader ? [second, third] : [first, third] };
  }

  /** Everybody is told of what is published now, once. */
  async function expectTold(): Promise<void> {
    assembly.publish(entry(682));
    for (const { channel } of servers)
      await discord.waitForMessage(channel, ({ interaction }) => interaction === null);
    expect(
      servers.map(({ channel }) => channel.messages.filter(({ interaction }) => interaction === null).length),
    ).toEqual(servers.map(() => 1));
    expect(discord.gateway.starts.overspent).toBe(0);
  }

  test('one that is cut off from Discord gives its shards to the others, and gets its part when it is back', async () => {
    const { cut } = await cutOne(false);
    const before = discord.gateway.identifies;
    proxy.heal();
    expect(await division(3)).toEqual([2, 1, 1]);
    expect(cut.shards()).toHaveLength(1);
    // Nobody's changed but that one.
    expect(discord.gateway.identifies).toBe(before + 1);
    await expectTold();
  });

  test('one that leads and is cut off from Discord lets another one lead', async () => {
    const { cut, others } = await cutOne(true);
    await vi.waitFor(() => expect(others.filter(({ leads }) => leads())).toHaveLength(1), patient);
    expect(cut.leads()).toBe(false);
    await expectTold();
    proxy.heal();
    expect(await division(3)).toEqual([2, 1, 1]);
    expect(cut.leads()).toBe(false);
  });

  test('where none gets through to Discord all keep what they have, and go on with it', async () => {
    Object.assign(cutOffPatience, { ms: 2_000 });
    const first = await start();
    await first.said(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    const second = await start();
    await division(2);
    const before = [first, second].map(({ sharing }) => sharing()?.wanted);
    discord.gateway.refusing = true;
    discord.gateway.disconnect({ resumable: true });
    const since = async () =>
      query<{ n: number }>(
        `select count(*)::int as n from processes where cut_off_since < clock_timestamp() - interval '5 seconds'`,
      );
    await vi.waitFor(async () => expect(await since()).toEqual([{ n: 2 }]), patient);
    const { identifies } = discord.gateway;
    discord.gateway.refusing = false;
    await division(2);
    expect([first, second].map(({ sharing }) => sharing()?.wanted)).toEqual(before);
    expect(discord.gateway.identifies).toBe(identifies);
  });

  test('a channel that was closed on a shard of another process opens again, and a server that left is told of', async () => {
    const first = await start();
    await first.said(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await start();
    await division(2);
    const leader = new Set(first.shards().map(({ id }) => id));
    const [remote, other] = servers.filter((_, shard) => !leader.has(shard));
    if (!remote || !other) throw new Error('The other process has no two shards.');
    for (const at of [remote, other]) await discord.run({ ...at, command: 'subscribe' });
    remote.channel.setPermissions({ deny: ['SendMessages'] });
    assembly.publish(entry(682));
    await discord.waitForMessage(other.channel, ({ interaction }) => interaction === null);
    const state = async () =>
      (await query<{ state: string }>(`select state from channels where id = '${remote.channel.id}'`))[0]
        ?.state;
    await vi.waitFor(async () => expect(await state()).toBe('suspended'), patient);
    remote.channel.setPermissions({});
    await discord.waitForMessage(remote.channel, ({ interaction }) => interaction === null);
    expect(await state()).toBe('active');
    other.guild.remove();
    const gone = async () =>
      (
        await query<{ gone: boolean }>(
          `select gone_at is not null as gone from servers where id = '${other.guild.id}'`,
        )
      )[0]?.gone;
    await vi.waitFor(async () => expect(await gone()).toBe(true), patient);
  });

  test('of an outage on a shard of another process the one that posts knows', async () => {
    const first = await start();
    await first.said(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await start();
    await division(2);
    const leader = new Set(first.shards().map(({ id }) => id));
    const remote = servers.find((_, shard) => !leader.has(shard));
    const local = servers.find((_, shard) => leader.has(shard));
    if (!remote || !local) throw new Error('A process has no shard.');
    for (const at of [remote, local]) await discord.run({ ...at, command: 'subscribe' });
    remote.guild.remove({ unavailable: true });
    const outages = () =>
      query<{ value: string[] }>(
        `select value from facts where key like 'discord:outages:%' and value <> '[]'`,
      );
    await vi.waitFor(async () => expect(await outages()).toEqual([{ value: [remote.guild.id] }]), patient);
    const posts = () => discord.requests.filter(({ path }) => path.includes(remote.channel.id)).length;
    const before = posts();
    assembly.publish(entry(682));
    await discord.waitForMessage(local.channel, ({ interaction }) => interaction === null);
    expect(posts()).toBe(before);
    remote.guild.restore();
    await discord.waitForMessage(remote.channel, ({ interaction }) => interaction === null);
  });

  test('more processes than shards: one stands by without any, and leads all the same', async () => {
    Object.assign(discord.gateway.starts, { shards: 1 });
    const first = await start();
    await first.said(/^Read 1 page/u);
    const second = await start();
    await vi.waitFor(async () => {
      const [counted] = await query<{ n: number }>('select count(*)::int as n from processes');
      expect(counted?.n).toBe(2);
    }, patient);
    await vi.waitFor(
      () => expect(second.sharing()).toMatchObject({ processes: 2, total: 1, wanted: [] }),
      patient,
    );
    expect(second.shards()).toEqual([]);
    expect(discord.gateway.shards).toEqual(['0/1']);
    await running.shift()?.stop();
    await second.said(/^Connected as /u);
    expect(discord.gateway.shards).toEqual(['0/1']);
  });
});
