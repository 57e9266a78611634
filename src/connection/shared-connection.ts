import { EventEmitter, once } from 'node:events';
import type { Client } from 'discord.js';
import type { Connected, Lasting } from './connecting.ts';
import { forgetGone } from '../delivery/recover-channels.ts';
import { warmRasteriser } from '../discord/charts/rasterise.ts';
import {
  asConnectError,
  closeShard,
  ConnectError,
  countShards,
  openShard,
} from '../discord/gateway/client.ts';
import { shardOf } from '../discord/gateway/membership.ts';
import { createSharding } from '../discord/gateway/sharding.ts';
import { createDiscordClock } from '../discord/rest/discord-clock.ts';
import { createRest } from '../discord/rest/rest.ts';
import { createThrottle } from '../discord/rest/throttle.ts';
import { reportOutages } from '../discord/sharing/outages.ts';
import { followReach, type ReachWatch } from '../discord/sharing/watch-reach.ts';
import type { GatewayOptions } from '../gateway.ts';
import {
  beginAttending,
  endAttending,
  endConnection,
  openConnection,
  shardStates,
  type OpenedConnection,
} from './opening.ts';
import { saveOutages } from '../store/ops/outages.ts';
import { noteRefusedShards } from '../store/sharing/refused-shards.ts';
import type { Share } from '../store/sharing/share.ts';
import type { ShardPort } from '../store/sharing/shard-port.ts';
import type { ShardOf } from '../store/sharing/shard-rows.ts';

/** How many shards there are is planned elsewhere. */
type LastingOfShards = Omit<Lasting, 'plan'>;

export interface SharedGatewayOptions extends GatewayOptions {
  readonly share: Share;
}

interface Hooks extends Pick<ReachWatch, 'doubt' | 'heard'> {
  /** There may be something to post. */
  readonly wake: () => void;
  /** Permissions, roles or channels of a server changed. */
  readonly changed: (guildId: string) => void;
  /** Connections deliver nothing although they are open, or do again. */
  readonly deaf: (isDeaf: boolean) => void;
  /** What outlives a connection is there. */
  readonly prepared: (lasting: LastingOfShards) => void;
}

/** The connection of the shards that this process has. */
export interface SharedConnection {
  readonly port: ShardPort;
  /** `null` while nothing is connected. */
  readonly current: Client<true> | null;
  readonly lasting: LastingOfShards | null;
  /** Aborts with a {@link ConnectError} when Discord refuses the bot for good. */
  readonly refused: AbortSignal;
  prepare(): Promise<LastingOfShards>;
  /** Whether the bot is in a server; `null` where another process is told, and while nobody can say. */
  isMember(guildId: string): boolean | null;
  shards(): readonly { readonly id: number; readonly state: string }[];
  leave(): Promise<void>;
}

type OpenedShards = OpenedConnection & { readonly total: number };

const defaultGraceMs = 60_000;
/** Servers that removed the bot long ago are looked for this often. */
const forgetMs = 10 * 60_000;
const retryMs = 2_000;

export function createSharedConnection(options: SharedGatewayOptions, hooks: Hooks): SharedConnection {
  const { config, token, db, log, say, share, graceMs = defaultGraceMs } = options;
  const looks = new EventEmitter().setMaxListeners(0);
  const refused = new AbortController();
  let preparing: Promise<LastingOfShards> | null = null;
  let lasting: LastingOfShards | null = null;
  let opened: OpenedShards | null = null;
  let current: Client<true> | null = null;
  let leaving: Promise<void> = Promise.resolve();
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;

  const isOff = () => isAway || !share.isHeard();
  const untilBack = async (signal: AbortSignal) => {
    while (isOff()) await once(looks, 'look', { signal });
  };
  const mine = (total: number) => share.held.filter((one) => one.total === total).map(({ shard }) => shard);

  function prepare(): Promise<LastingOfShards> {
    preparing ??= prepareOnce().catch((error: unknown) => {
      preparing = null;
      throw error;
    });
    return preparing;
  }

  async function prepareOnce(): Promise<LastingOfShards> {
    const clock = createDiscordClock();
    const { meter, timing } = options;
    const throttle = createThrottle({
      log,
      clock,
      mayPost: share.isSure,
      onUnanswered: hooks.doubt,
      ...(meter && { meter }),
    });
    const rest = createRest(config.discordApiUrl, token, throttle);
    const settings = { db, rest, log, say, now: clock.now, isShared: true, ...(timing && { timing }) };
    const sharding = await createSharding(settings);
    void warmRasteriser().catch((error: unknown) => log.warn({ err: error }, 'pictures cannot be drawn'));
    lasting = { clock, throttle, sharding, untilBack };
    hooks.prepared(lasting);
    return lasting;
  }

  async function connectShard(one: ShardOf): Promise<void> {
    const kept = await prepare();
    await leaving;
    // It may have been given up meanwhile.
    if (!mine(one.total).includes(one.shard)) return;
    if (opened && opened.total !== one.total) await closeOpened();
    if (opened === null) return open(kept, one.total);
    if (opened.latest) openShard(opened.latest.client, one.shard);
  }

  function open(kept: LastingOfShards, total: number): void {
    const { awayAfterMs } = options;
    const { throttler } = kept.sharding;
    const plan = async () => ({ shards: total, throttler, mine: () => mine(total) });
    const connecting = openConnection(
      options,
      { ...kept, plan },
      {
        wake: hooks.wake,
        availability: {
          isAway: isOff,
          isElsewhere: (guildId) => share.standing(shardOf(guildId ?? '0', total)) === 'lost',
          ...(awayAfterMs !== undefined && { awayAfterMs }),
        },
        onClient: (client) => followReach(client, hooks),
      },
    );
    const one = Object.assign(connecting, { total });
    opened = one;
    one.connected.then(
      (made) => made && begun(made, one),
      (error: unknown) => gone(one, asConnectError(error)),
    );
    one.gone.signal.addEventListener('abort', () => gone(one, one.gone.signal.reason), { once: true });
  }

  function begun(made: Connected, one: OpenedShards): void {
    if (opened !== one) return;
    current = made.client;
    const { total } = one;
    const held = mine(total);
    const which =
      total === 1
        ? `in ${made.client.guilds.cache.size} server(s)`
        : `with ${named(held)} of ${total} shards`;
    say(`Connected as ${made.client.user.tag}, ${which}.`);
    const stopReporting = reportOutages(made.client, {
      shards: () => ({ total, held: mine(total) }),
      save: async (of, ids) => {
        await saveOutages(db, of, ids);
        share.tell({ kind: 'outages' });
      },
      onError: (error) => log.debug({ err: error }, 'the outages of servers were not recorded'),
    });
    const forget = () =>
      void forgetGone({
        db,
        log,
        now: () => lasting?.clock.now() ?? new Date(),
        courier: made.membership,
      }).catch((error: unknown) => log.debug({ err: error }, 'servers that are gone were not looked at'));
    const forgetting = setInterval(forget, forgetMs).unref();
    one.closing.signal.addEventListener('abort', () => {
      stopReporting();
      clearInterval(forgetting);
    });
    if (!isAway) attendTo(one, made);
  }

  function attendTo(one: OpenedShards, made: Connected): void {
    beginAttending(one, made, {
      db,
      log,
      now: () => lasting?.clock.now() ?? new Date(),
      deaf: hooks.deaf,
      changed: hooks.changed,
      isOurs: (guildId, signal) => share.settled(shardOf(guildId, one.total), signal),
    });
  }

  function gone(one: OpenedShards, error: unknown): void {
    if (opened !== one || one.closing.signal.aborted) return;
    if (!(error instanceof ConnectError) || error.kind !== 'shards') {
      refused.abort(error);
      return;
    }
    // Nothing is connected before there is a plan with more of them.
    log.warn({ total: one.total }, error.message);
    void closeOpened();
    noteRefusedShards(db, one.total).then(
      () => share.tell({ kind: 'refused' }),
      (failed: unknown) => log.warn({ err: failed }, 'that there are too few shards was not recorded'),
    );
  }

  function closeOpened(): Promise<void> {
    const [one, before] = [opened, leaving];
    opened = null;
    current = null;
    if (one) leaving = before.then(() => endConnection(one));
    return leaving;
  }

  const port: ShardPort = {
    open: (one) =>
      void connectShard(one).catch((error: unknown) => {
        log.warn({ err: error, ...one }, 'a shard could not be connected; it is tried again');
        setTimeout(() => port.open(one), retryMs).unref();
      }),
    isConnected: ({ total, shard }) =>
      opened?.total === total &&
      shardStates(current).some(({ id, state }) => id === shard && state === 'Ready'),
    close: async ({ total, shard }) => {
      const one = opened;
      if (one?.total !== total) return leaving;
      const others = mine(total).filter((other) => other !== shard);
      if (others.length === 0) return closeOpened();
      one.latest?.membership.forget(shard);
      if (one.latest) await closeShard(one.latest.client, shard);
      if (opened === one && one.latest && countShards(one.latest.client) === 0 && current)
        await closeOpened();
    },
    away: () => {
      if (isAway) return;
      isAway = true;
      const seconds = Math.round(graceMs / 1_000);
      if (opened)
        say(
          `The database is away: nothing is posted, and for ${seconds} s the connection to Discord is kept for its return.`,
        );
      void endAttending(opened);
      timer = setTimeout(() => {
        if (opened) say('The database is still away: leaving Discord until it is back.');
        void closeOpened();
      }, graceMs).unref();
    },
    back: () => {
      isAway = false;
      clearTimeout(timer);
      const one = opened;
      if (one === null) {
        for (const shard of share.held) port.open(shard);
        return;
      }
      say('The database is back: going on over the same connection to Discord.');
      void one.connected.then(
        (made) => made && opened === one && attendTo(one, made),
        () => undefined,
      );
    },
  };

  const stopListening = share.listen(() => looks.emit('look'));

  return {
    port,
    get current() {
      return current;
    },
    get lasting() {
      return lasting;
    },
    refused: refused.signal,
    prepare,
    isMember: (guildId) => (isOff() ? null : (opened?.latest?.membership.isMember(guildId) ?? null)),
    shards: () => {
      const held = mine(opened?.total ?? 0);
      return shardStates(current).filter(({ id }) => held.includes(id));
    },
    leave: async () => {
      clearTimeout(timer);
      stopListening();
      await closeOpened();
    },
  };
}

function named(shards: readonly number[]): string {
  return shards.length === 1 ? `shard ${shards[0]}` : `shards ${shards.join(', ')}`;
}
