import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../tools/assembly-sandbox/catalogue.ts';
import { startAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot } from '../../tools/demo/bot.ts';
import { startDiscord } from 'discord-sandbox';
import { backupVerb, restoreVerb } from '../../src/cli/backup.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { quiet } from '../support/log.ts';

const model = archive.find(({ number, language }) => number === 682 && language === 'en');

/** Tabled today, under a number of our own. */
function tabled(at: number) {
  if (!model) throw new Error('The archive has no declaration No. 682.');
  const date = new Date().toISOString().slice(0, 10);
  const own = {
    fileId: 60_000 + at,
    number: 2_000 + at,
    document: 18_000 + at,
    title: `What was seen on day ${at}`,
  };
  return tabledOn({ ...model, ...own }, date);
}

test('a store that is restored from an older copy tells nobody a second time, and everybody what comes', async () => {
  const home = await mkdtemp(join(tmpdir(), 'restored-'));
  const discord = await startDiscord({ patienceMs: 120_000 });
  const assembly = await startAssembly();
  const folders = [join(home, 'old'), join(home, 'new')] as const;
  for (const folder of folders) await copyDataDir(folder);
  const start = (dataDir: string) =>
    startBot({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      FEED_URLS: assembly.feedUrl,
      ASSEMBLY_URL: assembly.baseUrl,
      POLL_CRON: '* * * * * *',
      FETCH_PAUSE_MS: '0',
      DATA_DIR: dataDir,
    });
  const verbIn = (dataDir: string) => ({
    config: readConfig({ DATA_DIR: dataDir }),
    log: quiet,
    openStore: () => openStore({ dataDir, log: quiet }),
    out: () => undefined,
    err: () => undefined,
  });
  const guild = discord.addGuild({ name: 'Watchers' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const channel = guild.addChannel({ name: 'alerts' });
  const alerts = () => channel.messages.filter(({ interaction }) => interaction === null);
  const told = (count: number) => discord.waitFor(() => alerts().length >= count, `alert ${count}`);
  if (model) assembly.seed([model]);
  let bot = start(folders[0]);
  try {
    await bot.waitForLine(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await discord.run({ guild, channel, user, command: 'subscribe', options: {} });
    assembly.publish(tabled(1));
    await told(1);
    const copy = join(home, 'copy.jsonl.gz');
    expect(await backupVerb(verbIn(folders[0]), copy)).toBe(0);
    assembly.publish(tabled(2));
    await told(2);
    await bot.kill();

    expect(await restoreVerb(verbIn(folders[1]), copy, {})).toBe(0);
    bot = start(folders[1]);
    await bot.waitForLine(/^Connected as /u);
    assembly.publish(tabled(3));
    await told(3);
    expect(alerts().map(({ embeds }) => /No\. (\d+)/u.exec(embeds[0]?.description ?? '')?.[1])).toEqual([
      '2001',
      '2002',
      '2003',
    ]);
    await bot.stop();
  } finally {
    await bot.kill();
    await discord.close();
    await assembly.close();
    await rm(home, { recursive: true, force: true });
  }
}, 240_000);
