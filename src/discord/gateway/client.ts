import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Status,
  type ClientOptions,
  type WebSocketOptions,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Timing } from '../rest/rate-limiter.ts';
import { makeCache } from './cache.ts';
import { logConnection } from './connection-log.ts';
import { forgetGuild } from '../sharing/forget-guild.ts';
import { shardOf } from './membership.ts';
import { slowReconnects } from './reconnecting.ts';
import { restOptions } from '../rest/rest.ts';
import type { ShardPlan } from './sharding.ts';
import { ShardsInProcess } from './shards.ts';
import type { Throttle } from '../rest/throttle.ts';
import { troubleIn } from '../rest/trouble.ts';

export interface ClientSettings {
  /** Such as `https://discord.com/api`; the gateway's address follows from it. */
  readonly apiUrl: string;
  readonly log: Logger;
  /** The connection is lost for good, such as by a new token: nothing will arrive any more. */
  readonly onGone?: (error: ConnectError) => void;
  /** As many shards as Discord recommends unless told. */
  readonly plan?: ShardPlan;
  /** For one try of one request. */
  readonly timeoutMs?: number;
  readonly throttle?: Throttle;
  /** For the pauses between attempts to connect again. */
  readonly timing?: Timing;
}

/** Why a connection could not be made, in words for the operator; never the token. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  /** `shards`: Discord asks for more of them. */
  readonly kind: 'token' | 'unreachable' | 'refused' | 'shards';

  constructor(kind: ConnectError['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

const strategies = new WeakMap<Client, ShardsInProcess>();

/** Makes the connection of one shard of a client again; its session is taken up, or another begun. */
export function reconnectShard(client: Client, shard: number, how: 'resume' | 'identify'): void {
  strategies.get(client)?.reconnect(shard, how);
}

/** Connects one more shard of a client that is connected, or connecting. */
export function openShard(client: Client, shard: number): void {
  strategies.get(client)?.open(shard);
}

/** How many shards of a client are connected, or connecting. */
export function countShards(client: Client): number {
  return strategies.get(client)?.size ?? 0;
}

/** Ends the connection of one shard of a client; resolves when there is none any more, and nothing is known of its servers. */
export async function closeShard(client: Client, shard: number): Promise<void> {
  await strategies.get(client)?.close(shard);
  const known = client.ws.shards.get(shard);
  if (known) known.status = Status.Idle;
  const { shardCount = 1 } = client.options;
  for (const id of client.guilds.cache.keys()) if (shardOf(id, shardCount) === shard) forgetGuild(client, id);
}

/** A client that hears of servers and interactions and keeps only what permissions need. Not connected yet. */
export function createClient({
  apiUrl,
  log,
  onGone,
  timeoutMs,
  throttle,
  plan,
  timing,
}: ClientSettings): Client {
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: restOptions(apiUrl, timeoutMs, throttle),
    ...shardOptions(plan, timing, (shards) => strategies.set(client, shards)),
    waitGuildTimeout: outageMs,
    makeCache,
  });
  // The library holds back what people ask until every server of every shard is known, which can take minutes.
  // READY says who the bot is and which servers there are; an answer needs no more.
  client.on(Events.Raw as never, ({ t }: { readonly t?: string | null }) => {
    if (t === 'READY') client.ws.status = Status.Ready;
  });
  client.on(Events.Error, (error) => log.error({ err: error }, 'the Discord client reports an error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'the Discord client warns'));
  logConnection(client, log);
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ code, shard }, 'Discord closed the connection for good');
    onGone?.(connectErrorFor(code));
  });
  client.on(Events.Invalidated, () =>
    onGone?.(new ConnectError('refused', 'Discord ended the session for good.')),
  );
  return client;
}

/** A server of which nothing is told for this long after READY has an outage. */
const outageMs = 1_000;

function shardOptions(
  plan: ShardPlan | undefined,
  timing: Timing | undefined,
  onBuilt: (shards: ShardsInProcess) => void,
): Pick<ClientOptions, 'shards' | 'shardCount' | 'ws'> {
  const buildStrategy: NonNullable<WebSocketOptions['buildStrategy']> = (manager) => {
    const shards = new ShardsInProcess(manager, plan?.mine);
    onBuilt(shards);
    slowReconnects(manager, (shardId) => shards.isIdle(shardId), timing);
    return shards;
  };
  if (plan === undefined) return { shards: 'auto', ws: { buildStrategy } };
  const { shards, throttler } = plan;
  return {
    shards: Array.from({ length: shards }, (_, shard) => shard),
    shardCount: shards,
    ws: { buildStrategy, buildIdentifyThrottler: () => throttler },
  };
}

/** What a small bot is told of its servers comes within this time after READY; the rest comes when it comes. */
const settleMs = 2_000;

/**
 * Connects the first shard and waits a moment for its servers to be known. The other shards follow, and people
 * are answered from the first READY on.
 *
 * @throws {ConnectError} for a token that is not accepted, a Discord that cannot be reached, and a signal that aborts;
 * the client is then destroyed.
 */
export async function connect(
  client: Client,
  token: string,
  { withinMs = 60_000, ...options }: { readonly withinMs?: number; readonly signal?: AbortSignal } = {},
): Promise<Client<true>> {
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const abort = () => giveUp.abort();
  if (options.signal?.aborted === true) abort();
  options.signal?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => giveUp.abort(), withinMs);
  const settle = async () => {
    // The first thing a session is told is READY.
    await once(client, Events.Raw, { signal });
    clearTimeout(timer);
    await sleep(settleMs, undefined, { signal });
  };
  const settled = settle();
  const ready = Promise.race([once(client, Events.ShardReady, { signal }), settled]);
  const closed = once(client, Events.ShardDisconnect, { signal }).then(([event]) => {
    throw connectErrorFor((event as { code: number }).code);
  });
  const login = client.login(token).then(() => ready);
  try {
    await Promise.race([login, closed, ready]);
    return client as Client<true>;
  } catch (error) {
    await client.destroy().catch(() => undefined);
    throw asConnectError(error);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
    giveUp.abort();
    // What lost the race ends with the signal.
    for (const late of [login, closed, ready, settled]) late.catch(() => undefined);
  }
}

/** @param error of an attempt to connect, or of asking how. */
export function asConnectError(error: unknown): ConnectError {
  if (error instanceof ConnectError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'TokenInvalid') return connectErrorFor(GatewayCloseCodes.AuthenticationFailed);
  if (error instanceof DiscordAPIError && error.status === 401)
    return connectErrorFor(GatewayCloseCodes.AuthenticationFailed);
  const { who, sentence } = troubleIn(error);
  if (who === 'refused') {
    return new ConnectError(who, `${sentence} Check DISCORD_API_URL, or try again later.`);
  }
  // What stands before Discord changes its mind as it does.
  return new ConnectError('unreachable', sentence, who === 'network' ? error : undefined);
}

const kinds: Readonly<Record<number, ConnectError['kind']>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'token',
  [GatewayCloseCodes.ShardingRequired]: 'shards',
};

function connectErrorFor(closeCode: number): ConnectError {
  return new ConnectError(kinds[closeCode] ?? 'refused', closeReason(closeCode));
}

function closeReason(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return 'Discord does not accept the token. Copy it again from the Discord developer portal, page Bot, into DISCORD_TOKEN.';
    case GatewayCloseCodes.InvalidShard:
      return 'Discord does not accept the number of shards.';
    case GatewayCloseCodes.ShardingRequired:
      return 'Discord asks for more shards.';
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return 'Discord does not grant this application the intents it asks for.';
    default:
      return `Discord closed the connection for good (code ${code}).`;
  }
}
