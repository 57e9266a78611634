import { setTimeout as sleep } from 'node:timers/promises';
import type { Bot } from '../demo/bot.ts';
import { startSilentProxy, type SilentProxy } from '../faults/silent-proxy.ts';
import { createChance, type Chance } from './chance.ts';
import { createTurns } from './deck.ts';
import { createPublisher } from './publisher.ts';
import { untilAnswered } from './asking.ts';
import { setStage, type Stage } from './stage.ts';
import { tally, type Tally } from './tally.ts';

export interface ProcessesOptions {
  readonly rounds: number;
  readonly seed: number;
  /** How many there are on one database. */
  readonly processes: number;
  /** How many shards they divide between them. */
  readonly shards?: number;
  /** Text channels that are told, beside some of every kind. */
  readonly channels?: number;
  readonly dataDir: string;
  /** A PostgreSQL server, reached through proxies that can fall silent. */
  readonly databaseUrl: string;
  readonly onRound?: (round: number) => void;
}

export interface ProcessesResult extends Tally {
  readonly rounds: number;
  readonly seed: number;
  /** What befell the process that led, and others, by kind. */
  readonly misfortunes: Readonly<Record<string, number>>;
  /** From a misfortune of the one that led until another one did, in milliseconds. */
  readonly takeovers: Times;
  /** From a misfortune, by kind, until a command was answered on every shard, in milliseconds. */
  readonly answers: Readonly<Record<string, Times>>;
  /** Kills after which some shard was without an answer for more than ten seconds, as "round N: shard S". */
  readonly late: readonly string[];
  /** Answers that Discord refused because there was one. */
  readonly answeredTwice: number;
  /** Sessions that were begun before it was time. */
  readonly early: number;
  /** Answers of 429 for the limit of the bot as a whole. */
  readonly globalLimits: number;
  readonly seconds: number;
}

interface Times {
  readonly median: number;
  readonly longest: number;
}

/** One of the processes, and its own way to the database. */
interface Member {
  readonly proxy: SilentProxy;
  bot: Bot;
  start(): Bot;
}

/** What can happen to a process, and how it ends. */
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

const isKill = (kind: string) => kind === 'killed';
/** A command has to be answered within this time of a kill. */
const barMs = 10_000;
/** A process that stands still is replaced after nine seconds, and sessions begin one in five. */
const patienceMs = 60_000;
/** An answer that comes second. */
const alreadyAnswered = 40_060;

/**
 * Lets several processes share one database and the shards of the bot, and strikes now the one that leads and now another
 * while declarations come and people ask; then counts what every channel was told, how long nobody led, and how long nobody answered.
 */
export async function chaosOfProcesses(options: ProcessesOptions): Promise<ProcessesResult> {
  const began = performance.now();
  const chance = createChance(options.seed);
  const { shards = usualShards, channels: more = usualChannels } = options;
  const stage = await setStage({ ...options, shards, more });
  const members: Member[] = [];
  const struck: string[] = [];
  const takeovers: number[] = [];
  const answers: { readonly kind: string; readonly ms: number }[] = [];
  const late: string[] = [];
  try {
    for (let at = 0; at < options.processes; at += 1)
      members.push(await join(stage.start, options.databaseUrl));
    const nextKind = createTurns(Object.keys(kinds), chance);
    const nextVictim = createTurns([true, false], chance);
    const publisher = createPublisher(stage.assembly, chance);
    let leader = await leaderAmong(members, 0);
    for (let round = 1; round <= options.rounds; round += 1) {
      await settled(stage, shards);
      if (untold(stage, publisher.published.length) < stage.channels.length / 2) publisher.publish();
      await momentOf(chance, stage.channels);
      const kind = nextKind();
      const isLeader = nextVictim();
      const others = members.filter((one) => one !== leader.member);
      const victim = isLeader || others.length === 0 ? leader.member : chance.of(others);
      const at = performance.now();
      kinds[kind]?.befall(victim);
      struck.push(`${kind}, ${victim === leader.member ? 'leading' : 'another'}`);
      const asking = untilAnswered(stage.discord, stage.servers, patienceMs);
      const next = victim === leader.member ? await leaderAmong(members, leader.term) : leader;
      if (next !== leader) takeovers.push(performance.now() - at);
      for (const [shard, ms] of (await asking).entries()) {
        answers.push({ kind, ms: ms ?? patienceMs });
        if (ms === null || (isKill(kind) && ms > barMs)) late.push(`round ${round}: shard ${shard}, ${kind}`);
      }
      // The old one goes on beside the others.
      await sleep(chance.between(0, 3_000));
      await kinds[kind]?.end(victim);
      leader = next;
      options.onRound?.(round);
    }
    await untilTold(stage, publisher.published);
    const { refused } = stage.discord.sandbox.limits;
    return {
      rounds: options.rounds,
      seed: options.seed,
      misfortunes: countsOf(struck),
      takeovers: timesOf(takeovers),
      answers: Object.fromEntries(
        Object.keys(kinds).map((kind) => [
          kind,
          timesOf(answers.filter((one) => one.kind === kind).map(({ ms }) => ms)),
        ]),
      ),
      late,
      answeredTwice: stage.discord.refusals.filter(({ code }) => code === alreadyAnswered).length,
      early: stage.discord.gateway.starts.early,
      globalLimits: refused.global,
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

const usualShards = 4;
/** So that a process is struck in the middle of telling them. */
const usualChannels = 24;

function countsOf(all: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all.toSorted()) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

function timesOf(all: readonly number[]): Times {
  const sorted = all.map(Math.round).sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 };
}

/** Sessions come one in five seconds: when none came for longer, everybody has the shards that they are to have. */
const quietMs = 7_000;

/** Waits until every shard is connected and none changes hands any more. */
async function settled({ discord }: Stage, shards: number): Promise<void> {
  const until = performance.now() + 2 * patienceMs;
  let { identifies } = discord.gateway;
  let since = performance.now();
  while (performance.now() < until) {
    const isAll = new Set(discord.gateway.shards).size === shards;
    if (!isAll || discord.gateway.identifies !== identifies) since = performance.now();
    ({ identifies } = discord.gateway);
    if (performance.now() - since > quietMs) return;
    await sleep(100);
  }
  throw new Error(`The shards did not come to rest: ${discord.gateway.shards.join(', ')}.`);
}

/** About how many messages are still to come. */
function untold({ channels }: Stage, published: number): number {
  return channels.reduce((sum, { messages }) => sum + Math.max(0, published - messages.length), 0);
}

/** What is told twice would be told while the bot catches up: longer than the pause after a first failed attempt. */
const afterMs = 8_000;

/** Until everything was told, and nothing more comes for a while; looked at now and then, as there are many. */
async function untilTold({ channels }: Stage, published: Parameters<typeof tally>[1]): Promise<void> {
  const until = performance.now() + 15 * 60_000;
  while (performance.now() < until) {
    const { lost, outdated } = tally(channels, published);
    if (lost.length + outdated.length === 0) break;
    await sleep(2_000);
  }
  await sleep(afterMs);
}

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
  const wanted = count() + chance.between(1, usualChannels);
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
