import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../tools/assembly-sandbox/catalogue.ts';
import { startAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot } from '../../tools/demo/bot.ts';
import { startDiscord } from 'discord-sandbox';
import { copyDataDir } from '../support/data-dir.ts';

const program = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));
const run = promisify(execFile);

function entry(number: number) {
  const found = archive.find((one) => one.number === number && one.language === 'en');
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  // Of today, for what is old is no news.
  return tabledOn(found, new Date().toISOString().slice(0, 10));
}

test('backup and restore reach services that run, from a process of their own', async () => {
  const home = await mkdtemp(join(tmpdir(), 'backup-'));
  const discord = await startDiscord({ patienceMs: 120_000 });
  const assembly = await startAssembly();
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
  const verb = async (dataDir: string, ...args: readonly string[]) => {
    const { PATH = '' } = process.env;
    const { stdout } = await run(process.execPath, [program, ...args], {
      cwd: home,
      env: { PATH, DATA_DIR: dataDir },
    });
    return stdout;
  };
  const folders = [join(home, 'one'), join(home, 'two')] as const;
  for (const folder of folders) await copyDataDir(folder);
  const guild = discord.addGuild({ name: 'Watchers' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const channel = guild.addChannel({ name: 'alerts' });
  assembly.seed([entry(679)]);
  const copy = join(home, 'copy.jsonl.gz');
  const bots = [start(folders[0])];
  try {
    await bots[0]?.waitForLine(/^Read 1 page/u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    await discord.run({ guild, channel, user, command: 'subscribe', options: {} });
    expect(await verb(folders[0], 'backup', copy)).toMatch(/subscriptions: 1 rows[^]*read back and checked/u);
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    await bots[0]?.kill();

    const other = start(folders[1]);
    bots.push(other);
    await other.waitForLine(/^Read 1 page/u);
    expect(await verb(folders[1], 'restore', copy)).toMatch(/subscriptions: [^\n]*1 restored/u);
    assembly.publish(entry(682));
    await discord.waitFor(
      () => channel.messages.some(({ interaction }) => interaction === null),
      'the alert of what was restored',
    );
    expect(await other.stop()).toBe(0);
  } finally {
    for (const bot of bots) await bot.kill();
    await discord.close();
    await assembly.close();
    await rm(home, { recursive: true, force: true });
  }
}, 240_000);
