import type { Bot } from '../demo/bot.ts';
import type { SmallDisk } from '../faults/small-disk.ts';
import { createChance, type Chance } from './chance.ts';
import { keepEvidence } from './evidence.ts';
import { createMisfortunes } from './misfortune.ts';
import { createPublisher } from './publisher.ts';
import { setStage, type Stage } from './stage.ts';
import { tally, type Tally } from './tally.ts';
import { createTroubles, fullDisk } from './trouble.ts';

export interface ChaosOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** On which `dataDir` is: it can be full. */
  readonly disk?: SmallDisk | undefined;
  /** A folder for what says why, when something went wrong. */
  readonly evidence?: string | undefined;
  readonly onRound?: (round: number) => void;
}

export interface ChaosResult extends Tally {
  readonly rounds: number;
  readonly seed: number;
  readonly kills: number;
  readonly declarations: number;
  readonly editions: number;
  /** Pairs of a channel and a declaration that were told before the troubles ended: the others came while it was at rest. */
  readonly onceInTrouble: number;
  /** How often each kind befell the run. */
  readonly misfortunes: Readonly<Record<string, number>>;
  /** Kinds that did not, and why a disk could not be full. */
  readonly missed: readonly string[];
  /** What Discord refused for what it said: our defects. */
  readonly refusals: readonly string[];
  readonly seconds: number;
}

/**
 * Kills the bot at random moments, while declarations and editions appear and Discord misbehaves; then
 * lets it come to rest and counts what every channel was told.
 */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const began = performance.now();
  const chance = createChance(options.seed);
  const stage = await setStage(options);
  try {
    const bots: Bot[] = [];
    const start = (clockSkewMs: number) => {
      const bot = stage.start({}, clockSkewMs);
      bots.push(bot);
      return bot;
    };
    const misfortunes = createMisfortunes(stage.discord, stage.channels, { ...options, chance });
    const troubles = createTroubles(stage, { ...options, chance });
    const publisher = createPublisher(stage.assembly, chance);
    for (let round = 1; round <= options.rounds; round += 1) {
      const bot = start(troubles.whileDown());
      troubles.atStart();
      if (chance.happens(0.85)) await bot.waitForLine(/^Connected as /u);
      misfortunes.strike();
      troubles.strike();
      for (let left = chance.between(1, 2); left > 0; left -= 1) publisher.publish();
      await momentToDie(stage, chance);
      await bot.kill();
      options.onRound?.(round);
    }
    const onceInTrouble = tally(stage.channels, publisher.published).once;
    misfortunes.heal();
    const bot = start(troubles.heal());
    await rest(stage, bot, publisher.published);
    await bot.stop();
    const { published } = publisher;
    const counts: Readonly<Record<string, number>> = { ...misfortunes.counts, ...troubles.counts };
    if (options.evidence !== undefined) await keepEvidence(options.evidence, { bots, stage, store: options });
    return {
      rounds: options.rounds,
      seed: options.seed,
      kills: options.rounds,
      declarations: published.length,
      editions: published.reduce((sum, { editions }) => sum + editions, 0),
      onceInTrouble,
      misfortunes: counts,
      missed: Object.keys(counts)
        .filter((kind) => counts[kind] === 0)
        .map((kind) => (kind === fullDisk && !options.disk ? `${kind} (${noDisk(options)})` : kind)),
      refusals: stage.discord.refusals
        .filter(({ status, code }) => status === 400 && code !== alreadyPublished)
        .map(({ method, path, code, errors }) => `${method} ${path}: ${code} ${JSON.stringify(errors)}`),
      ...tally(stage.channels, published),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await stage.close();
  }
}

function noDisk({ databaseUrl }: ChaosOptions): string {
  return databaseUrl === undefined
    ? 'this system lets us mount no disk of our own'
    : 'not drawn: the disk is that of the server';
}

/** Some time within three seconds, or the very moment when Discord accepts a message. */
async function momentToDie({ discord, channels }: Stage, chance: Chance): Promise<void> {
  const longest = new Promise<void>((resolve) => setTimeout(resolve, chance.between(0, 3_000)));
  if (chance.happens(0.5)) return longest;
  const count = () =>
    channels.reduce((sum, { messages, threads }) => sum + messages.length + threads.length, 0);
  const before = count();
  const wanted = chance.between(1, 6);
  await Promise.race([longest, discord.waitFor(() => count() >= before + wanted, 'a message')]);
}

/** Until everything was told, and then until nothing more comes for a while. */
export async function rest(
  { discord, channels }: Stage,
  bot: Bot,
  published: Parameters<typeof tally>[1],
): Promise<void> {
  const settled = () => {
    const { lost, outdated } = tally(channels, published);
    return lost.length === 0 && outdated.length === 0;
  };
  const patience = setTimeout(() => discord.sandbox.world.changed(), 0);
  const ended = bot.ended.then(() =>
    Promise.reject(new Error(`The bot ended.\n${bot.log.slice(-5).join('\n')}`)),
  );
  await Promise.race([discord.waitFor(settled, 'that everything is told').catch(() => undefined), ended]);
  clearTimeout(patience);
  // What is told twice would be told while the bot catches up.
  await new Promise((resolve) => setTimeout(resolve, quietMs));
  ended.catch(() => undefined);
}

/** How a publication that a crash repeats is known to be done. */
const alreadyPublished = 40_033;

/** Longer than the pause after a first failed attempt, so that a repeat would be seen. */
const quietMs = 8_000;
