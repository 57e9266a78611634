import { startAssembly, type SandboxAssembly } from '../assembly/server.ts';
import { archive } from '../assembly/archive.ts';
import { startBot, type Bot } from '../bot.ts';
import { startDiscord, type ChannelHandle, type Discord } from '../discord/discord.ts';

/** A Discord, an Assembly, channels of every kind that follow everything, and the bot. */
export interface Stage {
  readonly discord: Discord;
  readonly assembly: SandboxAssembly;
  /** Each of them follows everything. */
  readonly channels: readonly ChannelHandle[];
  /** @param over what its environment has beside or instead of the usual. */
  start(over?: Readonly<Record<string, string>>): Bot;
  close(): Promise<void>;
}

/** A little longer than a repeat under the same nonce is relied on; Discord's own is some minutes. */
const nonceWindowMs = 90_000;
/** Declarations come a thousand times as fast as from the Assembly: what a forum takes in five minutes it takes in one. */
const limits = { routes: { 'POST /channels/:channel/threads': { limit: 50, windowMs: 60_000 } } };
/** At the end it may have to wait for several of those, and any channel for the pause after its last failures. */
const patienceMs = 45 * 60_000;

export async function setStage(options: {
  dataDir: string;
  databaseUrl: string | undefined;
  /** Text channels beside those of every kind. */
  more?: number;
}): Promise<Stage> {
  const discord = await startDiscord({ patienceMs, nonceWindowMs, limits });
  const assembly = await startAssembly();
  assembly.seed(archive.filter(({ number, language }) => language === 'en' && number === 679));
  const { dataDir, databaseUrl } = options;
  const start = (over: Readonly<Record<string, string>> = {}) =>
    startBot({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      FEED_URLS: assembly.feedUrl,
      ASSEMBLY_URL: assembly.baseUrl,
      POLL_CRON: '* * * * * *',
      FETCH_PAUSE_MS: '0',
      DATA_DIR: dataDir,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...over,
    });
  const bot = start();
  await bot.waitForLine(/^Read /u);
  const channels = await subscribe(discord, options.more ?? 0);
  await bot.stop();
  return {
    discord,
    assembly,
    channels,
    start,
    close: async () => {
      await discord.close();
      await assembly.close();
    },
  };
}

async function subscribe(discord: Discord, more: number): Promise<ChannelHandle[]> {
  const guild = discord.addGuild({ name: 'Chaos' });
  const other = discord.addGuild({ name: 'Elsewhere' });
  const text = guild.addChannel({ name: 'text' });
  const channels = [
    text,
    text.addThread({ name: 'thread' }),
    guild.addChannel({ name: 'announcements', type: 'announcement' }),
    guild.addChannel({ name: 'forum', type: 'forum' }),
    guild.addChannel({ name: 'also-text' }),
    other.addChannel({ name: 'elsewhere' }),
    ...Array.from({ length: more }, (_, at) => guild.addChannel({ name: `more-${at}` })),
  ];
  const people = new Map(
    [guild, other].map((one) => [
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
  return channels;
}
