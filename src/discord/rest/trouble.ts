import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { CircuitOpenError } from './circuit-breaker.ts';
import { RateLimitedError } from './rate-limiter.ts';
import { edgeCodeIn, edgeIn, edgeOfPage } from './edge.ts';
import { UnansweredError } from './no-post-retry.ts';

/**
 * Who is in the way of a request.
 *
 * - `network`: nobody was reached, or nobody answered
 * - `edge`: a page came from what stands before Discord, or from a proxy
 * - `discord`: Discord's own answer says that it has trouble, or wants to be asked later
 * - `refused`: Discord's own answer is about what was asked
 */
export interface RequestTrouble {
  readonly who: 'network' | 'edge' | 'discord' | 'refused';
  /** One sentence for the operator, and what to do about it. */
  readonly sentence: string;
}

const check = 'Check the network and DISCORD_API_URL.';

/** What an error of the library's, of a request or of the connection to the gateway, says of who is in the way. */
export function troubleIn(error: unknown): RequestTrouble {
  if (error instanceof UnansweredError && error.cause !== undefined) return troubleIn(error.cause);
  if (error instanceof DiscordAPIError) {
    const { status, rawError } = error;
    // Discord's own answers are JSON with a code.
    if (typeof error.code !== 'number') return edge(status, textOf(rawError));
    if (status >= 500 || status === 429) return ownTrouble(status);
    return {
      who: 'refused',
      sentence: `Discord refuses what was asked (status ${status}, code ${error.code}).`,
    };
  }
  if (error instanceof HTTPError) {
    const from = edgeIn(error.message);
    return from === null ? ownTrouble(error.status) : edge(error.status, from);
  }
  if (
    error instanceof RateLimitedError ||
    error instanceof CircuitOpenError ||
    error instanceof RateLimitError
  ) {
    return {
      who: 'discord',
      sentence:
        'Discord, or Cloudflare before it, has had too many requests from this address: nothing is asked for a while.',
    };
  }
  return network(error);
}

function ownTrouble(status: number): RequestTrouble {
  return { who: 'discord', sentence: `Discord has trouble of its own (status ${status}).` };
}

/** @param page what it says, or who made it. */
function edge(status: number, page: string): RequestTrouble {
  const code = edgeCodeIn(page);
  const what = `status ${status}${code === null ? '' : `, error ${code}`}`;
  if (edgeOfPage(page) !== 'cloudflare') {
    return {
      who: 'edge',
      sentence: `A page came that is not an answer of Discord’s (${what}): Cloudflare, which stands before Discord, or a proxy of this network sent it. Check DISCORD_API_URL.`,
    };
  }
  const sentence =
    status >= 500
      ? `Cloudflare, which stands before Discord, does not reach it (${what}). Wait until that is over.`
      : `Cloudflare, which stands before Discord, keeps this address out (${what}). The token is not to blame; it ends by itself, mostly within an hour.`;
  return { who: 'edge', sentence };
}

function network(error: unknown): RequestTrouble {
  const { code = '', name = '', message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  const sentence = (text: string): RequestTrouble => ({ who: 'network', sentence: text });
  const upgrade = /Unexpected server response: (\d{3})/u.exec(message)?.[1];
  if (upgrade !== undefined) return ownTrouble(Number(upgrade));
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return sentence(`The name of Discord’s server is not found: the network or its DNS is down. ${check}`);
    case 'ECONNREFUSED':
      return sentence(`Nobody answers at Discord’s address: the connection is refused. ${check}`);
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
      return sentence(`There is no way to Discord from this machine: the network is down. ${check}`);
    case 'ECONNRESET':
    case 'EPIPE':
      return sentence(`The connection to Discord broke. ${check}`);
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return sentence(`Discord did not answer in time. ${check}`);
  }
  if (name === 'AbortError' || name === 'TimeoutError')
    return sentence(`Discord did not answer in time. ${check}`);
  if (/certificate|self.signed|CERT_/iu.test(`${String(code)} ${message}`))
    return sentence(
      'What answers at Discord’s address does not prove that it is Discord: its certificate is not valid here. Check DISCORD_API_URL, the clock and any proxy.',
    );
  return sentence(`Discord could not be reached. ${check}`);
}

/** The library hands over as bytes what is not JSON. */
function textOf(rawError: unknown): string {
  if (rawError instanceof ArrayBuffer) return new TextDecoder().decode(rawError.slice(0, 20_000));
  return typeof rawError === 'string' ? rawError : '';
}
