import type { Client } from 'discord.js';
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Availability } from '../discord/interactions/away.ts';
import { asConnectError, connect, ConnectError, createClient } from '../discord/gateway/client.ts';
import type { DiscordClock } from '../discord/rest/discord-clock.ts';
import { dispatchInteractions, type Dispatcher } from '../discord/interactions/dispatch.ts';
import { followMembership, type GuildMembership } from '../discord/gateway/membership.ts';
import type { Sharding, ShardPlan } from '../discord/gateway/sharding.ts';
import type { Meter } from '../lib/meter.ts';
import type { Throttle } from '../discord/rest/throttle.ts';
import type { Database } from '../store/db/database.ts';

/** What it takes to connect. */
export interface ConnectOptions {
  readonly config: Config;
  readonly token: string;
  readonly db: Database;
  readonly log: Logger;
  /** For lines the person who started the service reads. */
  readonly say: (line: string) => void;
  readonly meter?: Meter;
}

/** What outlives a connection to Discord. */
export interface Lasting {
  readonly clock: DiscordClock;
  readonly throttle: Throttle;
  readonly sharding: Sharding;
  /** Resolves when the database is there; rejects when the signal aborts. */
  readonly untilBack: (signal: AbortSignal) => Promise<void>;
  /** Resolves when the next client may be made, with the shards it is to have. */
  readonly plan: (signal: AbortSignal) => Promise<ShardPlan>;
}

export interface Connected {
  readonly client: Client<true>;
  readonly dispatcher: Dispatcher;
  readonly membership: GuildMembership;
  readonly shards: number;
}

interface Hooks {
  readonly signal: AbortSignal;
  readonly onGone: (error: ConnectError) => void;
  readonly wake: () => void;
  readonly availability: Availability;
  /** Called with each client that is made, before it connects. */
  readonly onClient?: (client: Client, membership: GuildMembership) => void;
}

/** Connects, and goes on trying while Discord is out of reach; `null` when told to stop. */
export async function connectPatiently(
  options: ConnectOptions,
  { clock, throttle, sharding, untilBack, ...lasting }: Lasting,
  { signal, onGone, wake, availability, onClient }: Hooks,
): Promise<Connected | null> {
  const { config, token, db, log, say } = options;
  const { operatorChannelId: channelId, assemblyUrl, assemblyHosts, newsMaxAgeDays, discordApiUrl } = config;
  const operator = { channelId, assemblyUrl, assemblyHosts, newsMaxAgeDays, discordApiUrl };
  let failedAt: number | null = null;
  const attempt = async (): Promise<Connected> => {
    const plan = await lasting.plan(signal).catch((error: unknown) => {
      throw signal.aborted ? error : asConnectError(error);
    });
    const gone = (error: ConnectError) => {
      if (error.kind === 'shards') sharding.refused(plan.shards);
      onGone(error);
    };
    const client = createClient({
      apiUrl: discordApiUrl,
      log,
      onGone: gone,
      throttle,
      plan: whileThere(plan, untilBack),
    });
    const dispatcher = dispatchInteractions(client, {
      ...(options.meter && { meter: options.meter }),
      db,
      log,
      wake,
      operator,
      policies: config.policies,
      now: clock.now,
      availability,
    });
    const membership = followMembership(client);
    onClient?.(client, membership);
    return { client: await connect(client, token, { signal }), dispatcher, membership, shards: plan.shards };
  };
  try {
    const connected = await pRetry(attempt, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 2_000,
      maxTimeout: 60_000,
      randomize: true,
      unref: false,
      signal,
      shouldRetry: ({ error }) => error instanceof ConnectError && error.kind === 'unreachable',
      onFailedAttempt: ({ error, attemptNumber }) => {
        // Once when it goes and once when it is back, however often it is tried.
        log[failedAt === null ? 'warn' : 'debug'](
          { reason: error.message, attemptNumber, ...(error.cause !== undefined && { err: error.cause }) },
          'no connection to Discord',
        );
        if (failedAt === null && error instanceof ConnectError && error.kind === 'unreachable')
          say(`${error.message} Trying again …`);
        failedAt ??= performance.now();
      },
    });
    if (failedAt !== null)
      log.info({ ms: Math.round(performance.now() - failedAt) }, 'connected to Discord after all');
    return connected;
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** No session is begun while the database is away: it may come and go, and sessions are counted. */
function whileThere({ throttler, ...plan }: ShardPlan, untilBack: Lasting['untilBack']): ShardPlan {
  return {
    ...plan,
    throttler: {
      waitForIdentify: async (shard, signal) => {
        await untilBack(signal);
        await throttler.waitForIdentify(shard, signal);
      },
    },
  };
}
