import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../tools/assembly-sandbox/catalogue.ts';
import { startAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import { startDiscord } from 'discord-sandbox';
import { copyDataDir } from '../support/data-dir.ts';
import { smallDisk } from '../../tools/faults/small-disk.ts';

const embedded = process.env['DATABASE_URL'] === undefined;
const disk = embedded ? smallDisk() : null;
const ends: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function entry(number: number) {
  const found = archive.find((one) => one.number === number && one.language === 'en');
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  // Of today, for what is old is no news.
  return tabledOn(found, new Date().toISOString().slice(0, 10));
}

test.skipIf(!disk)(
  'a disk that fills up while the service runs, and is full when it starts: with room again everything comes, once',
  async () => {
    const discord = await startDiscord({ patienceMs: 60_000 });
    const assembly = await startAssembly();
    ends.push(
      () => disk?.remove(),
      () => assembly.close(),
      () => discord.close(),
    );
    const guild = discord.addGuild({ name: 'Watchers' });
    const admin = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
    const channel = guild.addChannel({ name: 'alerts' });
    const operators = guild.addChannel({ name: 'operators' });
    assembly.seed([entry(679)]);
    const dataDir = join(disk?.folder ?? '', 'data');
    await copyDataDir(dataDir);
    const start = (): Bot => {
      const bot = startBot({
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        FEED_URLS: assembly.feedUrl,
        ASSEMBLY_URL: assembly.baseUrl,
        POLL_CRON: '* * * * * *',
        FETCH_PAUSE_MS: '0',
        DATA_DIR: dataDir,
        OPERATOR_CHANNEL_ID: operators.id,
      });
      ends.push(bot.kill);
      return bot;
    };
    const bot = start();
    await bot.waitForLine(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await discord.run({ guild, channel, user: admin, command: 'subscribe' });
    const alerts = () => channel.messages.filter(({ interaction }) => interaction === null);
    const told = (words: RegExp) =>
      discord.waitFor(() => operators.messages.some(({ content }) => words.test(content)), String(words));

    // The looks that go on each write a line of history: nothing fits any more sooner or later.
    disk?.fill(0);
    assembly.publish(entry(682));
    await bot.waitForLine(/^The disk of the database is full/u);
    await told(/disk of the database is full/u);
    expect(alerts()).toHaveLength(0);
    disk?.makeRoom();
    await discord.waitFor(() => alerts().length > 0, 'the alert');
    await told(/can be written again/u);

    await bot.kill();
    disk?.fill(0);
    const again = start();
    await again.waitForLine(/is full\. Nothing is lost: make some room.*Waiting for room/u);
    expect(again.lines.join('\n')).not.toMatch(/backup/u);
    assembly.publish(entry(705));
    disk?.makeRoom();
    await discord.waitFor(() => alerts().length > 1, 'the second alert');
    expect(alerts()).toHaveLength(2);
    expect(await again.stop()).toBe(0);
  },
  240_000,
);
