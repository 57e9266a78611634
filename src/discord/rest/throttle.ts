import { RESTJSONErrorCodes, type ResponseLike, type RESTOptions } from 'discord.js';
import type { Logger } from 'pino';
import { noMeter, type Meter } from '../../lib/meter.ts';
import { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';
import { createRateLimiter, RateLimitedError, type RateLimiter } from './rate-limiter.ts';
import type { DiscordClock } from './discord-clock.ts';
import { countedAt, readRateLimit, normalizeHeaders } from './rate-limit-response.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** What all requests of one bot share, over every route and every client. */
export interface Throttle {
  readonly rateLimiter: RateLimiter;
  readonly circuitBreaker: CircuitBreaker;
  /** Whether this process may post. Asked last, when everything a message waits for is over. */
  readonly mayPost?: () => boolean;
  /** Learns from every answer. */
  readonly clock?: DiscordClock;
  readonly meter?: Meter;
  /** Hears of every try that nobody answered. */
  readonly onUnanswered?: () => void;
}

/** Nothing was sent: this process cannot be sure any more that it is the one that posts. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

export interface ThrottleSettings {
  readonly log?: Pick<Logger, 'info' | 'error'>;
  readonly requestsPerSecond?: number;
  readonly mayPost?: () => boolean;
  readonly clock?: DiscordClock;
  readonly meter?: Meter;
  readonly onUnanswered?: () => void;
  /** How long ago, in milliseconds, nobody else sent anything any more; `null` when nobody knows. */
  readonly quietMs?: number | null;
}

/** What an earlier leader sent within this time still counts. */
const windowMs = 1_000;

export function createThrottle({
  log,
  requestsPerSecond,
  mayPost,
  clock,
  meter,
  onUnanswered,
  quietMs = Number.POSITIVE_INFINITY,
}: ThrottleSettings = {}): Throttle {
  const rateLimiter = createRateLimiter(
    requestsPerSecond === undefined ? {} : { requests: requestsPerSecond },
  );
  pauseAfterTakeover(rateLimiter, quietMs);
  return {
    ...(mayPost && { mayPost }),
    ...(clock && { clock }),
    ...(meter && { meter }),
    ...(onUnanswered && { onUnanswered }),
    rateLimiter,
    circuitBreaker: createCircuitBreaker({
      onBraked: (retryAfterMs) =>
        log?.error(
          { retryAfterMs },
          'Discord refused too many requests: nothing but answers to people is sent for now',
        ),
      onReleased: () => log?.info('sending to Discord again'),
    }),
  };
}

/** Sends nothing that would come within a second of what somebody else may have sent. */
export function pauseAfterTakeover(rateLimiter: RateLimiter, quietMs: number | null): void {
  if ((quietMs ?? 0) < windowMs) rateLimiter.pause(windowMs - (quietMs ?? 0));
}

/** Longer waits than this belong to the delivery's own record, not to a request that sleeps. */
const deliveryPatienceMs = 2_000;
const patienceMs = 60_000;

/** Whether a route, or an address, is one that alerts go to: whoever asks then keeps a record and comes back. */
export function isDelivery(route: string): boolean {
  return /^(?:\/channels\/|\/users\/@me\/channels)/u.test(route);
}

export function deadlineFor(route: string): number {
  return isDelivery(route) ? deliveryPatienceMs : patienceMs;
}

/** Answers to interactions carry a token of their own and are outside the bot's limit; people wait for them. */
function isAnswer(route: string): boolean {
  return /^\/(?:interactions\/|webhooks\/\d+\/)/u.test(route);
}

/** What stands in a channel twice when two processes ask for it. */
function isPosting(route: string, method: string | undefined): boolean {
  return method === 'POST' && /^\/channels\/\d+\/(?:messages|threads)$/u.test(route);
}

/** Until it is answered some servers are not served at all, while the rest can wait. */
function isUrgent(route: string): boolean {
  return route === '/gateway/bot';
}

/** Sends requests under the rate limit and past the circuit breaker; each try of the library's counts. */
export function throttled(
  send: MakeRequest,
  { rateLimiter, circuitBreaker, mayPost, clock, meter = noMeter, onUnanswered }: Throttle,
  tryMs: number,
): MakeRequest {
  return async (url, init) => {
    const route = /\/v\d+(\/[^?]*)/u.exec(url)?.[1] ?? '';
    const answer = isAnswer(route);
    for (;;) {
      const start = answer ? null : await letIn(route, init.signal);
      if (isPosting(route, init.method) && mayPost?.() === false) throw new FencedError();
      const asked = performance.now();
      const response = await within(tryMs, send, url, init).catch((error: unknown) => {
        if (init.signal?.aborted !== true) onUnanswered?.();
        throw error;
      });
      clock?.heard(response.headers.get('Date'), performance.now() - asked);
      start?.answered(countedAt(response.headers));
      meter.requested(response.status);
      if (response.status === 401 || response.status === 403) circuitBreaker.count();
      if (response.status === 403) return await pastEdge(response, circuitBreaker);
      if (response.status !== 429) return response;
      const { retryAfterMs, everything, shared } = await readRateLimit(response);
      meter.limited(everything ? 'global' : shared ? 'shared' : 'user');
      if (!shared) circuitBreaker.count();
      // Without terms the library would repeat at once and for ever.
      if (retryAfterMs === null) throw new RateLimitedError(null);
      normalizeHeaders(response.headers, retryAfterMs);
      if (!everything) return response;
      rateLimiter.pause(retryAfterMs);
      // The library would hold answers to people back as well: it is not told that everything waits.
      response.headers.delete('X-RateLimit-Global');
      if (answer) return response;
    }
  };

  async function letIn(route: string, signal: AbortSignal | null | undefined) {
    circuitBreaker.check();
    const entered = performance.now();
    const start = await rateLimiter.enter({
      signal,
      patienceMs: deadlineFor(route),
      isUrgent: isUrgent(route),
    });
    meter.waited((performance.now() - entered) / 1000, 'all');
    // Those before it in the line may have been refused meanwhile.
    circuitBreaker.check();
    return start;
  }
}

/** Discord's network keeps the address out for a while, whatever is asked. */
const edgeMs = 60_000;
const blocksAddress = new RegExp(
  String.raw`"code"\s*:\s*${RESTJSONErrorCodes.CloudflareIsBlockingYourRequest}\b`,
  'u',
);

/** Reads what was forbidden: when the address is, everything waits. */
async function pastEdge(response: ResponseLike, circuitBreaker: CircuitBreaker): Promise<ResponseLike> {
  const text = await response.text();
  if (blocksAddress.test(text)) circuitBreaker.trip(edgeMs);
  return new Response(text, {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
  });
}

/** One try. The library's own clock also runs while a request waits in line, so it is set to longer than that. */
async function within(
  tryMs: number,
  send: MakeRequest,
  url: string,
  init: Parameters<MakeRequest>[1],
): ReturnType<MakeRequest> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, tryMs);
  if (init.signal?.aborted === true) end();
  else init.signal?.addEventListener('abort', end, { once: true });
  try {
    return await send(url, { ...init, signal: ending.signal });
  } finally {
    clearTimeout(timer);
  }
}
