import type { IncomingHttpHeaders } from 'node:http';

/** A request that was made, and what became of it so far. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly at: Date;
  /** How many requests were under way when it came, itself included. */
  readonly atOnce: number;
  /** `null` when it got no answer. */
  readonly status: number | null;
  /** Bytes handed to the socket in answer, once the answer is over. */
  readonly sent: number | null;
}

type RequestMatch = string | RegExp | ((request: LoggedRequest) => boolean);

export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  add(request: LoggedRequest): void;
  /** The nth request that matches, counted from the first ever made; waits for it if need be. */
  waitFor(match: RequestMatch, nth?: number): Promise<LoggedRequest>;
  close(): void;
}

interface Waiting {
  readonly find: () => LoggedRequest | undefined;
  readonly resolve: (request: LoggedRequest) => void;
  readonly reject: (error: Error) => void;
}

export function createRequestLog(): RequestLog {
  const requests: LoggedRequest[] = [];
  const waiting = new Set<Waiting>();

  return {
    requests,
    add(request) {
      requests.push(request);
      for (const one of waiting) {
        const found = one.find();
        if (found === undefined) continue;
        waiting.delete(one);
        one.resolve(found);
      }
    },
    waitFor(match, nth = 1) {
      const find = (): LoggedRequest | undefined =>
        requests.filter((request) => matches(request, match))[nth - 1];
      const found = find();
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve, reject) => waiting.add({ find, resolve, reject }));
    },
    close() {
      for (const one of waiting)
        one.reject(new Error('The sandbox Assembly was closed before this request came.'));
      waiting.clear();
    },
  };
}

function matches(request: LoggedRequest, match: RequestMatch): boolean {
  if (typeof match === 'function') return match(request);
  return typeof match === 'string' ? request.url === match : match.test(request.url);
}
