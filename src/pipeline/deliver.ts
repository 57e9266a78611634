import type { DeclarationRecord } from '../assembly/record.ts';
import { match } from '../subscriptions/match.ts';
import { declarationById } from '../store/declarations.ts';
import { claimDue, giveBack, markRefused, markSent, putOff, type Claimed } from '../store/deliveries.ts';
import { pauseAfter, postingBackoff } from './backoff.ts';
import type { Context } from './context.ts';
import type { Alert, Courier, Posted } from './courier.ts';
import { nonceOf } from './nonce.ts';

export interface DeliverContext extends Context {
  readonly courier: Courier;
  /** Ends the round after the postings under way. */
  readonly stopping: AbortSignal;
  /** Ends the postings under way. */
  readonly signal: AbortSignal;
}

export interface Delivered {
  readonly sent: number;
  readonly putOff: number;
  readonly refused: number;
}

const batch = 200;
/** Channels posted to at once; Discord's own limits are kept below this port. */
const atOnce = 16;
/** With the pauses of `postingBackoff`, about a day. */
const mostAttempts = 32;

/** Posts every delivery that is due: channels side by side, within a channel one after the other, oldest first. */
export async function deliverDue(context: DeliverContext): Promise<Delivered> {
  const total = { sent: 0, putOff: 0, refused: 0 };
  const count = { sent: 'sent', retry: 'putOff', refused: 'refused' } as const;
  while (!context.stopping.aborted) {
    const claimed = await claimDue(context.db, context.now(), batch);
    if (claimed.length === 0) break;
    const records = recordCache(context);
    const queues = byChannel(claimed);
    const worker = async () => {
      for (let queue = queues.shift(); queue; queue = queues.shift()) {
        for (const [at, delivery] of queue.entries()) {
          if (context.stopping.aborted) {
            await giveBack(
              context.db,
              queue.slice(at).map(({ id }) => id),
            );
            break;
          }
          total[count[await deliverOne(delivery, records, context)]] += 1;
        }
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: Math.min(atOnce, queues.length) }, worker));
    for (const ended of workers) if (ended.status === 'rejected') throw ended.reason;
  }
  return total;
}

function byChannel(claimed: readonly Claimed[]): Claimed[][] {
  const queues = new Map<string, Claimed[]>();
  for (const delivery of claimed) {
    const queue = queues.get(delivery.channelId);
    if (queue) queue.push(delivery);
    else queues.set(delivery.channelId, [delivery]);
  }
  return [...queues.values()];
}

type Records = (delivery: Claimed) => Promise<DeclarationRecord | null>;

/** Many channels get the same declaration: each is read once a round and language. */
function recordCache({ db }: Context): Records {
  const cache = new Map<string, Promise<DeclarationRecord | null>>();
  return ({ declarationId, language }) => {
    const key = `${declarationId}:${language}`;
    const known = cache.get(key) ?? declarationById(db, declarationId, language);
    cache.set(key, known);
    return known;
  };
}

async function deliverOne(
  delivery: Claimed,
  records: Records,
  context: DeliverContext,
): Promise<Posted['kind']> {
  const { db, log, now } = context;
  const declaration = await records(delivery);
  const posted: Posted = declaration
    ? await post(alertFor(delivery, declaration), context)
    : { kind: 'refused', reason: 'The declaration is no longer held.' };
  const outcome = givenUp(delivery, posted);
  const about = { delivery: delivery.id, number: delivery.number, channel: delivery.channelId };
  switch (outcome.kind) {
    case 'sent':
      await markSent(db, delivery.id, outcome.messageId, now());
      log.info({ ...about, message: outcome.messageId }, 'posted');
      break;
    case 'retry': {
      const pause = pauseAfter(postingBackoff, delivery.attempts, outcome.afterMs);
      await putOff(db, delivery.id, outcome.reason, new Date(now().getTime() + pause));
      log.warn({ ...about, reason: outcome.reason, pause }, 'posting was put off');
      break;
    }
    case 'refused':
      await markRefused(db, delivery.id, outcome.reason, now());
      log.warn({ ...about, reason: outcome.reason }, 'posting was refused');
      break;
  }
  return outcome.kind;
}

/** A defect in the courier must not stop the others: it counts as a failure that may pass. */
async function post(alert: Alert, { courier, log, signal }: DeliverContext): Promise<Posted> {
  try {
    return await courier.post(alert, signal);
  } catch (error) {
    log.error({ err: error, channel: alert.channelId }, 'the courier failed');
    return { kind: 'retry', reason: 'Posting failed for a reason of our own.', afterMs: null };
  }
}

function givenUp({ attempts }: Claimed, posted: Posted): Posted {
  if (posted.kind !== 'retry' || attempts < mostAttempts) return posted;
  return { kind: 'refused', reason: `Given up after ${attempts} attempts: ${posted.reason}` };
}

/** The alert of a delivery. Its filters matched when it was made, so only the reasons are asked for here. */
export function alertFor(delivery: Claimed, declaration: DeclarationRecord): Alert {
  return {
    channelId: delivery.channelId,
    language: delivery.language,
    nonce: nonceOf(delivery.number, delivery.channelId),
    declaration,
    reasons: delivery.filters.flatMap((filter) => {
      const reasons = match(filter, declaration, () => true);
      return reasons === null ? [] : [reasons];
    }),
  };
}
