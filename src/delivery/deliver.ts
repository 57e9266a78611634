import { releaseClaim, takenOf } from '../store/delivery/claims.ts';
import { traitsOf } from '../assembly/delivery/channel-kind.ts';
import {
  alertsToday,
  dropUnwanted,
  deferOverCap,
  markFailed,
  markSent,
  rescheduleDelivery,
  type Sent,
} from '../store/delivery/deliveries.ts';
import { claimDue, type MessageBatch } from '../store/delivery/claim-batches.ts';
import { batchForLog } from './log-batch.ts';
import { pauseAfter, postingBackoff } from '../lib/backoff.ts';
import { contentOf, formerNonceOfBatch, nonceOfBatch, recordsOf } from './content.ts';
import type { Context } from '../context.ts';
import type { Posted, Posting } from './courier.ts';
import { createBatcher } from '../lib/micro-batch.ts';
import { createHeldClaims, type HeldClaims } from './held-claims.ts';
import {
  settle,
  type BatchOutcome,
  type DeliveryRound,
  type SettleContext,
  type Uncertain,
} from './settle.ts';
import type { Meter } from '../lib/meter.ts';
import { postingTimes } from '../store/delivery/delivery-figures.ts';
import { runWorkers } from '../lib/run-workers.ts';

export interface DeliverContext extends SettleContext {
  /** The term for which the database made this process the leader; 0, and absent, where no other can be. */
  readonly term?: number;
  /** Whether that term surely goes on; absent where no other can begin. Answers at once, from clocks alone. */
  readonly isYoung?: () => boolean;
  /** What is claimed and not settled yet; of one round when absent. */
  readonly hands?: HeldClaims;
  /** Ends the round after the postings under way. */
  readonly stopping: AbortSignal;
  readonly meter?: Meter;
  /** Nothing is posted before it resolves. */
  readonly ready?: Promise<void>;
  /** Some were posted, and more are to be: there may be work for whoever looks after what was posted. */
  readonly onBatch?: () => void;
}

export type Delivered = Readonly<Record<BatchOutcome, number>>;

const maxClaimed = 200;
/** Channels posted to at once; Discord's own limits are kept below this port. */
const atOnce = 16;
/** What Discord accepted within so short a time is recorded together. */
const batchWindowMs = 20;
/**
 * Within this time a repeat under the same nonce is surely harmless (Discord's documentation: "the past
 * few minutes"); later, the channel is looked at first.
 */
export const nonceWindowMs = 60_000;

/**
 * Posts every batch that is due: channels side by side, within a channel one after the other, oldest
 * first, servers in turn.
 */
export async function deliverDue(context: DeliverContext): Promise<Delivered> {
  const total = { sent: 0, putOff: 0, refused: 0 };
  const { db, log, now, stopping, onBatch, term = 0, isYoung = () => true } = context;
  const round = roundOf(context);
  let queue: MessageBatch[] = [];
  let refilling: Promise<void> | null = null;
  const refill = async () => {
    const claimedAt = performance.now();
    queue = await claimDue(db, now(), maxClaimed, term);
    round.hands.take(queue, claimedAt);
    if (queue.length > 0) onBatch?.();
  };
  const next = async (): Promise<MessageBatch | undefined> => {
    if (queue.length === 0 && !stopping.aborted) {
      refilling ??= refill().finally(() => {
        refilling = null;
      });
      await refilling;
    }
    return queue.shift();
  };
  const worker = async () => {
    for (let batch = await next(); batch; batch = await next()) {
      if (stopping.aborted) await releaseClaim(db, [batch]);
      else if (!isYoung())
        throw new Error('the lease was not renewed in time: nothing is posted until it is');
      else total[await deliverSafely(batch, round, context)] += 1;
    }
  };
  const begun = performance.now();
  await runWorkers(atOnce, worker);
  if (total.sent + total.putOff + total.refused > 0)
    log.info({ ...total, ms: Math.round(performance.now() - begun) }, 'a batch is posted');
  return total;
}

function roundOf(context: DeliverContext): DeliveryRound {
  const { db, log, now, meter, hands = createHeldClaims(db, context) } = context;
  const write = async (sent: readonly Sent[]) => {
    const recorded = await markSent(db, sent, now());
    const lost = sent.flatMap(({ ids }) => ids.filter((id) => !recorded.has(id)));
    if (lost.length > 0) log.warn({ deliveries: lost }, 'posted, and claimed by somebody else meanwhile');
    if (meter) await measure(meter, [...recorded], context);
  };
  return { records: recordsOf(db), record: createBatcher(write, batchWindowMs), hands };
}

/** What is posted is posted, whether its times are known or not. */
async function measure(meter: Meter, ids: readonly number[], { db, log }: Context): Promise<void> {
  try {
    for (const { sinceDue, sinceSeen } of await postingTimes(db, ids)) meter.posted(sinceDue, sinceSeen);
  } catch (error) {
    log.warn({ err: error }, 'how long the posting took is not known');
  }
}

/** What fails for one channel, in the database as well, holds up no other; only when not even that can be written, the round ends. */
async function deliverSafely(
  batch: MessageBatch,
  round: DeliveryRound,
  context: DeliverContext,
): Promise<BatchOutcome> {
  const { db, log, now } = context;
  const begun = now();
  const { hands } = round;
  try {
    const outcome = await deliverOne(batch, round, context);
    hands.settled(batch);
    return outcome;
  } catch (error) {
    log.error({ err: error, ...batchForLog(batch) }, 'an alert could not be dealt with');
    const pause = pauseAfter(postingBackoff, batch.attempts);
    const dueAt = new Date(now().getTime() + pause);
    const unsureSince = hands.isUntried(batch) ? batch.unsureSince : (batch.unsureSince ?? begun);
    await rescheduleDelivery(db, takenOf(batch), { reason: { code: 'ownTrouble' }, dueAt, unsureSince });
    hands.settled(batch);
    return 'putOff';
  }
}

async function deliverOne(
  claimed: MessageBatch,
  round: DeliveryRound,
  context: DeliverContext,
): Promise<BatchOutcome> {
  const { db, log, now } = context;
  const begun = now();
  const batch = await stillWanted(claimed, context);
  if (batch === null) return 'refused';
  const [first] = batch.deliveries;
  if (first && (await isOverCap(batch, context))) {
    await deferOverCap(db, takenOf(batch), batch.place, now());
    return 'putOff';
  }
  const content = await contentOf(batch, round.records);
  if (content === null) {
    const gone = { kind: 'refused', reason: { code: 'noLongerHeld' } } as const;
    return settle(batch, { edition: 1, begun }, gone, round, context);
  }
  const formerNonce = formerNonceOfBatch(batch);
  const posting: Posting = {
    place: batch.place,
    nonce: nonceOfBatch(batch),
    ...(formerNonce !== undefined && { formerNonce }),
    told: batch.deliveries.map(({ number, edition: caused }) => ({ number, edition: caused })),
    content,
  };
  // What an earlier attempt may have posted shows what was known then: an edit brings it up to date.
  const isFresh = batch.unsureSince === null;
  const edition = 'declaration' in content && isFresh ? content.declaration.edition : (first?.edition ?? 1);
  const posted = await post(batch, posting, round.hands, context);
  if (posted === 'lost') {
    log.warn(batchForLog(batch), 'claimed by somebody else meanwhile');
    return 'putOff';
  }
  return settle(batch, { edition, begun }, posted, round, context);
}

/**
 * What is still asked for and not told yet: an alert all of whose subscriptions ended or were paused since it
 * was made is dropped, and so is what a line would name a second time. What may have been posted already
 * stays together as it was tried.
 */
async function stillWanted(batch: MessageBatch, { db, log, now }: Context): Promise<MessageBatch | null> {
  const { deliveries, unsureSince, place } = batch;
  const unasked = deliveries.filter(({ isWanted }) => !isWanted);
  const told = deliveries.filter(({ isWanted, isTold }) => isWanted && isTold);
  const dropped = [...unasked, ...told].map(({ id }) => id);
  if (dropped.length === 0 || (dropped.length < deliveries.length && unsureSince !== null)) return batch;
  const taken = (some: typeof deliveries) => takenOf({ ...batch, deliveries: some });
  if (unasked.length > 0) await dropUnwanted(db, taken(unasked), { code: 'unsubscribed' }, now());
  if (told.length > 0) {
    await markFailed(db, taken(told), { state: 'dropped', reason: { code: 'toldBefore' } }, now());
  }
  log.info({ deliveries: dropped, channel: place.channelId }, 'nobody waits for it any more');
  const wanted = deliveries.filter(({ id }) => !dropped.includes(id));
  return wanted.length === 0 ? null : { ...batch, deliveries: wanted };
}

async function isOverCap({ form, place, unsureSince }: MessageBatch, { db, now }: Context): Promise<boolean> {
  if (form !== 'alert' || place.cap === null || unsureSince !== null) return false;
  return (await alertsToday(db, place, now())) >= place.cap;
}

/**
 * Posts, unless it may have been posted before by an attempt whose answer never came and which no nonce
 * guards any more: then the channel is looked at first. What others claimed meanwhile is theirs to post.
 */
async function post(
  batch: MessageBatch,
  posting: Posting,
  hands: HeldClaims,
  context: DeliverContext,
): Promise<Posted | Uncertain | 'lost'> {
  const { courier, signal } = context;
  const known = await guarded(batch, () => lookFirst(batch, posting, context), context);
  if (known !== null) return known;
  if (!(await hands.holds(batch))) return 'lost';
  hands.tried(batch);
  return guarded(batch, () => courier.post(posting, signal), context);
}

/** Whether the nonce makes a repeat harmless. An age below zero says that a clock was set back, and nothing of the time that has passed. */
function isGuarded(ageMs: number): boolean {
  return ageMs >= 0 && ageMs < nonceWindowMs;
}

async function lookFirst(
  { place, unsureSince }: MessageBatch,
  posting: Posting,
  { courier, now, signal }: DeliverContext,
): Promise<Posted | Uncertain | null> {
  if (unsureSince === null) return null;
  if (!traitsOf(place.kind).takesPosts && isGuarded(now().getTime() - unsureSince.getTime())) return null;
  const found = await courier.find(posting, unsureSince, signal);
  switch (found.kind) {
    case 'found':
      return { ...found, kind: 'sent' };
    case 'retry':
      return { ...found, unsure: true };
    case 'closed':
      return found;
    case 'hidden':
      return { kind: 'uncertain', reason: { code: 'noTelling' } };
    case 'absent':
      return null;
  }
}

/** A defect in the courier must not stop the others: it counts as a failure that may pass. */
async function guarded<T>(
  batch: MessageBatch,
  work: () => Promise<T>,
  { log }: Context,
): Promise<T | Extract<Posted, { kind: 'retry' }>> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error, ...batchForLog(batch) }, 'the courier failed');
    return { kind: 'retry', reason: { code: 'ownTrouble' }, afterMs: null, unsure: true };
  }
}
