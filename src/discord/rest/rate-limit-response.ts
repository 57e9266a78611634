import type { ResponseLike } from 'discord.js';

/** What an answer of status 429 says. */
export interface RateLimitResponse {
  /** The longest of what its headers and its body ask for; `null` when they do not say. */
  readonly retryAfterMs: number | null;
  /** Everything has to wait, not only the channel or route asked. */
  readonly everything: boolean;
  /** Caused by others who use the same resource: not held against the bot. */
  readonly shared: boolean;
}

/** Reads an answer of status 429 to its end, which the library does not do, so that its connection is free again. */
export async function readRateLimit(response: ResponseLike): Promise<RateLimitResponse> {
  const { headers } = response;
  const scope = headers.get('X-RateLimit-Scope');
  const body = objectIn(await response.text().catch(() => ''));
  // The header counts whole seconds upwards, the body is exact; being told twice, the later one is safe.
  const told = [inHeader(headers.get('Retry-After')), Number(body['retry_after'] ?? Number.NaN) * 1000];
  const waits = told.filter((ms) => ms >= 0);
  return {
    retryAfterMs: waits.length === 0 ? null : Math.max(...waits),
    everything:
      scope === 'global' ||
      headers.has('X-RateLimit-Global') ||
      body['global'] === true ||
      // Discord always names a scope. What stands before Discord does not, and means the address.
      scope === null,
    shared: scope === 'shared',
  };
}

/** Puts what was told where the library looks, which reads one of the headers only. */
export function normalizeHeaders(headers: ResponseLike['headers'], retryAfterMs: number): void {
  const seconds = retryAfterMs / 1000;
  headers.set('Retry-After', String(seconds));
  const reset = headers.get('X-RateLimit-Reset-After');
  if (reset !== null && !(Number(reset) >= seconds)) headers.set('X-RateLimit-Reset-After', String(seconds));
}

/** When Discord counted a request, by the milliseconds of its clock; `null` when the answer does not tell. */
export function countedAt(headers: ResponseLike['headers']): number | null {
  const reset = headers.get('X-RateLimit-Reset');
  const resetAfter = headers.get('X-RateLimit-Reset-After');
  if (reset === null || resetAfter === null) return null;
  const at = (Number(reset) - Number(resetAfter)) * 1000;
  return Number.isFinite(at) ? at : null;
}

/** Seconds, or the time of day that proxies may send instead. */
function inHeader(value: string | null): number {
  if (value === null || value.trim() === '') return Number.NaN;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
