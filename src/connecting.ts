import type { Client } from 'discord.js';
import pRetry from 'p-retry';
import { asConnectError, connect, ConnectError, createClient } from './discord/client.ts';
import type { DiscordClock } from './discord/clock.ts';
import { dispatchInteractions, type Dispatcher } from './discord/dispatch.ts';
import { followMembership, type Membership } from './discord/membership.ts';
import type { Sharding } from './discord/sharding.ts';
import type { Throttle } from './discord/throttle.ts';
import type { ServiceOptions } from './service.ts';

/** What outlives a connection to Discord. */
export interface Lasting {
  readonly clock: DiscordClock;
  readonly throttle: Throttle;
  readonly sharding: Sharding;
}

export interface Connected {
  readonly client: Client<true>;
  readonly dispatcher: Dispatcher;
  readonly membership: Membership;
  readonly shards: number;
}

/** Connects, and goes on trying while Discord is out of reach; `null` when told to stop. */
export async function connectPatiently(
  options: ServiceOptions,
  { clock, throttle, sharding }: Lasting,
  { onGone, wake }: { readonly onGone: (error: ConnectError) => void; readonly wake: () => void },
): Promise<Connected | null> {
  const { config, token, db, log, say, signal } = options;
  const { operatorChannelId: channelId, assemblyUrl, assemblyHosts, newsMaxAgeDays, discordApiUrl } = config;
  const operator = { channelId, assemblyUrl, assemblyHosts, newsMaxAgeDays, discordApiUrl };
  let told = false;
  const attempt = async (): Promise<Connected> => {
    const plan = await sharding.plan(signal).catch((error: unknown) => {
      throw signal.aborted ? error : asConnectError(error);
    });
    const gone = (error: ConnectError) => {
      if (error.kind === 'shards') sharding.refused(plan.shards);
      onGone(error);
    };
    const client = createClient({ apiUrl: discordApiUrl, log, onGone: gone, throttle, plan });
    const dispatcher = dispatchInteractions(client, {
      db,
      log,
      wake,
      operator,
      policies: config.policies,
      now: clock.now,
    });
    const membership = followMembership(client);
    return { client: await connect(client, token), dispatcher, membership, shards: plan.shards };
  };
  try {
    return await pRetry(attempt, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 2_000,
      maxTimeout: 60_000,
      randomize: true,
      unref: false,
      signal,
      shouldRetry: ({ error }) => error instanceof ConnectError && error.kind === 'unreachable',
      onFailedAttempt: ({ error, attemptNumber }) => {
        log.warn({ reason: error.message, attemptNumber }, 'no connection to Discord');
        if (!told && error instanceof ConnectError && error.kind === 'unreachable')
          say(`${error.message} Trying again …`);
        told = true;
      },
    });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}
