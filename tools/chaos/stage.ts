import { pathToFileURL } from 'node:url';
import { startAssembly, type SandboxAssembly } from '../assembly-sandbox/server.ts';
import { archive } from '../assembly-sandbox/archive.ts';
import { compiled, startBot, type Bot } from '../demo/bot.ts';
import {
  type ChannelHandle,
  type Discord,
  type GuildHandle,
  type MemberHandle,
  startDiscord,
} from 'discord-sandbox';
import { addFollowing, addServersOfShards, type ServerOfShard } from './many-channels.ts';
import type { Chance } from './chance.ts';
import { setBadZone } from './zone.ts';

/** A Discord, an Assembly, channels of every kind that follow everything, and the bot. */
export interface Stage {
  readonly discord: Discord;
  readonly assembly: SandboxAssembly;
  /** Each of them follows everything. */
  readonly channels: readonly ChannelHandle[];
  /** One of each shard, where there are several. */
  readonly servers: readonly ServerOfShard[];
  /** One that may leave: a channel of it follows everything, too. */
  readonly guilds: { readonly elsewhere: GuildHandle };
  /** Somebody asks for a test message. Nobody waits for the answer. */
  test(chance: Chance): void;
  /**
   * @param over what its environment has beside or instead of the usual.
   * @param clockSkewMs by how much its clock is wrong.
   */
  start(over?: Readonly<Record<string, string>>, clockSkewMs?: number): Bot;
  close(): Promise<void>;
}

/** A little longer than a repeat under the same nonce is relied on; Discord's own is some minutes. */
const nonceWindowMs = 90_000;
/** Declarations come a thousand times as fast as from the Assembly: what a forum takes in five minutes it takes in one. */
const limits = { routes: { 'POST /channels/:channel/threads': { limit: 50, windowMs: 60_000 } } };
/** At the end it may have to wait for several of those, and any channel for the pause after its last failures. */
const patienceMs = 45 * 60_000;

/** Discord's own is five seconds; what is asked for on time may come a little early. */
const identifyEveryMs = 4_900;

const sessionsPerDay = 100_000;

/** Its troubles come every few seconds, so it tries again as soon. */
const shortWaits = pathToFileURL(compiled('tools/faults/short-waits.js')).href;

const firstFile = 59_999;

export async function setStage(options: {
  dataDir: string;
  databaseUrl: string | undefined;
  /** Text channels beside those of every kind, in servers of every shard. */
  more?: number;
  /** How many shards Discord recommends. */
  shards?: number;
}): Promise<Stage> {
  const discord = await startDiscord({ patienceMs, nonceWindowMs, limits });
  // What is begun anew every few seconds would soon wait for minutes: the day's budget of sessions is paced.
  discord.gateway.starts.total = sessionsPerDay;
  const { shards = 1, more = 0 } = options;
  discord.gateway.starts.shards = shards;
  // Of several processes one alone may begin a session at a time, as Discord wants it.
  if (shards > 1) discord.gateway.starts.everyMs = identifyEveryMs;
  const servers = shards > 1 ? await addServersOfShards(discord, shards) : [];
  const assembly = await startAssembly();
  // What is there when the bot begins; the files after it are news.
  const first = archive.filter(({ number, language }) => language === 'en' && number === 679);
  assembly.seed(first.map((one) => ({ ...one, fileId: firstFile })));
  const { dataDir, databaseUrl } = options;
  const start = (over: Readonly<Record<string, string>> = {}, clockSkewMs = 0) =>
    startBot(
      {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        FEED_URLS: assembly.feedUrl,
        ASSEMBLY_URL: assembly.baseUrl,
        POLL_CRON: '* * * * * *',
        FETCH_PAUSE_MS: '0',
        // The numbers are tried as well, so that there are pages that are missing.
        WALK: 'on',
        WALK_FROM: String(firstFile),
        WALK_WINDOW: '20',
        WALK_PER_POLL: '60',
        // What is published bears the date of an old declaration.
        NEWS_MAX_AGE_DAYS: '36500',
        DATA_DIR: dataDir,
        ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
        ...over,
      },
      { clockSkewMs, imports: [shortWaits], asModules: true },
    );
  const bot = start();
  await bot.waitForLine(/^Reached the newest file/u);
  await discord.waitFor(({ gateway }) => gateway.shards.length === shards, 'the connection of all shards');
  const { channels: own, people, elsewhere } = await subscribe(discord);
  const [model] = own;
  const added =
    more > 0 && model && databaseUrl !== undefined
      ? await addFollowing(discord, { channels: more, shards, databaseUrl }, model)
      : [];
  const channels = [...own, ...added];
  await bot.stop();
  await setBadZone(options);
  return {
    discord,
    assembly,
    channels,
    servers,
    guilds: { elsewhere },
    test: (chance) => {
      const [channel] = channels;
      const [at] = people;
      if (!channel || !at) return;
      const subscription = String(chance.between(1, 2));
      discord
        .run({ ...at, channel, command: 'subscriptions test', options: { subscription } })
        .catch(() => undefined);
    },
    start,
    close: async () => {
      await discord.close();
      await assembly.close();
    },
  };
}

interface Audience {
  readonly channels: readonly ChannelHandle[];
  readonly people: readonly { readonly guild: GuildHandle; readonly user: MemberHandle }[];
  readonly elsewhere: GuildHandle;
}

async function subscribe(discord: Discord): Promise<Audience> {
  const guild = discord.addGuild({ name: 'Chaos' });
  const other = discord.addGuild({ name: 'Elsewhere' });
  const olympus = discord.addGuild({ name: 'Olympus' });
  const text = guild.addChannel({ name: 'text' });
  const channels = [
    text,
    text.addThread({ name: 'thread' }),
    guild.addChannel({ name: 'announcements', type: 'announcement' }),
    guild.addChannel({ name: 'forum', type: 'forum' }),
    guild.addChannel({ name: 'also-text' }),
    other.addChannel({ name: 'elsewhere' }),
  ];
  const people = new Map(
    [guild, other, olympus].map((one) => [
      one.id,
      { guild: one, user: one.addMember({ name: 'Ada', permissions: ['ManageGuild'] }) },
    ]),
  );
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  for (const channel of channels) {
    const at = people.get(channel.state.guild?.id ?? '');
    if (!at) throw new Error('Every channel has a server.');
    // A command cannot be typed in a forum.
    const typedIn = channel.state.guild === guild.state ? text : channel;
    const options = { channel: channel.id };
    await discord.run({ ...at, channel: typedIn, command: 'subscribe', options });
    // Somebody who follows one group hears of later editions that bring it.
    await discord.run({
      ...at,
      channel: typedIn,
      command: 'subscribe',
      options: { ...options, group: 'UEL' },
    });
  }
  const [, , announcements] = channels;
  const at = people.get(guild.id);
  if (announcements && at) {
    const options = { channel: announcements.id, crosspost: true };
    await discord.run({ ...at, channel: text, command: 'settings channel', options });
  }
  const digests = olympus.addChannel({ name: 'digests' });
  const there = people.get(olympus.id);
  if (there) {
    await discord.run({ ...there, channel: digests, command: 'subscribe', options: {} });
    await discord.run({
      ...there,
      channel: digests,
      command: 'settings channel',
      options: { pace: 'daily' },
    });
  }
  return { channels, people: [...people.values()], elsewhere: other };
}
