import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';

/** One try of one request; with the one retry below, an answer or a failure comes within twice this. */
const tryMs = 10_000;

/** Longer waits than this belong to the delivery's own record, not to a request that sleeps. */
const longestWaitMs = 2_000;

/** How the bot talks to Discord's REST API at an address such as `https://discord.com/api`. */
export function restOptions(apiUrl: string, timeoutMs = tryMs): Partial<RESTOptions> {
  return {
    api: apiUrl.replace(/\/+$/u, '').replace(/\/v\d+$/u, ''),
    version: '10',
    retries: 1,
    timeout: timeoutMs,
    rejectOnRateLimit: ({ method, route, timeToReset, retryAfter, sublimitTimeout }) =>
      method.toUpperCase() === 'POST' &&
      route === '/channels/:id/messages' &&
      Math.max(timeToReset, retryAfter, sublimitTimeout) > longestWaitMs,
    makeRequest: async (url, init) => {
      const response = await DefaultRestOptions.makeRequest(url, init);
      // Without terms the library would repeat at once and for ever.
      if (response.status === 429 && !response.headers.has('Retry-After')) {
        await response.arrayBuffer();
        throw new TooFastError();
      }
      return response;
    },
  };
}

/** Discord, or what stands before it, said "too many requests" and not for how long. */
export class TooFastError extends Error {
  override readonly name = 'TooFastError';

  constructor() {
    super('Discord asked to wait and did not say how long.');
  }
}

/** REST alone, for a verb that needs no gateway. */
export function createRest(apiUrl: string, token: string): REST {
  return new REST(restOptions(apiUrl)).setToken(token);
}
