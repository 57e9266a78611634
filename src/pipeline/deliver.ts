import { messagesFor } from '../i18n/messages.ts';
import { suspendChannel } from '../store/channels.ts';
import {
  alertsToday,
  foldUntilTomorrow,
  giveBack,
  markFailed,
  markSent,
  putOff,
  type Sent,
} from '../store/deliveries.ts';
import { claimDue, type Parcel } from '../store/parcels.ts';
import { askedBackoff, pauseAfter, postingBackoff, probeBackoff } from './backoff.ts';
import { contentOf, nonceOfParcel, recordsOf, type Records } from './content.ts';
import type { Context } from './context.ts';
import type { Courier, Posted, Posting } from './courier.ts';
import { gather } from './gather.ts';
import { sideBySide } from './side-by-side.ts';
import { tellOnce } from './tell.ts';

export interface DeliverContext extends Context {
  readonly courier: Courier;
  /** Ends the round after the postings under way. */
  readonly stopping: AbortSignal;
  /** Ends the postings under way. */
  readonly signal: AbortSignal;
  /** Some were posted, and more are to be: there may be work for whoever looks after what was posted. */
  readonly onBatch?: () => void;
  /** A defect, or a delivery that nobody can be sure of: for the operator. */
  readonly onTrouble?: (
    reason: string,
    about: { readonly number: number; readonly channelId: string },
  ) => void;
}

export interface Delivered {
  readonly sent: number;
  readonly putOff: number;
  /** Will not be posted: refused, malformed, uncertain, or not asked for any more. */
  readonly refused: number;
}

const reasons = messagesFor('en').posting;
const givenUpAfter = messagesFor('en').telling.givenUp;

const batch = 200;
/** Channels posted to at once; Discord's own limits are kept below this port. */
const atOnce = 16;
/** What Discord accepted within so short a time is recorded together. */
const momentMs = 20;
/** With the pauses of `postingBackoff`, and with those of `askedBackoff`, about a day. */
const mostAttempts = 150;
const mostAskedAttempts = 1_500;
/**
 * Within this time a repeat under the same nonce is surely harmless (Discord's documentation: "the past
 * few minutes"); later, the channel is looked at first.
 */
export const nonceWindowMs = 60_000;

/** What one round shares. */
interface Round {
  readonly records: Records;
  readonly record: (sent: Sent) => Promise<void>;
}

/**
 * Posts every parcel that is due: channels side by side, within a channel one after the other, oldest
 * first, servers in turn.
 */
export async function deliverDue(context: DeliverContext): Promise<Delivered> {
  const total = { sent: 0, putOff: 0, refused: 0 };
  const { db, now, stopping, onBatch } = context;
  const round: Round = {
    records: recordsOf(db),
    record: gather((sent) => markSent(db, sent, now()), momentMs),
  };
  let queue: Parcel[] = [];
  let refilling: Promise<void> | null = null;
  const refill = async () => {
    queue = await claimDue(db, now(), batch);
    if (queue.length > 0) onBatch?.();
  };
  const next = async (): Promise<Parcel | undefined> => {
    if (queue.length === 0 && !stopping.aborted) {
      refilling ??= refill().finally(() => {
        refilling = null;
      });
      await refilling;
    }
    return queue.shift();
  };
  const worker = async () => {
    for (let parcel = await next(); parcel; parcel = await next()) {
      if (stopping.aborted) await giveBack(db, [parcel]);
      else total[await deliverOne(parcel, round, context)] += 1;
    }
  };
  await sideBySide(atOnce, worker);
  return total;
}

type Outcome = keyof Delivered;

async function deliverOne(claimed: Parcel, round: Round, context: DeliverContext): Promise<Outcome> {
  const { db, now } = context;
  const begun = now();
  const parcel = await wantedOf(claimed, context);
  if (parcel === null) return 'refused';
  const [first] = parcel.deliveries;
  if (first && (await isOverCap(parcel, context))) {
    await foldUntilTomorrow(db, first.id, parcel.place, now());
    return 'putOff';
  }
  const content = await contentOf(parcel, round.records);
  if (content === null) {
    const gone = { kind: 'refused', reason: reasons.noLongerHeld } as const;
    return settle(parcel, { edition: 1, begun }, gone, round, context);
  }
  const posting = { place: parcel.place, nonce: nonceOfParcel(parcel), content };
  // What an earlier attempt may have posted shows what was known then: an edit brings it up to date.
  const isFresh = parcel.unsureSince === null;
  const edition = 'declaration' in content && isFresh ? content.declaration.edition : (first?.edition ?? 1);
  return settle(parcel, { edition, begun }, await post(parcel, posting, context), round, context);
}

/**
 * What is still asked for and not told yet: an alert all of whose subscriptions ended or were paused since it
 * was made is dropped, and so is what a line would name a second time. What may have been posted already
 * stays together as it was tried.
 */
async function wantedOf(parcel: Parcel, { db, log, now }: Context): Promise<Parcel | null> {
  const { deliveries, unsureSince, place } = parcel;
  const unasked = deliveries.filter(({ isWanted }) => !isWanted);
  const told = deliveries.filter(({ isWanted, isTold }) => isWanted && isTold);
  const dropped = [...unasked, ...told].map(({ id }) => id);
  if (dropped.length === 0 || (dropped.length < deliveries.length && unsureSince !== null)) return parcel;
  for (const [some, reason] of [
    [unasked, reasons.unsubscribed],
    [told, reasons.toldBefore],
  ] as const) {
    const ids = some.map(({ id }) => id);
    if (ids.length > 0) await markFailed(db, ids, { state: 'dropped', reason }, now());
  }
  log.info({ channel: place.channelId, dropped: dropped.length }, 'nobody waits for it any more');
  const wanted = deliveries.filter(({ id }) => !dropped.includes(id));
  return wanted.length === 0 ? null : { ...parcel, deliveries: wanted };
}

async function isOverCap({ form, place, unsureSince }: Parcel, { db, now }: Context): Promise<boolean> {
  if (form !== 'alert' || place.cap === null || unsureSince !== null) return false;
  return (await alertsToday(db, place, now())) >= place.cap;
}

/** What nobody can be sure of. */
interface Uncertain {
  readonly kind: 'uncertain';
  readonly reason: string;
}

/**
 * Posts, unless it may have been posted before by an attempt whose answer never came and which no nonce
 * guards any more: then the channel is looked at first.
 */
async function post(
  { place, unsureSince }: Parcel,
  posting: Posting,
  { courier, log, now, signal }: DeliverContext,
): Promise<Posted | Uncertain> {
  try {
    const isGuarded =
      place.kind !== 'forum' && now().getTime() - (unsureSince ?? now()).valueOf() < nonceWindowMs;
    if (unsureSince !== null && !isGuarded) {
      const found = await courier.find(posting, unsureSince, signal);
      if (found.kind === 'found') return { ...found, kind: 'sent' };
      if (found.kind === 'retry') return { ...found, unsure: true };
      if (found.kind === 'closed') return found;
      if (found.kind === 'hidden') {
        return { kind: 'uncertain', reason: reasons.noTelling };
      }
    }
    return await courier.post(posting, signal);
  } catch (error) {
    // A defect in the courier must not stop the others: it counts as a failure that may pass.
    log.error({ err: error, channel: place.channelId }, 'the courier failed');
    return { kind: 'retry', reason: reasons.ownTrouble, afterMs: null, unsure: true };
  }
}

async function settle(
  parcel: Parcel,
  { edition, begun }: { readonly edition: number; readonly begun: Date },
  posted: Posted | Uncertain,
  { record }: Round,
  context: DeliverContext,
): Promise<Outcome> {
  const { db, log, now, onTrouble } = context;
  const { place, deliveries, form } = parcel;
  const ids = deliveries.map(({ id }) => id);
  const number = deliveries[0]?.number ?? 0;
  const outcome = givenUp(parcel, posted);
  const about = { delivery: ids[0], of: ids.length, number, channel: place.channelId };
  switch (outcome.kind) {
    case 'sent': {
      const { messageId, threadId, isBare = false } = outcome;
      // What shows nothing shows no edition, so an edit is due.
      const shown = isBare ? 0 : edition;
      await record({ ids, messageId, threadId, edition: shown, folded: form === 'line' });
      log.info({ ...about, message: messageId }, 'posted');
      return 'sent';
    }
    case 'retry': {
      const backoff = outcome.afterMs === null ? postingBackoff : askedBackoff;
      const pause = pauseAfter(backoff, parcel.attempts, outcome.afterMs);
      const unsureSince = parcel.unsureSince ?? (outcome.unsure ? begun : null);
      await putOff(db, ids, {
        reason: outcome.reason,
        dueAt: new Date(now().getTime() + pause),
        unsureSince,
      });
      log.warn({ ...about, reason: outcome.reason, pause }, 'posting was put off');
      return 'putOff';
    }
    case 'closed': {
      // What is held keeps its doubts: it may have been taken before the channel was closed.
      await putOff(db, ids, { reason: outcome.reason, dueAt: now(), unsureSince: parcel.unsureSince });
      const suspended = await suspendChannel(db, place.channelId, {
        reason: outcome.reason,
        now: now(),
        probeAt: (looks) => new Date(now().getTime() + pauseAfter(probeBackoff, looks + 1)),
      });
      log.warn({ ...about, reason: outcome.reason }, 'the channel is suspended');
      // It looked open and is not, so no look will ever find it closed.
      if (suspended && suspended.probes > 0) await tellOnce(suspended, context);
      return 'putOff';
    }
    case 'refused':
    case 'defect':
    case 'uncertain':
      await markFailed(
        db,
        ids,
        {
          state: outcome.kind,
          reason: outcome.reason,
          ...(outcome.kind === 'defect' && { payload: outcome.payload }),
        },
        now(),
      );
      log[outcome.kind === 'defect' ? 'error' : 'warn']({ ...about, reason: outcome.reason }, outcome.kind);
      if (outcome.kind !== 'refused') onTrouble?.(outcome.reason, { number, channelId: place.channelId });
      return 'refused';
  }
}

function givenUp({ attempts }: Parcel, posted: Posted | Uncertain): Posted | Uncertain {
  if (posted.kind !== 'retry') return posted;
  if (attempts < (posted.afterMs === null ? mostAttempts : mostAskedAttempts)) return posted;
  return { kind: 'refused', reason: givenUpAfter(attempts, posted.reason) };
}
