import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { runWorkers } from '../lib/run-workers.ts';
import { endLapse, lapseBefore, type Lapse } from '../store/backup/lapse.ts';
import { placesTold, recordTold } from '../store/delivery/told-elsewhere.ts';
import type { DeliveryTarget } from '../store/subscriptions/channels.ts';
import type { Courier } from './courier.ts';

export interface ReadBackContext extends Context {
  readonly courier: Pick<Courier, 'toldSince' | 'lastSaidAt' | 'isMember'>;
  /** Gives it up: the next start begins anew. */
  readonly signal: AbortSignal;
  /** This connection to Discord is new: what it says of the last messages is not older than it. */
  readonly isNewlyConnected: boolean;
  readonly timing?: Timing;
}

/** What was found out of a lapse. */
export interface ReadBack extends Lapse {
  /** Messages that the store did not know of. */
  readonly messages: number;
  /** Channels that could not be read, of which something may have been told. */
  readonly hidden: number;
}

interface Timing {
  /** How long posting waits for it where nothing says that the store is an older copy, and where something does. */
  readonly doubtMs: number;
  readonly proofMs: number;
  /** Before a place is asked for again of which nobody could say anything. */
  readonly pauseMs: number;
}

const usual: Timing = { doubtMs: 2 * 60_000, proofMs: 10 * 60_000, pauseMs: 2_000 };
const atOnce = 8;
const maxTries = 4;
/** Conversations of which Discord does not say when something was last said; read where nothing says that the store is an older copy. */
const maxConversations = 50;

/**
 * Where the store was not in use for a while, it may be an older copy of one that was, put back by hand or by whoever runs the
 * database, and know less than Discord does. So the channels in which something was said meanwhile are read before anything is
 * posted, and what they were told is recorded.
 *
 * @returns `null` where the store knows everything.
 */
export async function readBack(context: ReadBackContext): Promise<ReadBack | null> {
  const { db, log, now, signal, timing = usual } = context;
  const lapse = await lapseBefore(db, now());
  if (lapse === null) return null;
  const begun = performance.now();
  const places = (await placesTold(db)).filter((place) => mayBeTold(place, lapse, context));
  const state: Reading = {
    lapse,
    isProven: lapse.isProven,
    conversations: 0,
    skipped: [],
    messages: 0,
    hidden: 0,
    read: 0,
    left: places.map((place) => ({ place, tries: 0 })),
    until: () => begun + (state.isProven ? timing.proofMs : timing.doubtMs),
  };
  await runWorkers(atOnce, () => work(state, context, timing));
  if (signal.aborted) return null;
  const { isProven, messages } = state;
  // Of what the time did not suffice for nobody can say what was told.
  const hidden = state.hidden + state.left.length;
  const done = { ...lapse, isProven };
  await endLapse(db, done);
  const ms = Math.round(performance.now() - begun);
  const about = { since: lapse.from, places: places.length, read: state.read, messages, hidden, ms };
  if (isProven)
    log.warn(about, 'the database is an older copy: what was told since was read back from Discord');
  else log.info(about, 'looked whether the database is an older copy: nothing says so');
  return { ...done, messages, hidden: isProven ? hidden : 0 };
}

interface Asked {
  readonly place: DeliveryTarget;
  readonly tries: number;
}

interface Reading {
  readonly lapse: Lapse;
  isProven: boolean;
  conversations: number;
  /** Conversations that are read only where it is proven. */
  readonly skipped: Asked[];
  messages: number;
  hidden: number;
  read: number;
  readonly left: Asked[];
  readonly until: () => number;
}

/** Not where the bot is not any more, nor where nothing was said since, as far as Discord told. */
function mayBeTold(
  { channelId, guildId }: DeliveryTarget,
  { from }: Lapse,
  { courier, isNewlyConnected }: ReadBackContext,
): boolean {
  if (guildId !== '' && courier.isMember(guildId) === false) return false;
  const said = isNewlyConnected ? courier.lastSaidAt(channelId) : null;
  return said === null || said > from;
}

async function work(state: Reading, context: ReadBackContext, { pauseMs }: Timing): Promise<void> {
  const { db, now, courier, signal } = context;
  const { from } = state.lapse;
  for (let next = state.left.shift(); next; next = state.left.shift()) {
    const { place, tries } = next;
    if (signal.aborted || performance.now() > state.until()) {
      state.left.push(next);
      return;
    }
    if (place.kind === 'direct' && !state.isProven) {
      if (state.conversations >= maxConversations) {
        state.skipped.push(next);
        continue;
      }
      state.conversations += 1;
    }
    const told = await courier.toldSince(place, from, signal);
    if (told.kind === 'hidden' || (told.kind === 'unknown' && tries + 1 >= maxTries)) state.hidden += 1;
    else if (told.kind === 'unknown') {
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      state.left.push({ place, tries: tries + 1 });
    } else {
      state.read += 1;
      const found = await recordTold(db, place, told.messages, { known: from, now: now() });
      state.messages += found;
      if (found > 0 && !state.isProven) {
        state.isProven = true;
        state.left.push(...state.skipped.splice(0));
      }
    }
  }
}
