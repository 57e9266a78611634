import type { Dispatcher } from 'undici';
import { beginningOf, isChallenge } from './bot-challenge.ts';
import { httpGet, type HttpResponse } from './http-get.ts';
import { hostAllowed, secured, webAddress } from './hosts.ts';
import {
  blocked,
  broken,
  failure,
  type FetchResult,
  refusal,
  retryAfter,
  unreachable,
  type Validators,
} from './fetch-result.ts';
import { acceptedEncodings, decompress, type Decompressed } from './decompress.ts';
import { noProxies, type Proxies } from './proxies.ts';
import { dispatcherFor } from './proxy-dispatcher.ts';
import { type Clock, createRequestPacing, createQueue, systemClock } from './request-pacing.ts';
import type { RobotsAnswer, SiteRules } from './robots.ts';

export interface FetcherOptions {
  /** Names the project and where to complain. */
  readonly userAgent: string;
  /** The only hosts that are ever contacted: names, or `host:port`. */
  readonly allowedHosts: readonly string[];
  /** Least time between the end of one request and the start of the next. */
  readonly pauseMs: number;
  /** Longest time the requests of one `get` may take together, last byte included. */
  readonly timeoutMs: number;
  /** Largest body read, unpacked. */
  readonly maxBytes: number;
  /** Asked before every request. Without any, a site's own rules do not count. */
  readonly rules?: SiteRules;
  readonly clock?: Clock;
  /** Directly when absent. */
  readonly proxies?: Proxies;
  /** Another way out. Closed with the fetcher. */
  readonly dispatcher?: Dispatcher;
}

export interface GetOptions {
  readonly validators?: Validators;
  readonly accept?: string;
  readonly signal?: AbortSignal;
  readonly maxBytes?: number;
  /** Least time since the end of the request before, if the fetcher's own pause is shorter. */
  readonly pauseMs?: number;
}

/** Asks for pages politely: one request at a time, whatever the host, with a pause between them. */
export interface Fetcher {
  /**
   * Nothing that the network does makes this throw. It rejects only with the reason of an aborted
   * `signal`, or because the fetcher was closed.
   */
  get(url: string, options?: GetOptions): Promise<FetchResult>;
  /** Whether an address is one this fetcher would ask. */
  allows(url: string): boolean;
  /** Stops what is under way and lets go of the connections. */
  close(): Promise<void>;
}

const maxRedirects = 5;
/** Of a refusal only the beginning could matter: it may be a challenge. */
const refusalBytes = 256 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);
const pageTypes = 'text/html, application/xhtml+xml, */*;q=0.5';

export function createFetcher(options: FetcherOptions): Fetcher {
  const clock = options.clock ?? systemClock;
  const queue = createQueue();
  const pace = createRequestPacing(options.pauseMs, clock);
  // A connection each: the pauses are longer than servers keep one open, and a stale one looks like a failure.
  const dispatcher =
    options.dispatcher ??
    dispatcherFor(options.proxies ?? noProxies, {
      connections: 1,
      pipelining: 0,
      connect: { timeout: options.timeoutMs },
    });
  const closed = new AbortController();

  /** When the last request ended: of all, and of each site. */
  const ends = new Map<string, number>();
  let lastEnd = Number.NEGATIVE_INFINITY;

  const allows = (url: URL): boolean => hostAllowed(url, options.allowedHosts);

  /** By https, where the Assembly's own hosts are meant. */
  const securely = (url: URL | null): URL | null =>
    url !== null && allows(secured(url)) ? secured(url) : url;

  async function rest(origin: string, pauseMs: number, sitePauseMs: number, signal: AbortSignal) {
    await pace.before(signal);
    const siteEnd = ends.get(origin) ?? Number.NEGATIVE_INFINITY;
    const left = Math.max(lastEnd + pauseMs, siteEnd + sitePauseMs) - clock.now();
    if (left > 0) await clock.sleep(left, signal);
  }

  /** What the site's rules say; its robots.txt is itself asked for politely. */
  async function ruling(url: URL, signal: AbortSignal) {
    const ask = (address: URL) => followAll(address, { accept: 'text/plain, */*;q=0.1' }, signal, false);
    return options.rules?.judge(url, ask) ?? ({ kind: 'allowed', pauseMs: 0 } as const);
  }

  /** Follows redirects by hand: every address is looked at before it is asked. */
  async function followAll(
    first: URL,
    get: GetOptions,
    signal: AbortSignal,
    byRules: boolean,
  ): Promise<RobotsAnswer> {
    const been = new Set<string>();
    let url = first;
    let status: number | null = null;
    let leftMs = options.timeoutMs;
    const told = (fetched: FetchResult): RobotsAnswer => ({ fetched, status });
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      if (!allows(url)) return told(broken(notOurs(url, hop)));
      if (been.has(url.href)) return told(broken(`${first.host} redirects in a circle.`));
      been.add(url.href);
      const rule = byRules ? await ruling(url, signal) : ({ kind: 'allowed', pauseMs: 0 } as const);
      if (rule.kind !== 'allowed') return told(rule);

      await rest(url.origin, get.pauseMs ?? 0, rule.pauseMs, signal);
      const startedAt = clock.now();
      const step = await ask(url, get, leftMs, signal).finally(() => {
        pace.after();
        lastEnd = clock.now();
        ends.set(url.origin, lastEnd);
      });
      leftMs -= clock.now() - startedAt;

      status = step.status;
      if (step.kind !== 'redirect') return told(step.fetched);
      const next = step.location === null ? null : webAddress(step.location, url);
      if (next === null) return told(broken(`${url.host} redirects to something that is not a web address.`));
      if (leftMs <= 0) return { fetched: unreachable(tooSlow(url)), status: null };
      url = next;
    }
    return told(broken(`${first.host} redirects more than ${maxRedirects} times.`));
  }

  /** One request, from the connection to the last byte, within `leftMs`. */
  async function ask(url: URL, get: GetOptions, leftMs: number, signal: AbortSignal): Promise<Step> {
    const maxBytes = get.maxBytes ?? options.maxBytes;
    const validators = validatorHeaders(get.validators);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), leftMs);
    try {
      const answer = await httpGet(dispatcher, {
        url,
        headers: {
          'user-agent': options.userAgent,
          accept: get.accept ?? pageTypes,
          'accept-encoding': acceptedEncodings,
          ...validators,
        },
        maxBytes: (status) => (status >= 200 && status < 300 ? maxBytes : refusalBytes),
        signal: AbortSignal.any([late.signal, signal]),
      });
      const { status } = answer;
      if (redirects.has(status)) return { kind: 'redirect', status, location: answer.header('location') };
      const fetched = await judge(url, answer, maxBytes, Object.keys(validators).length > 0);
      return { kind: 'answer', status, fetched };
    } catch (error) {
      signal.throwIfAborted();
      const fetched = late.signal.aborted ? unreachable(tooSlow(url)) : failure(error, url.host);
      return { kind: 'answer', status: null, fetched };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    allows(address) {
      const url = webAddress(address);
      return url !== null && allows(url);
    },

    async get(address, get = {}) {
      const url = securely(webAddress(address));
      if (url === null) return broken('This is not the address of a page on the web.');
      const signal = get.signal ? AbortSignal.any([closed.signal, get.signal]) : closed.signal;
      return (await queue.run(() => followAll(url, get, signal, true), signal)).fetched;
    },

    async close() {
      closed.abort(new Error('The fetcher is closed.'));
      await dispatcher.destroy();
    },
  };
}

type Step =
  | { readonly kind: 'answer'; readonly status: number | null; readonly fetched: FetchResult }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string | null };

/** What an answer is, once it is here. */
async function judge(
  url: URL,
  answer: HttpResponse,
  maxBytes: number,
  conditional: boolean,
): Promise<FetchResult> {
  const { status, header } = answer;
  if (status === 304 && conditional) return { kind: 'unchanged' };

  const refused = status < 200 || status >= 300;
  const body: Decompressed =
    answer.bytes === null
      ? { kind: 'too large' }
      : await decompress(answer.bytes, header('content-encoding'), refused ? refusalBytes : maxBytes);
  const waitMs = retryAfter(header('retry-after'), Date.now());
  const head = { status, headers: { 'cf-mitigated': header('cf-mitigated') } };
  if (isChallenge(head, body.kind === 'ok' ? beginningOf(body.bytes) : '')) {
    return blocked(`${url.host} answers with a test for human visitors instead of the page.`, waitMs);
  }
  if (refused) return refusal(status, url.host, waitMs);
  if (status === 204 || status === 205 || status === 206) {
    return broken(`${url.host} answered without the whole page (${status}).`);
  }
  switch (body.kind) {
    case 'too large':
      return broken(`The answer of ${url.host} is larger than the ${inWords(maxBytes)} that are read.`);
    case 'damaged':
      return broken(`The answer of ${url.host} cannot be unpacked.`);
    case 'unknown encoding':
      return broken(`${url.host} packs its answer in a way that was not asked for.`);
    case 'ok':
      return {
        kind: 'ok',
        url: url.href,
        status,
        contentType: header('content-type'),
        bytes: body.bytes,
        etag: validator(header('etag')),
        lastModified: validator(header('last-modified')),
      };
  }
}

function validatorHeaders(validators: Validators = {}): Record<string, string> {
  const etag = validator(validators.etag ?? null);
  const lastModified = validator(validators.lastModified ?? null);
  return {
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  };
}

/** A validator goes back to the server as it came, so it must be fit for a header. */
function validator(value: string | null): string | null {
  return value !== null && /^[\x20-\x7e]{1,512}$/.test(value) ? value : null;
}

function notOurs(url: URL, hop: number): string {
  return hop === 0
    ? `${url.host} is not among the hosts that may be asked.`
    : `The address redirects to ${url.host}, which is not among the hosts that may be asked.`;
}

const tooSlow = (url: URL): string => `${url.host} did not finish its answer in time.`;

const inWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.ceil(bytes / 1024)} kB`;
