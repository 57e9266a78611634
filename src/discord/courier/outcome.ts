import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { messagesFor } from '../../i18n/messages.ts';
import type { Posted } from '../../pipeline/courier.ts';
import type { PermissionName } from '../permissions.ts';
import { BrakeError, FencedError, TooFastError } from '../rest.ts';
import { UnansweredError } from '../unrepeated.ts';

/** Reasons are stored, and read by operators and administrators alike; cards put them into French. */
export const reasons = messagesFor('en').posting;

/** Answers after which nothing can be posted in the channel until somebody changes something, by Discord's code. */
const closing: Readonly<Record<number, string>> = {
  10003: reasons.gone,
  50001: reasons.noAccess,
  50007: reasons.closedDirect,
  50013: reasons.noPermission,
  50083: reasons.archived,
  160005: reasons.locked,
  40067: reasons.needsTag,
};

/** Answers that concern this one message, and that trying again would not change. */
const refusing: Readonly<Record<number, string>> = { 200000: reasons.autoMod };

/** A token that is not accepted needs the operator: alerts wait for that, they are not lost. */
const pauseForOperatorMs = 15 * 60_000;

/** What may pass. `unsure`: what was asked may have been done all the same. */
export type Passing = Extract<Posted, { kind: 'retry' }>;

export function passing(reason: string, afterMs: number | null = null, unsure = false): Passing {
  return { kind: 'retry', reason, afterMs, unsure };
}

/** An outage says when it ends, so this is only for when that is missed. */
const unknownMs = 60_000;

/** Nobody can say what the bot may do there at the moment, which is neither that it may nor that it may not. */
export const unknown: Passing = { ...passing(reasons.unknown, unknownMs), isUnknown: true };

/** The bot stops; what was under way may be done. */
export const stopped: Passing = passing(reasons.stopped, null, true);

/** Why a request failed in a way that may pass; `null` for an answer of Discord's own about what was asked. */
export function passingOf(error: unknown): Passing | null {
  if (error instanceof RateLimitError) {
    return passing(reasons.tooFast, Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout));
  }
  if (error instanceof TooFastError || error instanceof BrakeError) {
    return passing(reasons.tooFast, error.retryAfterMs);
  }
  if (error instanceof FencedError) return passing(reasons.stopped);
  if (error instanceof UnansweredError) return unanswered(error);
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return passing(reasons.token, pauseForOperatorMs);
    // Discord's own answers carry a code; a page of a proxy does not, and says nothing of what was asked.
    return typeof error.code === 'number' && error.status !== 429 ? null : passing(reasons.serverTrouble);
  }
  if (error instanceof HTTPError) return passing(reasons.serverTrouble, null, true);
  if (isAbort(error)) return passing(reasons.timeout, null, true);
  // After a 401 the library drops the token and says so before any request.
  if (error instanceof Error && error.message.startsWith('Expected token')) {
    return passing(reasons.token, pauseForOperatorMs);
  }
  return passing(reasons.unreachable, null, !neverLeft(error));
}

function unanswered({ cause }: UnansweredError): Passing {
  if (cause === undefined) return passing(reasons.serverTrouble, null, true);
  return passing(isAbort(cause) ? reasons.timeout : reasons.unreachable, null, true);
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';

/** No connection was made, so nothing was asked. */
function neverLeft(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' &&
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/u.test(code)
  );
}

/** What an error says of a posting. */
export function postedOf(error: unknown, payload: unknown): Posted {
  const may = passingOf(error);
  if (may) return may;
  const { status, code } = error as DiscordAPIError;
  const known = Number(code);
  if (closing[known] !== undefined) return { kind: 'closed', reason: closing[known] };
  if (refusing[known] !== undefined) return { kind: 'refused', reason: refusing[known] };
  if (status === 404) return { kind: 'closed', reason: reasons.gone };
  if (status === 403) return { kind: 'closed', reason: reasons.refused };
  return { kind: 'defect', reason: reasons.malformed, payload };
}

/** The code of Discord's answer; `null` when there is none. */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** What missing permissions mean for a channel. */
export function reasonFor(missing: readonly PermissionName[]): string {
  return missing.includes('view') ? reasons.noAccess : reasons.noPermission;
}
