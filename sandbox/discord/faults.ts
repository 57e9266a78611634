import { describeCode } from './errors.ts';

export interface FaultRequest {
  /** Any method when left out. */
  method?: string;
  /** A route such as `/channels/:channel/messages`, a path such as `/channels/123/messages`, or a pattern for paths. */
  route: string | RegExp;
  /** How many requests it befalls: 1 unless told, `Infinity` until removed. */
  times?: number;
  /** The status of the answer: that of `code` when it is a known one, else 500. */
  status?: number;
  code?: number;
  message?: string;
  /** For a 429: seconds to wait, and whose limit it is. */
  retryAfter?: number;
  scope?: 'user' | 'global' | 'shared';
  /**
   * `before`: answers the error and does nothing. `after`: does what was asked, and answers the error nevertheless.
   * `hang`: never answers. `drop`: cuts the connection. `hang-after` and `drop-after` do what was asked first.
   */
  how?: 'before' | 'after' | 'hang' | 'drop' | 'hang-after' | 'drop-after';
}

export interface Fault {
  /** How many requests it has befallen. */
  readonly hits: number;
  remove(): void;
}

export interface ActiveFault {
  readonly how: NonNullable<FaultRequest['how']>;
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
  readonly scope: string | undefined;
}

interface Entry {
  request: FaultRequest;
  left: number;
  hits: number;
}

/** The misfortunes that a test has asked for. */
export class Faults {
  private entries: Entry[] = [];

  add(request: FaultRequest): Fault {
    const entry: Entry = { request, left: request.times ?? 1, hits: 0 };
    this.entries.push(entry);
    return {
      get hits() {
        return entry.hits;
      },
      remove: () => {
        this.entries = this.entries.filter((other) => other !== entry);
      },
    };
  }

  clear(): void {
    this.entries = [];
  }

  /** The fault that befalls this request, if any; it is used up by one. */
  take(method: string, route: string, path: string): ActiveFault | undefined {
    const entry = this.entries.find(
      ({ request, left }) => left > 0 && concerns(request, method, route, path),
    );
    if (entry === undefined) return undefined;
    entry.left -= 1;
    entry.hits += 1;
    return activate(entry.request);
  }
}

function concerns(request: FaultRequest, method: string, route: string, path: string): boolean {
  if (request.method !== undefined && request.method.toUpperCase() !== method) return false;
  return typeof request.route === 'string'
    ? request.route === route || request.route === path
    : request.route.test(path);
}

function activate(request: FaultRequest): ActiveFault {
  const known = request.code === undefined ? undefined : describeCode(request.code);
  const status = request.status ?? known?.[0] ?? 500;
  const message =
    request.message ?? known?.[1] ?? `${status}: ${status >= 500 ? 'Internal Server Error' : 'Refused'}`;
  const base = { how: request.how ?? 'before', status, scope: request.scope };
  if (status !== 429) return { ...base, body: { message, code: request.code ?? 0 }, headers: {} };
  const seconds = request.retryAfter ?? 1;
  const scope = request.scope ?? 'user';
  return {
    ...base,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
    headers: {
      'Retry-After': String(seconds),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  };
}
