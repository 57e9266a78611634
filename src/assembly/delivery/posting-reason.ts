import * as z from 'zod';

/** Reasons without parameters. A code that was ever stored is never renamed or removed; i18n has a sentence for each. */
export const postingReasonCodes = [
  'gone',
  'noAccess',
  'noPermission',
  'archived',
  'locked',
  'autoMod',
  'needsTag',
  'closedDirect',
  'removed',
  'noLongerHeld',
  'noTelling',
  'ownTrouble',
  'toldBefore',
  'unsubscribed',
  'muted',
  'malformed',
  'refused',
  'tooFast',
  'serverTrouble',
  'edge',
  'timeout',
  'unreachable',
  'unknown',
  'timedOut',
  'manyRefused',
  'paused',
  'tooManyThreads',
  'links',
  'unlisted',
  'token',
  'stopped',
  'unspecified',
  'personGone',
] as const;

export type PostingReasonCode = (typeof postingReasonCodes)[number];

/** A reason that can be the last of several. */
export type SinglePostingReason =
  { readonly code: PostingReasonCode } | { readonly code: 'text'; readonly text: string };

/**
 * Why a message was not posted or edited, or why nothing is posted in a channel. Stored as JSON and put into words for whoever reads
 * it.
 *
 * - `givenUp`: after so many attempts, the last of which failed for `last`
 * - `text`: a sentence without a code, as an earlier version stored it
 * - `unspecified`: stored by a version that knows more codes
 */
export type PostingReason =
  | SinglePostingReason
  | { readonly code: 'givenUp'; readonly attempts: number; readonly last: SinglePostingReason };

const single = z.union([
  z.object({ code: z.enum(postingReasonCodes) }),
  z.object({ code: z.literal('text'), text: z.string() }),
]);

const schema: z.ZodType<PostingReason> = z.union([
  single,
  z.object({ code: z.literal('givenUp'), attempts: z.number().int().min(0), last: single }),
]);

/** Reads a stored reason; `null` when none is stored. Never throws: what is no reason of this version is `text` or `unspecified`. */
export function readPostingReason(stored: unknown): PostingReason | null {
  if (stored === null || stored === undefined) return null;
  const { data } = schema.safeParse(stored);
  if (data) return data;
  return typeof stored === 'string' ? { code: 'text', text: stored } : { code: 'unspecified' };
}
