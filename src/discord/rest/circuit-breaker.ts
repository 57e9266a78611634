export interface CircuitBreakerSettings {
  /** Milliseconds that never go backwards. */
  readonly now?: () => number;
  /** Invalid requests in a window that stop everything. */
  readonly most?: number;
  readonly windowMs?: number;
  readonly onBraked?: (retryAfterMs: number) => void;
  readonly onReleased?: () => void;
}

/** Stops a bot whose requests are refused over and over, well before Discord blocks its address for it. */
export interface CircuitBreaker {
  /** @throws {CircuitOpenError} while too many lie within the window. */
  check(): void;
  /** A request was answered with 401, 403 or 429. */
  count(): void;
  /** Nothing is to be sent for so long, however few were refused. */
  trip(ms: number): void;
}

/** Nothing is sent: too many requests were refused in the last minutes. */
export class CircuitOpenError extends Error {
  override readonly name = 'BrakeError';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(
      `Discord refused too many requests; nothing is sent for another ${Math.ceil(retryAfterMs / 1000)} s.`,
    );
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Discord blocks an address after 10,000 invalid requests in 10 minutes, and other programs may share
 * it. Once stopped, half of what stopped it must have passed before anything is sent again: a bot that
 * goes on being refused then sends in bouts, not at the edge.
 */
export function createCircuitBreaker({
  now = () => performance.now(),
  most = 2_000,
  windowMs = 600_000,
  onBraked = () => undefined,
  onReleased = () => undefined,
}: CircuitBreakerSettings = {}): CircuitBreaker {
  const enough = Math.floor(most / 2);
  /** The newest, oldest first; never more than `most`. */
  let times: number[] = [];
  let braked = false;
  let until = 0;

  /** How long until no more than `enough` are left. */
  function left(): number {
    const last = times.at(-1 - enough);
    return Math.max(last === undefined ? 0 : last + windowMs - now(), until - now());
  }

  return {
    check: () => {
      if (!braked) return;
      const wait = left();
      if (wait > 0) throw new CircuitOpenError(wait);
      braked = false;
      onReleased();
    },
    count: () => {
      times.push(now());
      if (times.length < most) return;
      // Counting is cheap, looking at all is not: only a full list is looked through.
      times = times.slice(-most).filter((time) => time > now() - windowMs);
      if (times.length < most || braked) return;
      braked = true;
      onBraked(left());
    },
    trip: (ms) => {
      until = Math.max(until, now() + ms);
      if (!braked) onBraked(left());
      braked = true;
    },
  };
}
