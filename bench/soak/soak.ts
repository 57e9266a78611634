import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startDiscord, type Discord } from 'discord-sandbox';
import { archive, type ArchivedDeclaration } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import { residentMegabytes } from '../memory/footprint.ts';
import type { BenchResult } from '../result.ts';
import { serviceEnv } from '../service-env.ts';
import { quantile, rounded } from '../statistics.ts';
import { judge, type Sample } from './judge.ts';

const askEveryMs = 200;
const publishEveryMs = 5_000;
const channels = 20;
/** What a service needs to have loaded, compiled and cached what it uses. */
const warmMinutes = 5;

/**
 * Looks every two seconds, a new declaration for twenty channels every five, and five interactions a second, for so many minutes. The
 * service is a process of its own; a run of less than fifteen minutes takes a third of it to warm up, and says little.
 */
export async function benchSoak(minutes = 30): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-soak-'));
  const notes = join(folder, 'samples');
  await writeFile(notes, '');
  const discord = await startDiscord({ patienceMs: 60_000 });
  const assembly = await startAssembly();
  const english = archive.filter(({ language }) => language === 'en');
  assembly.seed(english);
  const databaseUrl = process.env['DATABASE_URL'];
  const probe = pathToFileURL(fileURLToPath(new URL('./probe.js', import.meta.url)));
  probe.searchParams.set('file', notes);
  const bot = startBot(
    {
      ...serviceEnv(discord, assembly, join(folder, 'data')),
      NEWS_MAX_AGE_DAYS: '36500',
      POLL_CRON: '*/2 * * * * *',
      LOG_LEVEL: 'warn',
    },
    { imports: [probe.href] },
  );
  try {
    await bot.waitForLine(/^Read /u);
    await discord.waitFor(({ commands }) => commands.length > 0, 'the registration of commands');
    const asking = await startAsking(discord);
    const publishing = setInterval(() => assembly.publish(another(english)), publishEveryMs);
    const samples = await sampleFor(bot, notes, minutes);
    clearInterval(publishing);
    const { answered, failed, times } = await asking.stop();
    const warm = Math.min(warmMinutes, minutes / 3);
    const { isFlat, figures } = judge(samples, warm);
    const alerts = discord.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    );
    return {
      name: 'soak',
      did: `ran the service for ${minutes} minutes (${databaseUrl === undefined ? 'embedded' : 'postgres'}): ${answered} interactions, ${alerts.length} messages posted`,
      figures: {
        ...Object.fromEntries(
          Object.entries(figures).map(([name, { first, last, most }]) => [
            `${name}, first quarter after ${rounded(warm)} minutes, last quarter, allowed`,
            [first, last, most].map(rounded).join(', '),
          ]),
        ),
        'answered after ms, p50': rounded(quantile(times, 0.5)),
        'answered after ms, p99': rounded(quantile(times, 0.99)),
        'interactions without an answer': failed,
        'memory, handles and connections': isFlat ? 'flat' : 'growing',
      },
      bar: 'memory, handles and connections flat after the first five minutes, every interaction answered',
      isMet: isFlat && failed === 0,
    };
  } finally {
    await bot.stop();
    await discord.close();
    await assembly.close();
    await rm(folder, { recursive: true, force: true });
  }
}

let published = 0;

/** A declaration that is not there yet, with the names and the text of one that is. */
function another(entries: readonly ArchivedDeclaration[]): ArchivedDeclaration {
  published += 1;
  const one = entries[published % entries.length];
  if (!one) throw new Error('The archive is empty.');
  const number = 5_000 + published;
  return {
    ...one,
    fileId: 60_000 + published,
    number,
    document: 20_000 + published,
    title: `${one.title} (${number})`,
  };
}

/** Five interactions a second, of those that people use most, whether the last one is answered or not. */
async function startAsking(discord: Discord) {
  const guild = discord.addGuild({ name: 'Soaked' });
  const user = guild.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const places = Array.from({ length: channels }, (_, at) => guild.addChannel({ name: `alerts-${at}` }));
  for (const channel of places) await discord.run({ guild, channel, user, command: 'subscribe' });
  const [channel = guild.addChannel({ name: 'questions' })] = places;
  const place = { guild, channel, user };
  const questions: readonly (() => Promise<unknown>)[] = [
    () => discord.run({ ...place, command: 'search', options: { words: 'rights' } }),
    () => discord.run({ ...place, command: 'declaration show', options: { number: '682' } }),
    () => discord.run({ ...place, command: 'status' }),
    () => discord.run({ ...place, command: 'stats', options: { by: 'topic' } }),
    () =>
      discord.autocomplete({
        ...place,
        command: 'declaration show',
        options: { number: '68' },
        focused: 'number',
      }),
  ];
  const under = new Set<Promise<void>>();
  const times: number[] = [];
  let [at, failed] = [0, 0];
  const timer = setInterval(() => {
    const ask = questions[at % questions.length];
    at += 1;
    if (!ask) return;
    const begun = performance.now();
    const one: Promise<void> = ask()
      .then(
        () => void times.push(performance.now() - begun),
        (error: unknown) => {
          if (failed === 0) console.error(error);
          failed += 1;
        },
      )
      .finally(() => under.delete(one));
    under.add(one);
  }, askEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(under);
      return { answered: times.length, failed, times };
    },
  };
}

/** A sample every few seconds, fifty in all at least. */
async function sampleFor(bot: Bot, notes: string, minutes: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const begun = performance.now();
  const everyMs = Math.min(15_000, (minutes * 60_000) / 50);
  while (performance.now() - begun < minutes * 60_000) {
    await sleep(everyMs);
    process.kill(bot.pid, 'SIGUSR2');
    const { heap, handles } = await lineOf(notes, samples.length);
    const open = await openFiles(bot.pid);
    samples.push({
      minute: (performance.now() - begun) / 60_000,
      resident: await residentMegabytes(bot.pid),
      heap,
      handles,
      files: open.length,
      connections: open.filter((target) => target.startsWith('socket:')).length,
    });
  }
  return samples;
}

async function lineOf(file: string, nth: number): Promise<Pick<Sample, 'heap' | 'handles'>> {
  for (;;) {
    const line = (await readFile(file, 'utf8')).split('\n')[nth];
    if (line !== undefined && line !== '') return JSON.parse(line) as Pick<Sample, 'heap' | 'handles'>;
    await sleep(50);
  }
}

async function openFiles(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const targets = (await readdir(folder)).map((fd) => readlink(join(folder, fd)).catch(() => ''));
  return (await Promise.all(targets)).filter((target) => target !== '');
}
