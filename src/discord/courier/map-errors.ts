import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes as Codes } from 'discord.js';
import type { PostingReasonCode } from '../../assembly/delivery/posting-reason.ts';
import type { Posted } from '../../delivery/courier.ts';
import { ServerCircuitOpenError } from '../rest/server-breakers.ts';
import type { PermissionName } from '../channels/permissions.ts';
import { EdgeError, edgeIn } from '../rest/edge.ts';
import { CircuitOpenError, FencedError, RateLimitedError } from '../rest/rest.ts';
import { UnansweredError } from '../rest/no-post-retry.ts';
import { meaningOf, type ErrorMeaning } from './error-codes.ts';

/** Why nothing can be posted, where Discord's code says more than that it refuses. */
const closed: Readonly<Record<number, PostingReasonCode>> = {
  [Codes.UnknownChannel]: 'gone',
  [Codes.UnknownGuild]: 'gone',
  [Codes.MissingAccess]: 'noAccess',
  [Codes.ChannelVerificationLevelTooHighForYouToGainAccess]: 'noAccess',
  [Codes.CannotSendMessagesToThisUser]: 'closedDirect',
  [Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: 'closedDirect',
  [Codes.UnknownUser]: 'closedDirect',
  [Codes.InvalidRecipients]: 'closedDirect',
  [Codes.MissingPermissions]: 'noPermission',
  [Codes.TwoFactorAuthenticationIsRequired]: 'noPermission',
  [Codes.UserBannedFromThisGuild]: 'removed',
  [Codes.InvalidActionOnArchivedThread]: 'archived',
  [Codes.ThreadLocked]: 'locked',
  [Codes.TagRequiredToCreateAForumPostInThisChannel]: 'needsTag',
  [Codes.ThereAreNoTagsAvailableThatCanBeSetByNonModerators]: 'needsTag',
};

/** Why it may go another time. */
const later: Readonly<Record<number, PostingReasonCode>> = {
  [Codes.MaximumActiveThreads]: 'tooManyThreads',
  [Codes.MaximumActiveAnnouncementThreads]: 'tooManyThreads',
  [Codes.SendMessagesHasBeenTemporarilyDisabled]: 'paused',
  [Codes.FeatureTemporarilyDisabledServerSide]: 'paused',
  [Codes.Unauthorized]: 'token',
  [Codes.InvalidToken]: 'token',
  [Codes.VerifyYourAccount]: 'token',
};

/** A token that is not accepted needs the operator: alerts wait for that, they are not lost. */
const pauseForOperatorMs = 15 * 60_000;

/** What may pass. `unsure`: what was asked may have been done all the same. */
export type Passing = Extract<Posted, { kind: 'retry' }>;

export function passing(code: PostingReasonCode, afterMs: number | null = null, unsure = false): Passing {
  return { kind: 'retry', reason: { code }, afterMs, unsure };
}

/** An outage says when it ends, so this is only for when that is missed. */
const unknownMs = 60_000;

/** Nobody can say what the bot may do there at the moment, which is neither that it may nor that it may not. */
export const unknown: Passing = { ...passing('unknown', unknownMs), isUnknown: true };

/** The bot stops; what was under way may be done. */
export const stoppedOutcome: Passing = passing('stopped', null, true);

/** Why a request failed in a way that may pass; `null` for an answer of Discord's own about what was asked. */
export function passingOf(error: unknown): Passing | null {
  if (error instanceof RateLimitError) {
    return passing('tooFast', Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout));
  }
  if (error instanceof ServerCircuitOpenError) return passing('manyRefused', error.retryAfterMs);
  if (error instanceof RateLimitedError || error instanceof CircuitOpenError) {
    return passing('tooFast', error.retryAfterMs);
  }
  if (error instanceof FencedError) return passing('stopped');
  if (error instanceof UnansweredError) return unanswered(error);
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return passing('token', pauseForOperatorMs);
    // Discord's own answers carry a code; a page of a proxy does not, and says nothing of what was asked.
    if (error.status === 413) return null;
    if (typeof error.code !== 'number') return passing('edge');
    return error.status === 429 ? passing('serverTrouble') : null;
  }
  if (error instanceof HTTPError) {
    const isEdge = edgeIn(error.message) !== null;
    return passing(isEdge ? 'edge' : 'serverTrouble', null, true);
  }
  if (isAbort(error)) return passing('timeout', null, true);
  // After a 401 the library drops the token and says so before any request.
  if (error instanceof Error && error.message.startsWith('Expected token')) {
    return passing('token', pauseForOperatorMs);
  }
  return passing('unreachable', null, !neverLeft(error));
}

function unanswered({ cause }: UnansweredError): Passing {
  if (cause instanceof EdgeError) return passing('edge', null, true);
  if (cause === undefined) return passing('serverTrouble', null, true);
  return passing(isAbort(cause) ? 'timeout' : 'unreachable', null, true);
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
  const { status } = error as DiscordAPIError;
  const code = codeOf(error);
  switch (meaningOfError(error)) {
    case 'passes':
    case 'edge':
      return laterOf(code);
    case 'wording':
      return {
        kind: 'refused',
        reason: { code: code === Codes.MessageBlockedByHarmfulLinksFilter ? 'links' : 'autoMod' },
      };
    case 'closed':
    case 'archived':
    case 'locked':
      return { kind: 'closed', reason: { code: closedReason(code) } };
    case 'defect':
    case 'picture':
      return { kind: 'defect', reason: { code: 'malformed' }, payload };
    case 'gone':
    case 'done':
    case 'unlisted':
      return { ...passing('unlisted'), unlisted: { status, code, payload } };
  }
}

/** What Discord's answer means; an answer that is too large bears no code of Discord's where its network gave it. */
export function meaningOfError(error: unknown): ErrorMeaning {
  if (error instanceof DiscordAPIError && error.status === 413) return 'picture';
  return meaningOf(codeOf(error) ?? Number.NaN);
}

export function closedReason(code: number | null): PostingReasonCode {
  return closed[code ?? Number.NaN] ?? 'refused';
}

/** With a pause where the operator or the server is to do something first. */
export function laterOf(code: number | null): Passing {
  const reason = later[code ?? Number.NaN] ?? 'tooFast';
  return passing(reason, reason === 'token' ? pauseForOperatorMs : null);
}

/** The code of Discord's answer; `null` when there is none. */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** What missing permissions mean for a channel. */
export function reasonFor(missing: readonly PermissionName[]): PostingReasonCode {
  return missing.includes('view') ? 'noAccess' : 'noPermission';
}
