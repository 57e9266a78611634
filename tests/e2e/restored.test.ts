import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../tools/assembly-sandbox/catalogue.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import { startDiscord, type ChannelHandle, type Discord } from 'discord-sandbox';
import { backupVerb, restoreVerb } from '../../src/cli/backup.ts';
import { readConfig } from '../../src/config.ts';
import { noteAlive } from '../../src/store/backup/lapse.ts';
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

let home: string;
let discord: Discord;
let assembly: SandboxAssembly;
let bots: Bot[];
let channel: ChannelHandle;
let operators: ChannelHandle;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'restored-'));
  discord = await startDiscord({ patienceMs: 120_000 });
  assembly = await startAssembly();
  bots = [];
  if (model) assembly.seed([model]);
});
afterEach(async () => {
  for (const bot of bots) await bot.kill();
  await discord.close();
  await assembly.close();
  await rm(home, { recursive: true, force: true });
}, 30_000);

function start(dataDir: string, env: Readonly<Record<string, string>> = {}): Bot {
  const bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    FEED_URLS: assembly.feedUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    POLL_CRON: '* * * * * *',
    FETCH_PAUSE_MS: '0',
    DATA_DIR: dataDir,
    ...env,
  });
  bots.push(bot);
  return bot;
}

const alerts = () => channel.messages.filter(({ interaction }) => interaction === null);
const told = (count: number) => discord.waitFor(() => alerts().length >= count, `alert ${count}`);
const numbersTold = () => alerts().map(({ embeds }) => /No\. (\d+)/u.exec(JSON.stringify(embeds))?.[1]);

/** A bot that has told of one declaration. */
async function begin(dataDir: string): Promise<Bot> {
  await copyDataDir(dataDir);
  const guild = discord.addGuild({ name: 'Watchers' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  channel = guild.addChannel({ name: 'alerts' });
  operators = guild.addChannel({ name: 'operators' });
  const bot = start(dataDir);
  await bot.waitForLine(/^Read 1 page/u);
  await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
  await discord.run({ guild, channel, user, command: 'subscribe', options: {} });
  assembly.publish(tabled(1));
  await told(1);
  return bot;
}

test('a store that is restored from an older copy tells nobody a second time, and everybody what comes', async () => {
  const folders = [join(home, 'old'), join(home, 'new')] as const;
  const verbIn = (dataDir: string) => ({
    config: readConfig({ DATA_DIR: dataDir }),
    log: quiet,
    openStore: () => openStore({ dataDir, log: quiet }),
    out: () => undefined,
    err: () => undefined,
  });
  let bot = await begin(folders[0]);
  const copy = join(home, 'copy.jsonl.gz');
  expect(await backupVerb(verbIn(folders[0]), copy)).toBe(0);
  assembly.publish(tabled(2));
  await told(2);
  await bot.kill();

  await copyDataDir(folders[1]);
  expect(await restoreVerb(verbIn(folders[1]), copy, {})).toBe(0);
  bot = start(folders[1]);
  await bot.waitForLine(/^Connected as /u);
  assembly.publish(tabled(3));
  await told(3);
  expect(numbersTold()).toEqual(['2001', '2002', '2003']);
  expect(await bot.stop()).toBe(0);
}, 215_000);

test('a data directory that is put back by hand tells nobody a second time either, and the operator is told', async () => {
  const folders = [join(home, 'data'), join(home, 'yesterday')] as const;
  const bot = await begin(folders[0]);
  expect(await bot.stop()).toBe(0);
  await cp(folders[0], folders[1], { recursive: true });
  const store = await openStore({ dataDir: folders[1], log: quiet });
  await noteAlive(store.db, new Date(Date.now() - 3_600_000));
  await store.close();
  const again = start(folders[0]);
  assembly.publish(tabled(2));
  await told(2);
  await again.kill();
  discord.forgetNonces();

  const restored = start(folders[1], { OPERATOR_CHANNEL_ID: operators.id });
  assembly.publish(tabled(3));
  await told(3);
  expect(numbersTold()).toEqual(['2001', '2002', '2003']);
  expect(operators.messages.map(({ content }) => content)).toContainEqual(
    expect.stringMatching(/older copy[^]*I found 1 message from that time/u),
  );
  expect(await restored.stop()).toBe(0);
}, 215_000);
