import { setTimeout as sleep } from 'node:timers/promises';
import { readApplication } from './discord/registration/application.ts';
import { registerPatiently } from './discord/registration/register-patiently.ts';
import { createRest } from './discord/rest/rest.ts';
import { pauseAfterTakeover } from './discord/rest/throttle.ts';
import { askPatiently } from './discord/sharing/ask-patiently.ts';
import { ceilingOf } from './discord/sharing/ceiling.ts';
import { getsThrough } from './discord/sharing/get-through.ts';
import { leadSharing } from './discord/sharing/lead-sharing.ts';
import { createServerNews } from './discord/sharing/server-news.ts';
import { watchReach, type ReachWatch } from './discord/sharing/watch-reach.ts';
import type { Duty, Gateway, GatewayLink } from './gateway.ts';
import { aborted } from './lib/abort.ts';
import { createSharedConnection, type SharedGatewayOptions } from './connection/shared-connection.ts';

/** The connection of a process that has some of the shards, whether it leads or not. */
export interface SharedGateway extends Gateway {
  /** Holds shards and answers people on them until `stop`. @throws {ConnectError} when Discord refuses the bot for good. */
  run(stop: AbortSignal): Promise<void>;
}

/** What nobody was told of is found by looking this often. */
const lookMs = 15_000;
/** How often is looked whether there is a connection to begin with. */
const waitMs = 50;

export function createSharedGateway(options: SharedGatewayOptions): SharedGateway {
  const { config, token, db, log, say, share } = options;
  let duty: Duty | null = null;
  let leading: Promise<void> = Promise.resolve();
  let reach: ReachWatch | null = null;
  const news = createServerNews(options, () => duty && duty.serverChanged);
  const connection = createSharedConnection(options, {
    wake: () => (duty ? duty.wake() : share.tell({ kind: 'due' })),
    changed: news.changed,
    deaf: (isDeaf) => (duty ? duty.deaf(isDeaf) : share.tell({ kind: 'deaf', isDeaf })),
    doubt: () => reach?.doubt(),
    heard: () => reach?.heard(),
    prepared: divideRate,
  });
  const { port, refused } = connection;

  function divideRate(): void {
    connection?.lasting?.throttle.rateLimiter.share(
      ceilingOf({ processes: share.view?.processes ?? 1, leads: duty !== null }),
    );
  }

  const stopListening = share.listen((signal) => {
    divideRate();
    if (signal === null && (share.view?.cutOff ?? 0) > 0) reach?.confirm();
    if (signal?.kind === 'due') duty?.wake();
    if (signal?.kind === 'servers') news.heard(signal.ids);
    if (signal?.kind === 'deaf') duty?.deaf(signal.isDeaf);
    if (signal?.kind === 'outages' && duty) void news.readOutages();
  });
  const looking = setInterval(() => {
    if (duty === null || (share.view?.processes ?? 1) < 2) return;
    duty.wake();
    void news.readOutages();
  }, lookMs).unref();

  async function connect(next: Duty): Promise<GatewayLink | null> {
    const { term, signal } = next;
    await leading;
    if (signal.aborted) return null;
    const { throttle, clock, sharding } = await connection.prepare();
    duty = next;
    divideRate();
    pauseAfterTakeover(throttle.rateLimiter, term.quietMs);
    const rest = createRest(config.discordApiUrl, token, { ...throttle, mayPost: () => term.isYoung() });
    leading = leadSharing({ db, log, say, share, sharding, term: term.number, signal }).catch(
      (error: unknown) => log.error({ err: error }, 'the shards are not divided'),
    );
    const application = await askPatiently(() => readApplication(rest, signal), { log, signal });
    if (application === null) return null;
    const { id: userId } = application;
    await news.readOutages();
    const known = news.know(userId, () => connection.current, clock);
    const before = connection.current;
    void registerPatiently({ rest, application: { id: userId } }, options, signal);
    // Where this process is to have a shard, what its connection tells is waited for.
    const isSettled = () =>
      connection.current !== null ||
      (share.view !== null && share.view.total > 0 && share.view.wanted.length === 0);
    while (!isSettled() && !signal.aborted && !refused.aborted)
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    refused.throwIfAborted();
    if (signal.aborted) return null;
    const isNew = connection.current !== null && before !== connection.current;
    const { learn } = known;
    return { rest, known, learn, membership: connection, clock, isNew, gone: refused };
  }

  return {
    shards: connection.shards,
    get identifiesLeft() {
      return connection.lasting?.sharding.identifiesLeft ?? null;
    },
    get sharing() {
      return share.view;
    },
    connect,
    endDuty: async () => {
      duty = null;
      divideRate();
    },
    leave: connection.leave,
    run: async (stop) => {
      const ended = AbortSignal.any([stop, refused]);
      // Not held up by what this process sends otherwise.
      const rest = createRest(config.discordApiUrl, token);
      reach = watchReach({
        getsThrough: (signal) => getsThrough(rest, signal),
        report: share.reached,
        isConnected: () => connection.shards().some(({ state }) => state === 'Ready'),
        log,
        signal: ended,
      });
      await share.hold(port, ended);
      await aborted(ended);
      clearInterval(looking);
      news.stop();
      stopListening();
      await connection.leave();
      if (!stop.aborted) refused.throwIfAborted();
    },
  };
}
