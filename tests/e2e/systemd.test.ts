import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDiscord } from 'discord-sandbox';
import { startAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot } from '../../tools/demo/bot.ts';
import { copyDataDir } from '../support/data-dir.ts';
import { freshDatabase } from '../support/fresh.ts';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

/** A socket for datagrams as systemd has it, which Node.js cannot open: prints each message on a line. */
const listener = `
import json, socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print(json.dumps('listening'), flush=True)
while True:
    print(json.dumps(s.recv(4096).decode()), flush=True)
`;

test.skipIf(!has('python3') || !has('systemd-notify'))(
  'systemd hears that the service is ready, that it goes on working, and that it stops',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hemicycle-systemd-'));
    await copyDataDir(folder);
    const [database, discord, assembly] = await Promise.all([
      freshDatabase(),
      startDiscord(),
      startAssembly(),
    ]);
    const socket = join(folder, 'notify');
    const python = spawn('python3', ['-c', listener, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
    const heard: string[] = [];
    createInterface({ input: python.stdout }).on('line', (line) => heard.push(JSON.parse(line) as string));
    onTestFinished(async () => {
      python.kill();
      await Promise.all([database.drop(), discord.close(), assembly.close()]);
      await rm(folder, { recursive: true, force: true });
    });
    const patient = { timeout: 30_000 };
    const hears = (what: string, times = 1) =>
      vi.waitUntil(() => heard.filter((one) => one.split('\n').includes(what)).length >= times, patient);
    await hears('listening');

    const bot = startBot({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      FEED_URLS: assembly.feedUrl,
      ASSEMBLY_URL: assembly.baseUrl,
      DATA_DIR: folder,
      NOTIFY_SOCKET: socket,
      WATCHDOG_USEC: '1500000',
      ...(database.url === null ? {} : { DATABASE_URL: database.url }),
    });
    await hears('READY=1');
    await hears('WATCHDOG=1', 3);
    expect(await bot.stop()).toBe(0);
    await hears('STOPPING=1');
    expect(bot.log.join('\n')).not.toContain('systemd could not be told');
  },
  90_000,
);
