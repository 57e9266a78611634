import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Status, type Client } from 'discord.js';
import { connectPatiently, type Connected, type ConnectOptions, type Lasting } from './connecting.ts';
import { warmRasteriser } from './discord/charts/rasterise.ts';
import { ConnectError } from './discord/gateway/client.ts';
import { createDiscordClock } from './discord/rest/discord-clock.ts';
import { registerPatiently } from './discord/registration/register-patiently.ts';
import type { Timing } from './discord/rest/rate-limiter.ts';
import { createRest } from './discord/rest/rest.ts';
import { createSharding } from './discord/gateway/sharding.ts';
import { createThrottle, pauseAfterTakeover } from './discord/rest/throttle.ts';
import type { LeadershipTerm } from './store/leadership/term.ts';

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
}

export interface GatewayLink extends Connected {
  readonly throttle: Lasting['throttle'];
  readonly clock: Lasting['clock'];
  /** Aborts with a `ConnectError` when Discord has ended the connection for good, or wants more shards. */
  readonly gone: AbortSignal;
}

/** The connection to Discord of this process, which may outlive a term. */
export interface Gateway {
  /** The shards of the connection there is, each with the state of its own connection. */
  shards(): readonly { readonly id: number; readonly state: string }[];
  /** Sessions that may still be begun today; `null` where nobody knows. */
  readonly identifiesLeft: number | null;
  readonly isSuspended: boolean;
  /**
   * The connection there is, or a new one; `null` when the signal aborts before it is made.
   *
   * @throws {ConnectError} when Discord refuses it for good.
   */
  connect(duty: Duty): Promise<GatewayLink | null>;
  /**
   * The database is away: the connection is kept for the grace, everybody who asks is told so, nothing is posted, and no
   * session is begun. Ends with the next `connect`.
   */
  suspend(): void;
  /** Ends the connection, when what is being answered is answered. */
  leave(): Promise<void>;
}

const defaultGraceMs = 60_000;
/** What is being answered gets this long to end when the connection ends. */
const answeringMs = 5_000;

interface Opened {
  readonly closing: AbortController;
  readonly gone: AbortController;
  readonly connected: Promise<Connected | null>;
  registered: Promise<void> | null;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { config, token, db, log, say, graceMs = defaultGraceMs } = options;
  const changes = new EventEmitter().setMaxListeners(0);
  let duty: Duty | null = null;
  let lasting: Lasting | null = null;
  let opened: Opened | null = null;
  let current: Client | null = null;
  let leaving: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const isAway = () => duty === null;
  const untilBack = async (signal: AbortSignal) => {
    while (isAway()) await once(changes, 'back', { signal });
  };

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
    return { clock, throttle, sharding, untilBack };
  }

  function open(kept: Lasting): Opened {
    const [closing, gone] = [new AbortController(), new AbortController()];
    const { awayAfterMs } = options;
    const connected = connectPatiently(options, kept, {
      signal: closing.signal,
      onGone: (error) => gone.abort(error),
      wake: () => duty?.wake(),
      availability: { isAway, ...(awayAfterMs !== undefined && { awayAfterMs }) },
    }).then((made) => {
      if (made) begun(made, kept, one);
      return made;
    });
    const one: Opened = { closing, gone, connected, registered: null };
    // Whoever waits for it hears of it.
    connected.catch(() => undefined);
    return one;
  }

  function begun({ client, shards }: Connected, { sharding }: Lasting, one: Opened): void {
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

  async function end({ closing, connected, registered }: Opened): Promise<void> {
    closing.abort();
    const made = await connected.catch(() => null);
    const answered = Promise.all([registered, made?.dispatcher.stop()]);
    await Promise.race([answered, sleep(answeringMs, undefined, { ref: false })]);
    await made?.client.destroy();
  }

  function closeOpened(): Promise<void> {
    const [one, before] = [opened, leaving];
    opened = null;
    current = null;
    if (one) leaving = before.then(() => end(one));
    return leaving;
  }

  function stopWaiting(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function leave(): Promise<void> {
    stopWaiting();
    duty = null;
    // Another process may have begun sessions when this one connects again.
    lasting = null;
    return closeOpened();
  }

  return {
    shards: () =>
      [...(current?.ws.shards.values() ?? [])].map(({ id, status }) => ({ id, state: Status[status] })),
    get identifiesLeft() {
      return lasting?.sharding.identifiesLeft ?? null;
    },
    get isSuspended() {
      return timer !== null;
    },
    connect: async (next) => {
      const wasSuspended = timer !== null;
      stopWaiting();
      if (opened?.gone.signal.aborted !== false) await closeOpened();
      if (next.signal.aborted) return null;
      if (lasting) pauseAfterTakeover(lasting.throttle.rateLimiter, next.term.quietMs);
      duty = next;
      lasting ??= await prepare(next);
      const { throttle, clock } = lasting;
      const one = (opened ??= open(lasting));
      changes.emit('back');
      const made = await untilAborted(one.connected, next.signal);
      if (made === null) return null;
      if (wasSuspended) say('The database is back: going on over the same connection to Discord.');
      return { ...made, throttle, clock, gone: one.gone.signal };
    },
    suspend: () => {
      if (timer !== null) return;
      duty = null;
      const seconds = Math.round(graceMs / 1_000);
      say(
        `The database is away: nothing is posted, and for ${seconds} s the connection to Discord is kept for its return.`,
      );
      timer = setTimeout(() => {
        say('The database is still away: leaving Discord until it is back.');
        void leave();
      }, graceMs);
    },
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
