import { setTimeout as sleep } from 'node:timers/promises';
import { SimpleIdentifyThrottler, type APIGatewayBotInfo, type IIdentifyThrottler } from 'discord.js';
import type { Logger } from 'pino';
import type { SessionsBegun } from '../../store/ops/gateway-sessions.ts';
import { identifiesIn, ofTheDay, pacedUntil, withOneMore } from './identify-pace.ts';

export interface IdentifyBudgetSettings {
  /** Asks Discord (`GET /gateway/bot`). */
  readonly ask: (signal?: AbortSignal) => Promise<APIGatewayBotInfo>;
  /** Sessions begun before, and what records them. */
  readonly begun: readonly SessionsBegun[];
  readonly keep: (begun: readonly SessionsBegun[]) => Promise<void>;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'warn'>;
  readonly say: (line: string) => void;
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Where other processes begin sessions of the same bot. */
  readonly shared?: SharedSessions;
}

/** What several processes that begin sessions of one bot share. */
export interface SharedSessions {
  readonly begun: () => Promise<readonly SessionsBegun[]>;
  /** Records one more; @returns all of them. */
  readonly record: (at: number) => Promise<readonly SessionsBegun[]>;
  /** Takes the next turn of a bucket; @returns 0 when it was taken, else in how many milliseconds it may be asked for again. */
  readonly turn: (bucket: number) => Promise<number>;
  /** The session of the turn that was taken last has been asked for. */
  readonly asked: (bucket: number) => Promise<void>;
}

/**
 * The sessions that may be begun. Discord takes the token away from a bot that sends more IDENTIFYs in a day than
 * `session_start_limit` allows, and `max_concurrency` of them in five seconds at most (Discord's documentation of the gateway).
 */
export interface IdentifyBudget {
  /**
   * Resolves when a session for each shard may be begun, with what Discord recommends.
   *
   * @throws what asking Discord ended with; the reason of the signal.
   */
  open(signal: AbortSignal, atLeast?: number): Promise<{ readonly shards: number }>;
  /** What Discord recommends at this moment, and how many sessions may be begun. @throws what asking Discord ended with. */
  ask(signal: AbortSignal): Promise<{ readonly shards: number; readonly remaining: number }>;
  /** Asked before each IDENTIFY, by every client in turn. */
  readonly throttler: IIdentifyThrottler;
  /** Sessions that may still be begun, as far as is known; `null` before Discord was asked. */
  readonly left: number | null;
}

/** Longer than this the record is not waited for. */
const recordMs = 2_000;

/** Before a database that did not answer is asked again. */
const insistMs = 1_000;

/** So long it is believed how many sessions are left, where many are: those that other processes begin meanwhile are few. */
const believedMs = 30_000;

interface Known {
  readonly info: APIGatewayBotInfo;
  readonly at: number;
  readonly resetsAt: number;
  used: number;
}

const doze = async (ms: number, signal: AbortSignal | undefined) => {
  await sleep(ms, undefined, signal === undefined ? {} : { signal });
};

export function createIdentifyBudget({
  ask,
  keep,
  now,
  log,
  say,
  pause = doze,
  shared,
  ...settings
}: IdentifyBudgetSettings): IdentifyBudget {
  let begun = settings.begun;
  let keeping = Promise.resolve();
  let known: Known | null = null;
  let shards = 1;
  let told = 0;
  let gaps = { maxConcurrency: 0, throttler: new SimpleIdentifyThrottler(1) };

  const leftOf = ({ info, used }: Known) => info.session_start_limit.remaining - used;
  const time = () => now().getTime();

  async function look(signal?: AbortSignal): Promise<Known> {
    const info = await ask(signal);
    const { max_concurrency: maxConcurrency, reset_after: resetAfter } = info.session_start_limit;
    known = { info, at: time(), resetsAt: time() + resetAfter, used: 0 };
    if (gaps.maxConcurrency !== maxConcurrency)
      gaps = { maxConcurrency, throttler: new SimpleIdentifyThrottler(Math.max(1, maxConcurrency)) };
    return known;
  }

  function tell(until: number, line: string): void {
    // Said once for each wait, and not again for a few seconds more.
    if (until - told < 60_000) return;
    told = until;
    say(line);
    log.warn({ until: new Date(until).toISOString(), today: identifiesIn(ofTheDay(begun, time())) }, line);
  }

  /** Waits until `count` sessions may be begun. */
  async function wait(count: number, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      if (known !== null && leftOf(known) < count) {
        // Only Discord knows what is left; what was counted here may be out of date.
        const fresh = await look(signal).catch((error: unknown) => {
          log.warn({ err: error }, 'Discord did not say how many sessions are left');
          return known;
        });
        if (fresh !== null && leftOf(fresh) < count) {
          const ms = Math.max(fresh.resetsAt - time(), 1_000);
          tell(time() + ms, `Discord allows the next connection at ${at(time() + ms)}.`);
          await pause(ms, signal);
          continue;
        }
      }
      const total = known?.info.session_start_limit.total ?? 1_000;
      const until = pacedUntil(begun, { shards, total }, time());
      if (until <= time()) return;
      if (until - time() > 10_000)
        tell(
          until,
          `Hemicycle began ${identifiesIn(ofTheDay(begun, time()))} connections within a day, of ${total} that Discord allows: the next one begins at ${at(until)}.`,
        );
      await pause(until - time(), signal);
    }
  }

  /** Others may have begun sessions since: what is left, what was begun, and whose turn it is, is asked for each time. */
  async function waitWithOthers(
    { begun: recall, turn, asked }: SharedSessions,
    shard: number,
    signal: AbortSignal,
  ): Promise<void> {
    const isPlenty =
      known !== null &&
      Math.abs(time() - known.at) < believedMs &&
      leftOf(known) > 5 * Math.max(shards, known.info.shards);
    if (!isPlenty)
      await look(signal).catch((error: unknown) =>
        log.warn({ err: error }, 'Discord did not say how many sessions are left'),
      );
    shards = Math.max(shards, known?.info.shards ?? 1);
    begun = await insist(recall, signal);
    await wait(1, signal);
    // Counted first: between the turn and the IDENTIFY there is to be nothing that could take long.
    await record();
    const bucket = shard % Math.max(1, gaps.maxConcurrency);
    const next = () => insist(() => turn(bucket), signal);
    for (let ms = await next(); ms > 0; ms = await next()) await pause(ms, signal);
    signal.throwIfAborted();
    // The library asks as soon as this resolves. In a process that is busy that may be long after the turn was taken.
    setImmediate(() => {
      asked(bucket).catch((error: unknown) =>
        log.warn({ err: error }, 'when a session was asked for was not recorded'),
      );
    });
  }

  /** A session that is begun uncounted could be one too many: a database that does not answer is asked again. */
  async function insist<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      signal.throwIfAborted();
      try {
        return await work();
      } catch (error) {
        log.warn({ err: error }, 'whose turn it is to begin a session is not known');
        await pause(insistMs, signal);
      }
    }
  }

  async function record(): Promise<void> {
    const at = time();
    begun = withOneMore(begun, at);
    if (known !== null) known.used += 1;
    // One after the other, and each what is known by then: an earlier record must not come after a later one.
    keeping = keeping
      .then(() => (shared ? shared.record(at).then(() => undefined) : keep(begun)))
      .catch((error: unknown) => log.warn({ err: error }, 'a session that is begun was not recorded'));
    await Promise.race([keeping, sleep(recordMs, undefined, { ref: false })]);
  }

  return {
    open: async (signal, atLeast = 1) => {
      const { info } = await look(signal);
      shards = Math.max(1, atLeast, info.shards);
      await wait(shards, signal);
      return { shards };
    },
    ask: async (signal) => {
      const { info } = await look(signal);
      shards = Math.max(1, info.shards);
      return { shards, remaining: info.session_start_limit.remaining };
    },
    throttler: {
      waitForIdentify: async (shard, signal) => {
        if (shared !== undefined) await waitWithOthers(shared, shard, signal);
        else {
          await wait(1, signal);
          await gaps.throttler.waitForIdentify(shard, signal);
          await record();
        }
      },
    },
    get left() {
      return known === null ? null : leftOf(known);
    },
  };
}

function at(ms: number): string {
  return `${new Date(Math.ceil(ms / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
