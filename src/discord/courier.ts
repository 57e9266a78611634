import { DiscordAPIError, HTTPError, RateLimitError, Routes, type REST } from 'discord.js';
import type { Logger } from 'pino';
import { messagesFor } from '../i18n/messages.ts';
import type { Alert, Courier, Posted } from '../pipeline/courier.ts';
import { alertCard } from './cards/alert.ts';
import { forLog } from './log.ts';
import { TooFastError } from './rest.ts';

/** Reasons are stored, and read by operators and administrators alike; `/status` puts them into French. */
const reasons = messagesFor('en').posting;

/** Answers that trying again would not change, by Discord's code. */
const final: Readonly<Record<number, string>> = {
  10003: reasons.gone,
  50001: reasons.noAccess,
  50013: reasons.noPermission,
  50035: reasons.malformed,
  50083: reasons.archived,
  160005: reasons.locked,
  200000: reasons.autoMod,
  40067: reasons.needsTag,
};

/** A token that is not accepted needs the operator: alerts wait for that, they are not lost. */
const pauseForOperatorMs = 15 * 60_000;

/** Posts alerts as messages through a client's REST, whose rate limits and single retry lie below this. */
export function createCourier({ rest, log }: { readonly rest: REST; readonly log: Logger }): Courier {
  return {
    post: async (alert, signal) => {
      if (signal.aborted) return stopped;
      const ending = linked(signal);
      try {
        return await Promise.race([post(rest, alert, ending.signal), ending.stopped]);
      } catch (error) {
        if (signal.aborted) return stopped;
        const posted = outcomeOf(error);
        log.debug(
          { ...forLog(error), channel: alert.channelId, outcome: posted.kind },
          'a post was not accepted',
        );
        return posted;
      } finally {
        ending.unlink();
      }
    },
  };
}

const stopped: Posted = { kind: 'retry', reason: reasons.stopped, afterMs: null };

async function post(rest: REST, alert: Alert, signal: AbortSignal): Promise<Posted> {
  const body = { ...alertCard(alert), nonce: alert.nonce, enforce_nonce: true };
  const message = await rest.post(Routes.channelMessages(alert.channelId), { body, signal });
  return { kind: 'sent', messageId: (message as { id: string }).id };
}

/**
 * A signal for one request that follows another, and a promise of its end: the library listens on what
 * it is given and never stops, and it does not wake from waiting for a rate limit.
 */
function linked(outer: AbortSignal): {
  readonly signal: AbortSignal;
  readonly stopped: Promise<Posted>;
  unlink(): void;
} {
  const inner = new AbortController();
  const { promise, resolve } = withResolver<Posted>();
  const end = () => {
    inner.abort();
    resolve(stopped);
  };
  outer.addEventListener('abort', end, { once: true });
  return {
    signal: inner.signal,
    stopped: promise,
    unlink: () => outer.removeEventListener('abort', end),
  };
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function retry(reason: string, afterMs: number | null = null): Posted {
  return { kind: 'retry', reason, afterMs };
}

/** What an error says about the posting. */
function outcomeOf(error: unknown): Posted {
  if (error instanceof RateLimitError) {
    return retry(reasons.tooFast, Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout));
  }
  if (error instanceof TooFastError) return retry(reasons.tooFast);
  if (error instanceof DiscordAPIError) return answerOf(error);
  if (error instanceof HTTPError) return retry(reasons.serverTrouble);
  if (error instanceof Error && error.name === 'AbortError') return retry(reasons.timeout);
  // After a 401 the library drops the token and says so before any request.
  if (error instanceof Error && error.message.startsWith('Expected token')) {
    return retry(reasons.token, pauseForOperatorMs);
  }
  return retry(reasons.unreachable);
}

function answerOf({ status, code }: DiscordAPIError): Posted {
  if (status === 401) return retry(reasons.token, pauseForOperatorMs);
  // Discord's own answers carry a code; a page of a proxy does not, and says nothing of the channel.
  if (typeof code !== 'number') return retry(reasons.serverTrouble);
  return { kind: 'refused', reason: final[code] ?? reasons.refused };
}
