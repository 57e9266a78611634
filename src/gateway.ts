import { once } from 'node:events';
import type { Client, REST } from 'discord.js';
import type { Connected, ConnectOptions, Lasting } from './connection/connecting.ts';
import { warmRasteriser } from './discord/charts/rasterise.ts';
import { ConnectError } from './discord/gateway/client.ts';
import { guildCacheOf, type GuildCache } from './discord/gateway/guild-cache.ts';
import type { GuildMembership } from './discord/gateway/membership.ts';
import { createDiscordClock } from './discord/rest/discord-clock.ts';
import { registerPatiently } from './discord/registration/register-patiently.ts';
import type { Timing } from './discord/rest/rate-limiter.ts';
import { createRest } from './discord/rest/rest.ts';
import { createSharding } from './discord/gateway/sharding.ts';
import { createThrottle, pauseAfterTakeover } from './discord/rest/throttle.ts';
import type { SharedGuilds } from './discord/sharing/remote-guilds.ts';
import {
  beginAttending,
  endConnection,
  openConnection,
  shardStates,
  type OpenedConnection,
} from './connection/opening.ts';
import type { LeadershipTerm } from './store/leadership/term.ts';
import type { SharingView } from './store/sharing/share.ts';

export interface GatewayOptions extends ConnectOptions {
  /** How long the connection is kept while the database is away. */
  readonly graceMs?: number;
  /** How old an interaction is when it is told that the database is away. */
  readonly awayAfterMs?: number;
  /** For the looks at what Discord recommends. */
  readonly timing?: Timing;
}

/** The use of the connection within one term. */
export interface Duty {
  readonly term: LeadershipTerm;
  readonly signal: AbortSignal;
  /** Says that there may be something to post. */
  readonly wake: () => void;
  /** Says that permissions, roles or channels of a server changed. */
  readonly serverChanged: (guildId: string) => void;
  /** Says that connections deliver nothing although they are open, or do again. */
  readonly deaf: (isDeaf: boolean) => void;
}

/** What whoever leads posts with. */
export interface GatewayLink {
  /** Posts only while the term surely goes on. */
  readonly rest: REST;
  readonly known: GuildCache;
  readonly membership: Pick<GuildMembership, 'isMember'>;
  /** Finds out about a server of which another process hears; absent where this one hears of all. */
  readonly learn?: SharedGuilds['learn'];
  readonly clock: Lasting['clock'];
  /** Whether the connection was made for this term: what Discord said as an older one was made is old. */
  readonly isNew: boolean;
  /** Aborts with a `ConnectError` when Discord has ended the connection for good, or wants more shards. */
  readonly gone: AbortSignal;
}

/** The connection to Discord of this process, which may outlive a term. */
export interface Gateway {
  /** The shards of the connection there is, each with the state of its own connection. */
  shards(): readonly { readonly id: number; readonly state: string }[];
  /** Sessions that may still be begun today; `null` where nobody knows. */
  readonly identifiesLeft: number | null;
  /** How the shards are divided; `null` where this process has all of them. */
  readonly sharing: SharingView | null;
  /**
   * The connection there is, or a new one; `null` when the signal aborts before it is made.
   *
   * @throws {ConnectError} when Discord refuses it for good.
   */
  connect(duty: Duty): Promise<GatewayLink | null>;
  /** The term is over, or nothing is left to do in it. What the connection is for beside that goes on. */
  endDuty(): Promise<void>;
  /** Ends the connection, when what is being answered is answered. */
  leave(): Promise<void>;
}

/** For a process that has every shard, on a database that only it can open: the connection ends with the term. */
export function createGateway(options: GatewayOptions): Gateway {
  const { config, token, db, log, say } = options;
  let duty: Duty | null = null;
  let lasting: Lasting | null = null;
  let opened: OpenedConnection | null = null;
  let current: Client | null = null;
  let leaving: Promise<void> = Promise.resolve();

  const isAway = () => duty === null;
  // A database in this process's own directory is never away.
  const untilBack = () => Promise.resolve();

  async function prepare({ term }: Duty): Promise<Lasting> {
    // Discord's, from its first answer on: connecting brings one.
    const clock = createDiscordClock();
    const mayPost = () => duty?.term.isYoung() === true;
    const throttle = createThrottle({
      log,
      clock,
      mayPost,
      quietMs: term.quietMs,
      ...(options.meter && { meter: options.meter }),
    });
    const rest = createRest(config.discordApiUrl, token, throttle);
    const { timing } = options;
    const sharding = await createSharding({ db, rest, log, say, now: clock.now, ...(timing && { timing }) });
    // While the connection is made: nobody waits for a picture yet.
    void warmRasteriser().catch((error: unknown) => log.warn({ err: error }, 'pictures cannot be drawn'));
    return { clock, throttle, sharding, untilBack, plan: (signal) => sharding.plan(signal) };
  }

  function open(kept: Lasting): OpenedConnection {
    const { awayAfterMs } = options;
    const one = openConnection(options, kept, {
      wake: () => duty?.wake(),
      availability: { isAway, ...(awayAfterMs !== undefined && { awayAfterMs }) },
    });
    one.connected.then((made) => made && begun(made, kept, one)).catch(() => undefined);
    return one;
  }

  function begun({ client, shards }: Connected, { sharding }: Lasting, one: OpenedConnection): void {
    current = client;
    say(`Connected as ${client.user.tag}, ${connectedWhere(client, shards)}.`);
    const over = AbortSignal.any([one.closing.signal, one.gone.signal]);
    one.registered = registerPatiently(client, options, over);
    const stopWatching = sharding.watch(shards, (recommended) =>
      one.gone.abort(
        new ConnectError('shards', `Discord recommends ${recommended} shards instead of ${shards}.`),
      ),
    );
    over.addEventListener('abort', stopWatching, { once: true });
    if (over.aborted) stopWatching();
  }

  function closeOpened(): Promise<void> {
    const [one, before] = [opened, leaving];
    opened = null;
    current = null;
    if (one) leaving = before.then(() => endConnection(one));
    return leaving;
  }

  function leave(): Promise<void> {
    duty = null;
    // Another process may have begun sessions when this one connects again.
    lasting = null;
    return closeOpened();
  }

  return {
    shards: () => shardStates(current),
    sharing: null,
    get identifiesLeft() {
      return lasting?.sharding.identifiesLeft ?? null;
    },
    connect: async (next) => {
      if (opened?.gone.signal.aborted !== false) await closeOpened();
      if (next.signal.aborted) return null;
      if (lasting) pauseAfterTakeover(lasting.throttle.rateLimiter, next.term.quietMs);
      duty = next;
      lasting ??= await prepare(next);
      const { clock } = lasting;
      const one = (opened ??= open(lasting));
      const made = await untilAborted(one.connected, next.signal);
      if (made === null) return null;
      beginAttending(one, made, {
        db,
        log,
        now: clock.now,
        deaf: (isDeaf) => duty?.deaf(isDeaf),
        changed: (guildId) => duty?.serverChanged(guildId),
      });
      const { client, membership } = made;
      return {
        rest: client.rest,
        known: guildCacheOf(client, clock.now),
        membership,
        clock,
        isNew: true,
        gone: one.gone.signal,
      };
    },
    endDuty: leave,
    leave,
  };
}

/** The shards after the first follow one by one. */
function connectedWhere({ guilds }: Client, shards: number): string {
  return shards === 1
    ? `in ${guilds.cache.size} server(s)`
    : `with the first of ${shards} shards; the others follow`;
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const done = new AbortController();
  try {
    return await Promise.race([work, aborted(AbortSignal.any([signal, done.signal]))]);
  } finally {
    done.abort();
  }
}

async function aborted(signal: AbortSignal): Promise<null> {
  if (!signal.aborted) await once(signal, 'abort');
  return null;
}
