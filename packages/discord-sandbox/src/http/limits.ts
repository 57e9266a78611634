import { createHash } from 'node:crypto';

import { Limited } from './errors.ts';

interface Rate {
  limit: number;
  windowMs: number;
}

export interface LimitSettings {
  /** Requests a second over all routes that carry the bot's token. */
  global: Rate;
  /** By method and route, such as `POST /channels/:channel/messages`; Discord keeps its own secret, these are what it was seen to do. */
  routes: Record<string, Rate>;
  /** Every route not named. */
  others: Rate;
  /** Limits beneath those of a route that no header announces: a bot learns of them by being refused. */
  hidden: Record<HiddenLimit, Rate>;
  /** Answers of 401, 403 and 429 that block the address. */
  invalid: Rate;
}

export const USUAL_LIMITS: LimitSettings = {
  global: { limit: 50, windowMs: 1000 },
  routes: {
    'POST /channels/:channel/messages': { limit: 5, windowMs: 5000 },
    'PATCH /channels/:channel/messages/:message': { limit: 5, windowMs: 5000 },
    'DELETE /channels/:channel/messages/:message': { limit: 5, windowMs: 1000 },
    'POST /channels/:channel/threads': { limit: 50, windowMs: 300_000 },
    'PATCH /channels/:channel': { limit: 5, windowMs: 15_000 },
    'POST /webhooks/:application/:token': { limit: 5, windowMs: 2000 },
  },
  others: { limit: 50, windowMs: 10_000 },
  // Neither is documented; ten publications an hour and three edits of old messages in twenty seconds were reported.
  hidden: {
    crossposts: { limit: 10, windowMs: 3_600_000 },
    oldEdits: { limit: 3, windowMs: 20_000 },
  },
  invalid: { limit: 10_000, windowMs: 600_000 },
};

/** `crossposts`: publications of a channel. `oldEdits`: edits of messages older than an hour, by channel. */
export type HiddenLimit = 'crossposts' | 'oldEdits';

interface Window {
  opened: number;
  used: number;
}

interface Verdict {
  headers: Record<string, string>;
  /** The body of the 429, when the request is one too many. */
  refusal: { message: string; retry_after: number; global: boolean } | null;
}

const MESSAGE = 'You are being rate limited.';

/** Counts requests as Discord does: a bucket for every route and major parameter, one for the whole bot, one for invalid requests. */
export class Limits {
  /** How many requests were answered with 429, by scope. */
  readonly refused = { bucket: 0, global: 0, invalid: 0 };
  /** How many were refused under a limit that no header announces. */
  refusedUnannounced = 0;
  /** Answers of 401, 403 and 429 in the current ten minutes. */
  invalidCount = 0;
  private readonly settings: LimitSettings | null;
  private readonly clock: () => number;
  private readonly buckets = new Map<string, Window>();
  private readonly names = new Map<string, string>();
  private readonly global: Window = { opened: -Infinity, used: 0 };
  private invalidOpened = -Infinity;

  constructor(settings: LimitSettings | null, clock: () => number) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Books a request. `major` is the channel, guild or webhook it concerns; `counted` tells whether the limit of the bot applies. */
  take(route: string, major: string, counted: boolean): Verdict {
    if (this.settings === null) return { headers: {}, refusal: null };
    const now = this.clock();
    if (this.isBlocked(now)) {
      this.refused.invalid += 1;
      return refuse(this.invalidOpened + this.settings.invalid.windowMs - now, 'user', {});
    }
    if (counted) {
      const wait = use(this.global, this.settings.global, now);
      if (wait > 0) {
        this.refused.global += 1;
        return refuse(wait, 'global', { 'X-RateLimit-Global': 'true' });
      }
    }
    const rate = this.settings.routes[route] ?? this.settings.others;
    const key = `${route} ${major}`;
    const window = this.buckets.get(key) ?? { opened: -Infinity, used: 0 };
    this.buckets.set(key, window);
    const wait = use(window, rate, now);
    const resetAt = window.opened + rate.windowMs;
    const headers = {
      'X-RateLimit-Limit': String(rate.limit),
      'X-RateLimit-Remaining': String(Math.max(0, rate.limit - window.used)),
      'X-RateLimit-Reset': (resetAt / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (Math.max(0, resetAt - now) / 1000).toFixed(3),
      'X-RateLimit-Bucket': this.nameOf(route),
    };
    if (wait <= 0) return { headers, refusal: null };
    this.refused.bucket += 1;
    return refuse(wait, 'user', headers);
  }

  /** Books something under a limit that no header announces, and refuses what is one too many. */
  demand(name: HiddenLimit, channelId: string): void {
    const rate = this.settings?.hidden[name];
    if (rate === undefined) return;
    const key = `${name} ${channelId}`;
    const window = this.buckets.get(key) ?? { opened: -Infinity, used: 0 };
    this.buckets.set(key, window);
    const wait = use(window, rate, this.clock());
    if (wait <= 0) return;
    this.refusedUnannounced += 1;
    throw new Limited(wait, name === 'oldEdits' ? 30046 : null);
  }

  /** Books an answer, for the count of invalid requests; 429s of scope `shared` are not held against the bot. */
  answered(status: number, scope?: string): void {
    if (this.settings === null || (status !== 401 && status !== 403 && status !== 429) || scope === 'shared')
      return;
    const now = this.clock();
    if (now - this.invalidOpened >= this.settings.invalid.windowMs) {
      this.invalidOpened = now;
      this.invalidCount = 0;
    }
    this.invalidCount += 1;
  }

  private isBlocked(now: number): boolean {
    const { limit, windowMs } = this.settings?.invalid ?? USUAL_LIMITS.invalid;
    return this.invalidCount > limit && now - this.invalidOpened < windowMs;
  }

  private nameOf(route: string): string {
    const known = this.names.get(route) ?? createHash('md5').update(route).digest('hex');
    this.names.set(route, known);
    return known;
  }
}

/** Uses one request of a fixed window that opens with its first request; answers how long to wait when there is none left. */
function use(window: Window, rate: Rate, now: number): number {
  if (now - window.opened >= rate.windowMs) {
    window.opened = now;
    window.used = 0;
  }
  if (window.used >= rate.limit) return window.opened + rate.windowMs - now;
  window.used += 1;
  return 0;
}

/** The answer to one request too many: the header counts whole seconds upwards, the body is exact. */
function refuse(waitMs: number, scope: 'user' | 'global', headers: Record<string, string>): Verdict {
  const seconds = Math.max(waitMs, 1) / 1000;
  return {
    headers: { ...headers, 'Retry-After': String(Math.ceil(seconds)), 'X-RateLimit-Scope': scope },
    refusal: { message: MESSAGE, retry_after: Number(seconds.toFixed(3)), global: scope === 'global' },
  };
}
