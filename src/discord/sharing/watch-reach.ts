import { Events, type Client } from 'discord.js';
import type { Logger } from 'pino';
import { pauseAfter, reachBackoff } from '../../lib/backoff.ts';
import { cutOffPatience, laterMs, type Reach } from '../../store/sharing/reach.ts';
import { systemTiming, type Timing } from '../rest/rate-limiter.ts';

export interface ReachSettings {
  /** Tries. Never rejects. */
  readonly getsThrough: (signal: AbortSignal) => Promise<boolean>;
  /** Hears what came of every try. */
  readonly report: (reach: Reach) => void;
  /** Whether a connection stands, by which it would be known that Discord is gone. */
  readonly isConnected: () => boolean;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly timing?: Timing;
}

export interface ReachWatch {
  /** Something failed for which the network may be to blame. */
  doubt(): void;
  /** A connection was made. */
  heard(): void;
  /** Others are cut off: whether this one is not is to be known as of now. */
  confirm(): void;
}

/** What a process begins with may show of itself whether it gets through. */
const firstMs = 2_000;
/** How often a process tries that has no connection and no reason to doubt. */
const idleMs = 60_000;
/** However much fails, a try that succeeded is believed for so long. */
const believedMs = 5_000;

/**
 * Finds out whether this process gets through to Discord. It tries when something has failed, when nothing is connected by which it
 * would notice, and, once it is cut off, ever less often until it gets through. Nothing but a try that fails is taken for being cut off.
 */
export function watchReach({
  getsThrough,
  report,
  isConnected,
  log,
  signal,
  timing = systemTiming,
}: ReachSettings): ReachWatch {
  let reach: Reach = 'unknown';
  let failures = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isTrying = false;
  let cancel = (): void => undefined;

  const set = (next: Reach) => {
    if (next === reach) return report(next);
    if (next === 'cut-off') log.warn('this process does not get through to Discord');
    else if (reach === 'cut-off') log.info('this process gets through to Discord again');
    reach = next;
    report(next);
  };
  const later = (ms: number) => {
    cancel();
    if (!signal.aborted)
      cancel = timing.wakeAfter(ms, () =>
        reach !== 'cut-off' && isConnected() ? later(idleMs) : void look(),
      );
  };
  const look = async () => {
    if (isTrying || signal.aborted) return;
    isTrying = true;
    cancel();
    const isThrough = await getsThrough(signal);
    isTrying = false;
    if (signal.aborted) return;
    triedAt = timing.now();
    failures = isThrough ? 0 : failures + 1;
    set(isThrough ? 'connected' : 'cut-off');
    later(isThrough ? idleMs : pauseAfter(reachBackoff, failures) * (0.75 + Math.random() / 4));
  };
  signal.addEventListener('abort', () => cancel(), { once: true });
  later(firstMs);
  return {
    doubt: () => {
      if (reach === 'cut-off' || isTrying) return;
      const sinceMs = timing.now() - triedAt;
      if (sinceMs >= believedMs) return void look();
      cancel();
      cancel = timing.wakeAfter(believedMs - sinceMs, () => void look());
    },
    confirm: () => {
      if (reach === 'connected' && timing.now() - triedAt >= laterMs(cutOffPatience.ms)) void look();
    },
    heard: () => {
      if (reach === 'unknown') set('connected');
      else if (reach === 'cut-off') void look();
    },
  };
}

/** What happens to the connections of a client says something of whether Discord is reached. */
export function followReach(client: Client, { doubt, heard }: Pick<ReachWatch, 'doubt' | 'heard'>): void {
  client.on(Events.ShardError, doubt);
  client.on(Events.ShardReconnecting, doubt);
  client.on(Events.ShardReady, heard);
  client.on(Events.ShardResume, heard);
}
