import type { PostingReason } from '../assembly/delivery/posting-reason.ts';
import { suspendChannel } from '../store/subscriptions/channels.ts';
import { takenOf } from '../store/delivery/claims.ts';
import { markFailed, rescheduleDelivery, type Sent } from '../store/delivery/deliveries.ts';
import type { MessageBatch } from '../store/delivery/claim-batches.ts';
import { batchForLog } from './log-batch.ts';
import { askedBackoff, pauseAfter, postingBackoff, probeBackoff } from '../lib/backoff.ts';
import type { Context } from '../context.ts';
import type { Courier, Posted } from './courier.ts';
import type { Records } from './content.ts';
import type { HeldClaims } from './held-claims.ts';
import { notifyAdminOnce } from './notify-admin.ts';

/** With the pauses of `postingBackoff`, and with those of `askedBackoff`, about a day. */
const maxAttempts = 150;
const maxAskedAttempts = 1_500;
/** Answers that nobody knows, within minutes: what passes without being documented as passing has passed then. */
const maxUnlistedAttempts = 6;

/** `refused`: it will not be posted, as it is refused, malformed, uncertain, or not asked for any more. */
export type BatchOutcome = 'sent' | 'putOff' | 'refused';

export interface SettleContext extends Context {
  readonly courier: Courier;
  /** Ends the postings under way. */
  readonly signal: AbortSignal;
  /** A defect, or a delivery that nobody can be sure of: for the operator. */
  readonly onTrouble?: (
    reason: PostingReason,
    about: { readonly number: number; readonly channelId: string },
  ) => void;
}

/** What one round shares. */
export interface DeliveryRound {
  readonly records: Records;
  readonly record: (sent: Sent) => Promise<void>;
  readonly hands: HeldClaims;
}

/** What nobody can be sure of. */
export interface Uncertain {
  readonly kind: 'uncertain';
  readonly reason: PostingReason;
}

/** Records what became of a batch, and what follows from it for its channel. */
export async function settle(
  batch: MessageBatch,
  { edition, begun }: { readonly edition: number; readonly begun: Date },
  posted: Posted | Uncertain,
  { record }: DeliveryRound,
  context: SettleContext,
): Promise<BatchOutcome> {
  const { db, log, now, onTrouble } = context;
  const { place, form } = batch;
  const taken = takenOf(batch);
  const { ids, claim } = taken;
  const outcome = givenUp(batch, posted);
  const about = batchForLog(batch);
  const { number } = about;
  switch (outcome.kind) {
    case 'sent': {
      const { messageId, threadId, isBare = false } = outcome;
      // What shows nothing shows no edition, so an edit is due.
      const shown = isBare ? 0 : edition;
      await record({ ids, claim, messageId, threadId, edition: shown, folded: form === 'line' });
      log.info({ ...about, message: messageId }, 'posted');
      return 'sent';
    }
    case 'retry': {
      const backoff = outcome.afterMs === null ? postingBackoff : askedBackoff;
      const pause = pauseAfter(backoff, batch.attempts, outcome.afterMs);
      const unsureSince = batch.unsureSince ?? (outcome.unsure ? begun : null);
      await rescheduleDelivery(db, taken, {
        reason: outcome.reason,
        isCounted: outcome.isUnknown !== true,
        ...(outcome.unlisted && { payload: { unlisted: batch.unlisted + 1 } }),
        dueAt: new Date(now().getTime() + pause),
        unsureSince,
      });
      log.warn({ ...about, ...answerOf(outcome), reason: outcome.reason, pause }, 'posting was put off');
      return 'putOff';
    }
    case 'closed': {
      // What is held keeps its doubts: it may have been taken before the channel was closed.
      await rescheduleDelivery(db, taken, {
        reason: outcome.reason,
        dueAt: now(),
        unsureSince: batch.unsureSince,
      });
      const suspended = await suspendChannel(db, place.channelId, {
        reason: outcome.reason,
        now: now(),
        probeAt: (looks) => nextLook(outcome, looks + 1, now()),
      });
      log.warn({ ...about, reason: outcome.reason }, 'the channel is suspended');
      // It looked open and is not, so no look will ever find it closed.
      if (suspended && suspended.probes > 0) await notifyAdminOnce(suspended, context);
      return 'putOff';
    }
    case 'refused':
    case 'defect':
    case 'uncertain':
      await markFailed(
        db,
        taken,
        {
          state: outcome.kind,
          reason: outcome.reason,
          // An answer that refuses leaves no doubt of its own.
          unsureSince: batch.unsureSince ?? (posted.kind === 'retry' && posted.unsure ? begun : null),
          ...(outcome.kind === 'defect' && { payload: outcome.payload }),
        },
        now(),
      );
      log[outcome.kind === 'defect' ? 'error' : 'warn']({ ...about, reason: outcome.reason }, outcome.kind);
      if (outcome.kind !== 'refused') onTrouble?.(outcome.reason, { number, channelId: place.channelId });
      return 'refused';
  }
}

/** When to look at a closed channel again: when it opens by itself, if that is sooner. */
export function nextLook(closed: { readonly opensAt?: Date }, looks: number, now: Date): Date {
  const at = new Date(now.getTime() + pauseAfter(probeBackoff, looks));
  const { opensAt } = closed;
  return opensAt && opensAt < at && opensAt > now ? opensAt : at;
}

/** For whoever makes the unlisted listed. */
function answerOf({ unlisted }: Extract<Posted, { kind: 'retry' }>): {
  status?: number;
  code?: number | null;
} {
  return unlisted ? { status: unlisted.status, code: unlisted.code } : {};
}

function givenUp(
  { attempts, unlisted: times }: MessageBatch,
  posted: Posted | Uncertain,
): Posted | Uncertain {
  if (posted.kind !== 'retry' || posted.isUnknown === true) return posted;
  const { reason, unlisted } = posted;
  if (unlisted && times + 1 >= maxUnlistedAttempts) return { kind: 'defect', reason, payload: unlisted };
  if (attempts < (posted.afterMs === null ? maxAttempts : maxAskedAttempts)) return posted;
  return { kind: 'refused', reason: { code: 'givenUp', attempts, last: reason } };
}
