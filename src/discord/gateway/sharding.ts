import { Routes, type APIGatewayBotInfo, type IIdentifyThrottler, type REST } from 'discord.js';
import type { Logger } from 'pino';
import type { Database } from '../../store/db/database.ts';
import { changeSessionsBegun, saveSessionsBegun, sessionsBegun } from '../../store/ops/gateway-sessions.ts';
import { noteIdentify, takeIdentifyTurn } from '../../store/ops/identify-turns.ts';
import { systemTiming, type Timing } from '../rest/rate-limiter.ts';
import { createIdentifyBudget } from './identify-budget.ts';
import { withOneMore } from './identify-pace.ts';

/** How a client splits its servers over connections. */
export interface ShardPlan {
  readonly shards: number;
  readonly throttler: IIdentifyThrottler;
  /** Those that are connected by this process, as of now; all unless told. */
  readonly mine?: () => readonly number[];
}

/** Decides how many shards are opened, in this process, one client after another. */
export interface Sharding {
  /** Sessions that may still be begun, as far as is known; `null` before Discord was asked. */
  readonly identifiesLeft: number | null;
  /**
   * Resolves when Discord allows the sessions of all shards, with as many of them as it recommends.
   *
   * @throws what asking Discord ended with; the reason of the signal.
   */
  plan(signal: AbortSignal): Promise<ShardPlan>;
  /** Waited for before each IDENTIFY. */
  readonly throttler: IIdentifyThrottler;
  /** What Discord recommends at this moment, and how many sessions may be begun today. @throws what asking Discord ended with. */
  recommended(signal: AbortSignal): Promise<{ readonly shards: number; readonly remaining: number }>;
  /** Discord closed a connection with `ShardingRequired` (4011): so few shards are not enough, whatever is recommended. */
  refused(shards: number): void;
  /** Looks every hour whether Discord recommends more shards and allows to open them; calls back once. */
  watch(shards: number, onMore: (recommended: number) => void): () => void;
}

export interface ShardingSettings {
  readonly db: Database;
  readonly rest: REST;
  readonly log: Pick<Logger, 'warn' | 'debug'>;
  readonly say: (line: string) => void;
  readonly now: () => Date;
  readonly timing?: Timing;
  /** Other processes begin sessions of the same bot, and use the same database. */
  readonly isShared?: boolean;
}

const lookMs = 60 * 60_000;

export async function createSharding({
  db,
  rest,
  log,
  say,
  now,
  timing = systemTiming,
  isShared = false,
}: ShardingSettings): Promise<Sharding> {
  const ask = async (signal?: AbortSignal) =>
    (await rest.get(Routes.gatewayBot(), signal && { signal })) as APIGatewayBotInfo;
  const budget = createIdentifyBudget({
    ask,
    begun: await sessionsBegun(db),
    keep: (begun) => saveSessionsBegun(db, begun),
    now,
    log,
    say,
    ...(isShared && {
      shared: {
        begun: () => sessionsBegun(db),
        record: (at) => changeSessionsBegun(db, (begun) => withOneMore(begun, at)),
        turn: (bucket) => takeIdentifyTurn(db, bucket),
        asked: (bucket) => noteIdentify(db, bucket),
      },
    }),
  });
  let atLeast = 1;
  return {
    get identifiesLeft() {
      return budget.left;
    },
    plan: async (signal) => ({
      ...(await budget.open(signal, atLeast)),
      throttler: budget.throttler,
    }),
    throttler: budget.throttler,
    recommended: (signal) => budget.ask(signal),
    refused: (shards) => {
      atLeast = Math.max(atLeast, 2 * shards);
    },
    watch: (shards, onMore) => {
      let cancel = (): void => undefined;
      let isOver = false;
      const look = async () => {
        try {
          const { shards: recommended, session_start_limit: limit } = await ask();
          // What is left must be enough to come back once more.
          if (!isOver && recommended > shards && limit.remaining >= 2 * recommended) {
            isOver = true;
            return onMore(recommended);
          }
        } catch (error) {
          log.debug({ err: error }, 'Discord did not say how many shards it recommends');
        }
        if (!isOver) later();
      };
      const later = () => {
        cancel = timing.wakeAfter(lookMs, () => void look());
      };
      later();
      return () => {
        isOver = true;
        cancel();
      };
    },
  };
}
