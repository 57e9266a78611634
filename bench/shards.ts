import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAssembly } from '../tools/assembly-sandbox/server.ts';
import { startBot } from '../tools/demo/bot.ts';
import { type Discord, type GuildHandle, startDiscord } from 'discord-sandbox';
import { residentMegabytes } from './memory/footprint.ts';
import type { BenchResult } from './result.ts';
import { serviceEnv } from './service-env.ts';
import { quantile, rounded } from './statistics.ts';

const servers = 3_000;
const shards = 4;
/** Discord tells a shard of some 33 servers in a second. */
const arrivalMs = 30;
const askEveryMs = 400;

/** How soon many servers on several shards are served, from the first READY on. */
export async function benchShards(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  let tick = 0;
  const discord = await startDiscord({ patienceMs: 120_000, clock: () => Date.now() + (tick += 1) / 50 });
  const assembly = await startAssembly();
  Object.assign(discord.gateway.starts, { shards, everyMs: 5_000 });
  discord.gateway.arrivals.everyMs = arrivalMs;
  const guilds = manyServers(discord);
  const databaseUrl = process.env['DATABASE_URL'];
  const began = performance.now();
  const bot = startBot(serviceEnv(discord, assembly, folder));
  const answers: number[] = [];
  let unanswered = 0;
  const ask = async () => {
    const open = new Set(discord.gateway.shards.map((shard) => Number(shard.split('/')[0])));
    const reachable = guilds.filter(({ id }) => open.has(Number((BigInt(id) >> 22n) % BigInt(shards))));
    const guild = reachable[Math.floor(Math.random() * reachable.length)];
    if (guild === undefined) return;
    await discord.run({ guild, command: 'status' }).then(
      ({ elapsedMs }) => void answers.push(elapsedMs),
      () => void (unanswered += 1),
    );
  };
  const after = () => rounded((performance.now() - began) / 1_000);
  try {
    await discord.waitFor(({ gateway }) => gateway.connections === 1);
    const first = after();
    await discord.waitFor(({ commands }) => commands.length > 0);
    const all = discord.waitFor(({ gateway }) => gateway.connections === shards).then(after);
    const until = performance.now() + (servers / shards) * arrivalMs + 20_000;
    while (performance.now() < until) {
      await ask();
      await sleep(askEveryMs);
    }
    return {
      name: 'shards',
      did: `started the service in ${servers} servers on ${shards} shards (${databaseUrl === undefined ? 'embedded' : 'postgres'}), one IDENTIFY in 5 s, a server each ${arrivalMs} ms, and asked for /status meanwhile`,
      figures: {
        'first shard after s': first,
        'all shards after s': await all,
        asked: answers.length + unanswered,
        unanswered,
        'answered after ms, p50': rounded(quantile(answers, 0.5)),
        'answered after ms, slowest': rounded(Math.max(...answers)),
        'resident MB': rounded(await residentMegabytes(bot.pid)),
        identifies: discord.gateway.identifies,
      },
      bar: 'every command answered within a second, under 350 MB',
    };
  } finally {
    await bot.stop();
    await discord.close();
    await assembly.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each with a few channels. Ids made within a millisecond would all be of one shard. */
function manyServers(discord: Discord): GuildHandle[] {
  const guilds: GuildHandle[] = [];
  for (let at = 0; at < servers; at += 1) {
    const guild = discord.addGuild({ name: `server ${at}` });
    for (const name of ['general', 'alerts', 'talk']) guild.addChannel({ name });
    guilds.push(guild);
  }
  return guilds;
}
