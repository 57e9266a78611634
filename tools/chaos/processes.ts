import { setTimeout as sleep } from 'node:timers/promises';
import type { Bot } from '../demo/bot.ts';
import { startSilentProxy, type SilentProxy } from '../faults/silent-proxy.ts';
import { createChance, type Chance } from './chance.ts';
import { createTurns } from './deck.ts';
import { createPublisher } from './publisher.ts';
import { rest } from './run.ts';
import { setStage } from './stage.ts';
import { tally, type Tally } from './tally.ts';

export interface ProcessesOptions {
  readonly rounds: number;
  readonly seed: number;
  /** How many stand by one database. */
  readonly processes: number;
  readonly dataDir: string;
  /** A PostgreSQL server, reached through proxies that can fall silent. */
  readonly databaseUrl: string;
  readonly onRound?: (round: number) => void;
}

export interface ProcessesResult extends Tally {
  readonly rounds: number;
  readonly seed: number;
  /** What befell leaders, by kind. */
  readonly misfortunes: Readonly<Record<string, number>>;
  /** From a misfortune until another process led, in milliseconds. */
  readonly takeovers: { readonly median: number; readonly longest: number };
  /** Answers of 429 for the limit of the bot as a whole. */
  readonly globalLimits: number;
  readonly seconds: number;
}

/** One of the processes, and its own way to the database. */
interface Member {
  readonly proxy: SilentProxy;
  bot: Bot;
  start(): Bot;
}

/** What can happen to a leader, and how it ends. */
const kinds: Readonly<
  Record<string, { befall(member: Member): void; end(member: Member): Promise<void> | void }>
> = {
  frozen: {
    befall: ({ bot }) => process.kill(bot.pid, 'SIGSTOP'),
    end: ({ bot }) => void process.kill(bot.pid, 'SIGCONT'),
  },
  'cut off without a word': {
    befall: ({ proxy }) => proxy.silence(),
    end: ({ proxy }) => proxy.heal(),
  },
  killed: {
    befall: ({ bot }) => void process.kill(bot.pid, 'SIGKILL'),
    end: async (member) => {
      await member.bot.ended;
      member.bot = member.start();
    },
  },
  'gone with its machine': {
    befall: ({ bot, proxy }) => {
      proxy.silence();
      process.kill(bot.pid, 'SIGKILL');
    },
    end: async (member) => {
      await member.bot.ended;
      member.proxy.heal();
      member.bot = member.start();
    },
  },
};

/**
 * Lets several processes stand by one database, and strikes whichever leads while declarations come; then counts what
 * every channel was told, and how long nobody led.
 */
export async function chaosOfProcesses(options: ProcessesOptions): Promise<ProcessesResult> {
  const began = performance.now();
  const chance = createChance(options.seed);
  const stage = await setStage({ ...options, more: moreChannels });
  const members: Member[] = [];
  const struck: string[] = [];
  const takeovers: number[] = [];
  try {
    for (let at = 0; at < options.processes; at += 1)
      members.push(await join(stage.start, options.databaseUrl));
    const nextKind = createTurns(Object.keys(kinds), chance);
    const publisher = createPublisher(stage.assembly, chance);
    let leader = await leaderAmong(members, 0);
    for (let round = 1; round <= options.rounds; round += 1) {
      await leader.member.bot.waitForLine(/^Connected as /u);
      for (let left = chance.between(1, 2); left > 0; left -= 1) publisher.publish();
      await momentOf(chance, stage.channels);
      const kind = nextKind();
      const at = performance.now();
      kinds[kind]?.befall(leader.member);
      struck.push(kind);
      const next = await leaderAmong(members, leader.term);
      takeovers.push(performance.now() - at);
      // The old one goes on beside the new.
      await sleep(chance.between(0, 3_000));
      await kinds[kind]?.end(leader.member);
      leader = next;
      options.onRound?.(round);
    }
    await rest(stage, leader.member.bot, publisher.published);
    const sorted = takeovers.map(Math.round).sort((a, b) => a - b);
    return {
      rounds: options.rounds,
      seed: options.seed,
      misfortunes: Object.fromEntries(
        Object.keys(kinds).map((kind) => [kind, struck.filter((one) => one === kind).length]),
      ),
      takeovers: { median: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 },
      globalLimits: stage.discord.sandbox.limits.refused.global,
      ...tally(stage.channels, publisher.published),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    for (const { bot, proxy } of members) {
      await bot.kill();
      await proxy.close();
    }
    await stage.close();
  }
}

/** So that a leader is struck in the middle of telling them. */
const moreChannels = 24;

async function join(
  start: (over: Readonly<Record<string, string>>) => Bot,
  databaseUrl: string,
): Promise<Member> {
  const url = new URL(databaseUrl);
  const proxy = await startSilentProxy(Number(url.port || 5432));
  url.port = String(proxy.port);
  const startOne = () => start({ DATABASE_URL: url.href });
  return { proxy, bot: startOne(), start: startOne };
}

/** Some time within three seconds, or when a good part of the channels was told something. */
async function momentOf(
  chance: Chance,
  channels: readonly { readonly messages: readonly unknown[] }[],
): Promise<void> {
  const count = () => channels.reduce((sum, { messages }) => sum + messages.length, 0);
  const wanted = count() + chance.between(1, moreChannels);
  const until = performance.now() + chance.between(500, 3_000);
  while (count() < wanted && performance.now() < until) await sleep(5);
}

/** Waits for a leader of a later term than that; the process says so in its log. */
async function leaderAmong(
  members: readonly Member[],
  after: number,
): Promise<{ member: Member; term: number }> {
  const until = performance.now() + 60_000;
  for (;;) {
    for (const member of members) {
      const term = Math.max(0, ...member.bot.log.map(termIn));
      if (term > after) return { member, term };
    }
    if (performance.now() > until) throw new Error('Nobody leads.');
    await sleep(20);
  }
}

function termIn(line: string): number {
  const term = /"term":(\d+).*"msg":"leading"/u.exec(line)?.[1];
  return term === undefined ? 0 : Number(term);
}
