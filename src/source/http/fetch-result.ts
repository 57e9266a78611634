/** What a look at a source came to. Stored with every poll. */
export type FetchOutcome = 'unchanged' | 'ok' | 'blocked' | 'unreachable' | 'broken';

/** What a server gave us to ask later whether anything changed. */
export interface Validators {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
}

/** An answer that is there to be read. */
export interface Answer {
  readonly kind: 'ok';
  /** The address that answered in the end, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string | null;
  /** The body, unpacked. */
  readonly bytes: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/**
 * What became of a request. Reasons are sentences of ours, for an operator.
 * - `unchanged`: 304 to our validators.
 * - `blocked`: the site is there and will not serve us: a challenge, 401, 403, 407, 451, or 429 ("not so fast").
 * - `unreachable`: nobody answered in time, or the server has trouble of its own (408, 425, 5xx).
 * - `gone`: 404 or 410.
 * - `broken`: an answer nothing can be made of: too large, garbled, redirected where we may not follow, any other status.
 */
export type FetchResult =
  | Answer
  | { readonly kind: 'unchanged' }
  | Blocked
  | Unreachable
  | { readonly kind: 'gone'; readonly reason: string }
  | Broken;

export interface Blocked {
  readonly kind: 'blocked';
  readonly reason: string;
  /** How long the server asked us to stay away, in milliseconds. */
  readonly retryAfterMs?: number;
}

export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason: string;
  readonly retryAfterMs?: number;
}

export interface Broken {
  readonly kind: 'broken';
  readonly reason: string;
}

export const blocked = (reason: string, retryAfterMs?: number | null): Blocked => ({
  kind: 'blocked',
  reason,
  ...(retryAfterMs != null && { retryAfterMs }),
});

export const unreachable = (reason: string, retryAfterMs?: number | null): Unreachable => ({
  kind: 'unreachable',
  reason,
  ...(retryAfterMs != null && { retryAfterMs }),
});

export const broken = (reason: string): Broken => ({ kind: 'broken', reason });

const maxRetryAfterMs = 24 * 60 * 60 * 1000;

/** `Retry-After` in milliseconds, a day at most; `null` when absent or unreadable. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, maxRetryAfterMs);
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now, 0), maxRetryAfterMs);
}

/** What a status means, when it is neither a success nor a redirect. */
export function refusal(status: number, host: string, waitMs: number | null): FetchResult {
  if (status === 404 || status === 410) {
    return { kind: 'gone', reason: `${host} has nothing at this address (${status}).` };
  }
  if (status === 429) return blocked(`${host} asks for fewer requests (429).`, waitMs);
  if (status === 401 || status === 403 || status === 407 || status === 451) {
    return blocked(`${host} refuses to serve this address to us (${status}).`, waitMs);
  }
  if (status === 408 || status === 425 || status >= 500) {
    return unreachable(`${host} has trouble answering (${status}).`, waitMs);
  }
  return broken(`${host} answered with the status ${status}, which was not expected here.`);
}

/** What a failure below HTTP means. The error's own text goes nowhere: it may quote what was received. */
export function failure(error: unknown, host: string): FetchResult {
  const code = codeOf(error);
  if (cutOff.has(code)) return unreachable(`${host} closed the connection before its answer was complete.`);
  if (code.startsWith('HPE_')) return broken(`${host} sent something that is not an HTTP answer.`);
  if (/CERT|TLS|SSL|SIGNATURE|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return unreachable(`No secure connection to ${host} could be set up.`);
  }
  return sentences[code]?.(host) ?? unreachable(`${host} could not be reached.`);
}

// A body that ends early is the mark of a connection that broke, whatever undici calls it.
const cutOff = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_ABORTED',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'HPE_INVALID_EOF_STATE',
]);

const sentences: Readonly<Record<string, (host: string) => FetchResult>> = {
  ENOTFOUND: (host) => unreachable(`No address is known for the name ${host}.`),
  EAI_AGAIN: (host) => unreachable(`The name ${host} could not be looked up just now.`),
  ECONNREFUSED: (host) => unreachable(`${host} does not accept connections.`),
  ETIMEDOUT: (host) => unreachable(`${host} did not answer in time.`),
  UND_ERR_CONNECT_TIMEOUT: (host) => unreachable(`${host} did not answer in time.`),
  UND_ERR_HEADERS_OVERFLOW: (host) => broken(`${host} sent more headers than can be read.`),
};

function codeOf(error: unknown): string {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    const inner = each instanceof AggregateError ? (each.errors[0] as unknown) : each;
    if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code;
  }
  return '';
}
