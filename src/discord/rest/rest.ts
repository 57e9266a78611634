import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import { createThrottle, isDelivery, deadlineFor, throttled, type Throttle } from './throttle.ts';
import { withEdgeMarked } from './edge.ts';
import { withoutPostRetry } from './no-post-retry.ts';

export { CircuitOpenError } from './circuit-breaker.ts';
export { RateLimitedError } from './rate-limiter.ts';
export { FencedError } from './throttle.ts';

/** One try of one request; with the one retry below, an answer or a failure comes within twice this. */
const tryMs = 10_000;

/** The library's own clock, over a stay in line and a try. */
const stayMs = 180_000;

/** How the bot talks to Discord's REST API at an address such as `https://discord.com/api`. */
export function restOptions(
  apiUrl: string,
  timeoutMs = tryMs,
  throttle: Throttle = createThrottle(),
): Partial<RESTOptions> {
  return {
    api: apiUrl.replace(/\/+$/u, '').replace(/\/v\d+$/u, ''),
    version: '10',
    retries: 1,
    timeout: stayMs,
    // The library keeps the limit of each route. Its count of all requests starts anew each second, which
    // can let through twice as many around the turn, and takes in answers to people: the rate limit counts.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    rejectOnRateLimit: ({ route, timeToReset, retryAfter, sublimitTimeout }) => {
      const waitMs = Math.max(timeToReset, retryAfter, sublimitTimeout);
      throttle.meter?.waited(waitMs / 1000, 'route');
      return isDelivery(route) && waitMs > deadlineFor(route);
    },
    makeRequest: throttled(
      withoutPostRetry(withEdgeMarked(DefaultRestOptions.makeRequest)),
      throttle,
      timeoutMs,
    ),
  };
}

/** REST alone, for a verb that needs no gateway. */
export function createRest(apiUrl: string, token: string, throttle?: Throttle): REST {
  return new REST(restOptions(apiUrl, undefined, throttle)).setToken(token);
}
