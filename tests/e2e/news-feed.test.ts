import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot } from '../../tools/demo/bot.ts';
import { startDiscord } from 'discord-sandbox';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase } from '../support/fresh.ts';

const english = archive.filter(({ language }) => language === 'en');

test('from a token and the address of a site whose feed carries news: what is published is alerted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-news-'));
  await copyDataDir(folder);
  const database = await freshDatabase();
  const discord = await startDiscord({ patienceMs: 30_000 });
  const assembly = await startAssembly({ announcesFeeds: 'news' });
  const guild = discord.addGuild({ name: 'Watchers' });
  const channel = guild.addChannel({ name: 'alerts' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  assembly.publish({ ...english[0]!, fileId: 32_890 });
  const bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    POLL_CRON: '* * * * * *',
    FETCH_PAUSE_MS: '0',
    // What the archive holds is years old.
    NEWS_MAX_AGE_DAYS: '36500',
    DATA_DIR: folder,
    ...(database.url === null ? {} : { DATABASE_URL: database.url }),
  });
  try {
    expect(await bot.waitForLine(/\/rss\/rss\.aspx: 0 files/u)).toContain(
      'of no use for finding declarations',
    );
    await bot.waitForLine(/^Reached the newest file, 32890/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await discord.run({ guild, channel, user, command: 'subscribe', options: {} });
    assembly.publish({ ...english[1]!, fileId: 32_893 });
    // The channel may also be told that the archive is complete.
    await discord.waitForMessage(channel, ({ interaction, embeds }) => {
      const isAlert = JSON.stringify(embeds).includes(`No. ${english[1]!.number}`);
      return interaction === null && isAlert;
    });
    expect(await bot.stop()).toBe(0);
  } finally {
    await bot.kill();
    await discord.close();
    await assembly.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
