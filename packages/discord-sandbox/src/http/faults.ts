import { describeCode, type ErrorTree } from './errors.ts';
import { random } from './random.ts';

/**
 * `before`: answers the error and does nothing. `after`: does what was asked, and answers the error nevertheless.
 * `hang`: never answers. `drop`: closes the connection. `reset`: resets it. Each of these with `-after`: does what
 * was asked first. `slow`: does what was asked, and answers as it should after `delayMs`.
 */
export type Mishap =
  'before' | 'after' | 'hang' | 'hang-after' | 'drop' | 'drop-after' | 'reset' | 'reset-after' | 'slow';

/** What befalls a request. */
export interface Misfortune {
  how?: Mishap;
  /** The status of the answer: that of `code` when it is a known one, else 500. */
  status?: number;
  code?: number;
  message?: string;
  /** What is wrong, field by field. */
  errors?: ErrorTree;
  /** For a 429: seconds to wait, and whose limit it is. */
  retryAfter?: number;
  scope?: 'user' | 'global' | 'shared';
  /** Answers with a page, as what stands in front of Discord does: it has no `Via` and no JSON. */
  page?: boolean;
  /** How long it takes until the answer, the close or the reset comes. */
  delayMs?: number;
}

interface Concerned {
  /** Any method when left out. */
  method?: string;
  /** A route such as `/channels/:channel/messages`, a path such as `/channels/123/messages`, or a pattern for paths. */
  route: string | RegExp;
}

export interface FaultRequest extends Concerned, Misfortune {
  /** How many requests it befalls: 1 unless told, `Infinity` until removed. */
  times?: number;
  /** How many requests it lets through first. */
  skip?: number;
}

/** Misfortunes by chance: the same seed and the same order of requests meet the same ones. */
export interface StormRequest extends Concerned {
  /** The part of the requests that something befalls, from 0 to 1. */
  chance: number;
  /** What may befall them, each as likely as the others. */
  of: readonly Misfortune[];
  /** 1 unless told. */
  seed?: number;
}

export interface Fault {
  /** How many requests it has befallen. */
  readonly hits: number;
  remove(): void;
}

export interface ActiveFault {
  readonly how: Mishap;
  /** Whether what was asked is done. */
  readonly accepted: boolean;
  readonly status: number;
  /** A text is a page. */
  readonly body: Record<string, unknown> | string;
  readonly headers: Record<string, string>;
  readonly scope: string | undefined;
  readonly delayMs: number;
}

interface Entry {
  readonly about: Concerned;
  /** What befalls the next request that it concerns, if anything. */
  readonly draw: () => Misfortune | undefined;
  hits: number;
}

/** The misfortunes that a test has asked for. */
export class Faults {
  private entries: Entry[] = [];

  add(request: FaultRequest): Fault {
    let left = request.times ?? 1;
    let skip = request.skip ?? 0;
    const draw = (): Misfortune | undefined => {
      if (skip > 0) {
        skip -= 1;
        return undefined;
      }
      if (left <= 0) return undefined;
      left -= 1;
      return request;
    };
    return this.enter({ about: request, draw, hits: 0 });
  }

  storm(request: StormRequest): Fault {
    const next = random(request.seed ?? 1);
    const draw = (): Misfortune | undefined =>
      next() < request.chance ? request.of[Math.floor(next() * request.of.length)] : undefined;
    return this.enter({ about: request, draw, hits: 0 });
  }

  clear(): void {
    this.entries = [];
  }

  /** The fault that befalls this request, if any; it is used up by one. */
  take(method: string, route: string, path: string): ActiveFault | undefined {
    for (const entry of this.entries) {
      const misfortune = concerns(entry.about, method, route, path) ? entry.draw() : undefined;
      if (misfortune === undefined) continue;
      entry.hits += 1;
      return activate(misfortune);
    }
    return undefined;
  }

  private enter(entry: Entry): Fault {
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
}

function concerns(about: Concerned, method: string, route: string, path: string): boolean {
  if (about.method !== undefined && about.method.toUpperCase() !== method) return false;
  return typeof about.route === 'string'
    ? about.route === route || about.route === path
    : about.route.test(path);
}

function activate(misfortune: Misfortune): ActiveFault {
  const { code, scope = 'user', how = 'before', delayMs = 0 } = misfortune;
  const known = code === undefined ? undefined : describeCode(code);
  const status = misfortune.status ?? known?.[0] ?? 500;
  const fallback = `${status}: ${status >= 500 ? 'Internal Server Error' : 'Refused'}`;
  const message = misfortune.message ?? known?.[1] ?? fallback;
  const accepted = how === 'slow' || how.endsWith('after');
  const base = { how, accepted, status, scope: misfortune.scope, delayMs };
  const detail = misfortune.errors === undefined ? {} : { errors: misfortune.errors };
  const page = `<html><head><title>${message}</title></head></html>`;
  if (status !== 429)
    return {
      ...base,
      body: misfortune.page === true ? page : { message, code: code ?? 0, ...detail },
      headers: {},
    };
  const seconds = misfortune.retryAfter ?? 1;
  const limited = { retry_after: seconds, global: scope === 'global' };
  const words = code === undefined ? { message: 'You are being rate limited.' } : { message, code };
  if (misfortune.page === true) return { ...base, body: page, headers: { 'Retry-After': String(seconds) } };
  return {
    ...base,
    body: { ...words, ...limited },
    headers: {
      'Retry-After': String(seconds),
      'X-RateLimit-Scope': scope,
      ...(scope === 'global' ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  };
}
