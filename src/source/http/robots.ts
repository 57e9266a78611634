import { blocked, type Blocked, type FetchResult, unreachable, type Unreachable } from './fetch-result.ts';
import type { Clock } from './request-pacing.ts';

/** What a site's robots.txt says to one robot. */
export interface RobotsRules {
  /** @param path path and query, as they stand in the address. */
  allows(path: string): boolean;
  /** How long to wait between two requests; `null` when it does not say. */
  readonly delayMs: number | null;
}

interface Rule {
  readonly isAllowed: boolean;
  readonly pattern: string;
}

interface Group {
  readonly rules: Rule[];
  delayMs: number | null;
}

/** What lies beyond is not read: RFC 9309, 2.5. */
const maxCharacters = 500 * 1024;

/**
 * Reads a robots.txt by RFC 9309: the groups that name the product, else those of `*`; the longest pattern that matches
 * decides, and of two as long the one that allows. `Crawl-delay`, which the standard does not know, is read as well.
 *
 * Of its own, because `robots-parser` (3.0.1, tried) compares octets that are escaped in another way as different ones
 * (`/%7euser` forbids `/~user` by 2.2.2) and reads a file of any size.
 */
export function parseRobots(text: string, product: string): RobotsRules {
  const groups = new Map<string, Group>();
  let current: Group[] = [];
  let isNaming = false;
  for (const raw of text
    .slice(0, maxCharacters)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)) {
    const line = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(raw);
    const [, key = '', rest = ''] = line ?? [];
    const value = rest.trim();
    switch (key.toLowerCase()) {
      case 'user-agent': {
        const name = value.startsWith('*') ? '*' : (/^[\w-]+/.exec(value)?.[0].toLowerCase() ?? '');
        const group = groups.get(name) ?? { rules: [], delayMs: null };
        groups.set(name, group);
        current = isNaming ? [...current, group] : [group];
        isNaming = true;
        break;
      }
      case 'allow':
      case 'disallow': {
        isNaming = false;
        const rule = { isAllowed: key.toLowerCase() === 'allow', pattern: normal(value) };
        if (value !== '') for (const group of current) group.rules.push(rule);
        break;
      }
      case 'crawl-delay': {
        isNaming = false;
        const seconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(value) ? Number(value) : null;
        if (seconds !== null) for (const group of current) group.delayMs = seconds * 1000;
        break;
      }
    }
  }
  const ours = groups.get(product.toLowerCase()) ?? groups.get('*');
  // The longest first, and of two as long the one that allows.
  const rules = (ours?.rules ?? []).toSorted(
    (a, b) => b.pattern.length - a.pattern.length || Number(b.isAllowed) - Number(a.isAllowed),
  );
  return {
    delayMs: ours?.delayMs ?? null,
    allows(path) {
      const wanted = normal(path).replaceAll('*', '%2A').replaceAll('$', '%24');
      return rules.find(({ pattern }) => matches(wanted, pattern))?.isAllowed ?? true;
    },
  };
}

/** The same octets are always written in the same way. */
function normal(path: string): string {
  const escaped = path.replace(/[^\x21-\x7e]+/gu, (part) =>
    Array.from(Buffer.from(part), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return escaped.replace(/%[\da-f]{2}/gi, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
  });
}

/** `*` stands for anything, a final `$` for the end. One pass: each part is looked for behind the one before. */
function matches(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...parts] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = isWhole ? parts.pop() : undefined;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  if (!isWhole) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}

/** What a site's own rules say about one address. */
export type Ruling =
  | {
      readonly kind: 'allowed';
      /** Least pause between two requests to the site. */ readonly pauseMs: number;
    }
  | Blocked
  | Unreachable;

/** An answer to the request for a robots.txt; the status is that of its last address, `null` when there was none. */
export interface RobotsAnswer {
  readonly fetched: FetchResult;
  readonly status: number | null;
}

export interface SiteRules {
  /** @param ask makes a request that is not itself judged. Rejects as `ask` does. */
  judge(url: URL, ask: (url: URL) => Promise<RobotsAnswer>): Promise<Ruling>;
}

const dayMs = 24 * 60 * 60 * 1000;
/** While a robots.txt cannot be read again, the one read last counts, and this long it is not asked for. */
const staleMs = dayMs / 24;
/** A site that wants longer pauses than this gets these. */
const maxDelayMs = 60_000;

/** Keeps to the robots.txt of every site. Each is read before the first request and then once a day. */
export function createSiteRules(options: { readonly product: string; readonly clock: Clock }): SiteRules {
  const { product, clock } = options;
  const sites = new Map<string, { rules: RobotsRules; until: number }>();

  async function rulesOf(origin: string, host: string, ask: (url: URL) => Promise<RobotsAnswer>) {
    const known = sites.get(origin);
    if (known && known.until > clock.now()) return known.rules;
    const read = rulesIn(await ask(new URL('/robots.txt', origin)), host, product);
    if ('kind' in read) {
      if (!known) return read;
      known.until = clock.now() + staleMs;
      return known.rules;
    }
    sites.set(origin, { rules: read, until: clock.now() + dayMs });
    return read;
  }

  return {
    async judge(url, ask) {
      const rules = await rulesOf(url.origin, url.host, ask);
      if ('kind' in rules) return rules;
      if (url.pathname !== '/robots.txt' && !rules.allows(url.pathname + url.search)) {
        return blocked(`The robots.txt of ${url.host} forbids ${url.pathname} to us.`);
      }
      return { kind: 'allowed', pauseMs: Math.min(rules.delayMs ?? 0, maxDelayMs) };
    },
  };
}

/** A site without a robots.txt has no rules; one that has trouble, or no time for us, is left alone. */
function rulesIn(
  { fetched, status }: RobotsAnswer,
  host: string,
  product: string,
): RobotsRules | Blocked | Unreachable {
  if (fetched.kind === 'ok') return parseRobots(new TextDecoder().decode(fetched.bytes), product);
  const isRefused = status !== null && status >= 400 && status < 500 && status !== 429;
  const leadsNowhere = status !== null && (status === 204 || (status >= 300 && status < 400));
  if (isRefused || leadsNowhere || fetched.kind === 'gone' || fetched.kind === 'unchanged') {
    return parseRobots('', product);
  }
  const reason = `The robots.txt of ${host} cannot be read, and until it can nothing else is asked there. ${fetched.reason}`;
  if (fetched.kind === 'broken') return unreachable(reason);
  return (fetched.kind === 'blocked' ? blocked : unreachable)(reason, fetched.retryAfterMs);
}
