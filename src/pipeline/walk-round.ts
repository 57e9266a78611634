import type { Reading } from '../assembly/declaration.ts';
import type { Transaction } from '../store/database.ts';
import { notePages } from '../store/pages.ts';
import { rememberGap, setWalkState, type WalkState } from '../store/walk.ts';
import { keepReading, refusalOf, type Kept } from './read-pages.ts';
import { askForFile, type Asked, type Stop } from './walk-ask.ts';
import { dayMs, gapDays, type WalkContext } from './walk-options.ts';

export interface Round {
  readonly context: WalkContext;
  readonly startedAt: Date;
  state: WalkState;
  readonly count: { asked: number; there: number; kept: number; incomplete: number; other: number };
  missing: number;
  alerts: number;
}

export const isBaseline = ({ state }: Round): boolean => state.frontierAt === null;

/**
 * Asks for one file and stores what there is, together with the step it means for the walk.
 *
 * @param step within the transaction; `kept` is `null` when there is no such file.
 */
export async function look(
  round: Round,
  id: number,
  baseline: boolean | ((reading: Reading) => boolean),
  step: (tx: Transaction, kept: Kept | null) => Promise<Partial<WalkState>>,
): Promise<Stop | null> {
  const { context } = round;
  const asked = await askForFile(id, round.state.blank, context);
  if (asked.kind === 'stop') return asked;
  let kept: Kept | null;
  try {
    kept = await store(round, id, baseline, asked, step);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || asked.kind !== 'there') throw error;
    // What the database does not take is passed over like a file that is not there, and asked for again like one.
    context.log.error({ fileId: id, reason: refusal }, 'a page could not be stored');
    kept = await store(round, id, baseline, { kind: 'missing' }, step);
  }
  const { count } = round;
  count.asked += 1;
  if (kept === null) {
    round.missing += 1;
    return null;
  }
  count.there += 1;
  if (kept.kind !== 'kept') count[kept.kind] += 1;
  else if (kept.isNew) count.kept += 1;
  if (kept.kind === 'kept' && kept.alerts + kept.edits > 0) {
    round.alerts += kept.alerts;
    context.onAlerts?.();
  }
  return null;
}

async function store(
  round: Round,
  id: number,
  baseline: boolean | ((reading: Reading) => boolean),
  asked: Exclude<Asked, Stop>,
  step: (tx: Transaction, kept: Kept | null) => Promise<Partial<WalkState>>,
): Promise<Kept | null> {
  const { context, state } = round;
  const { db, now, assemblyUrl } = context;
  const { kept, next } = await db.transaction(async (tx) => {
    let kept: Kept | null = null;
    if (asked.kind === 'there') {
      const { url, reading, sent } = asked;
      const isOld = typeof baseline === 'function' ? baseline(reading) : baseline;
      await notePages(tx, [{ fileId: id, url }], { baseline: isOld, now: now() });
      const page = { fileId: id, url, state: 'waiting', baseline: isOld, attempts: 0 } as const;
      const waiting = { ...page, reason: null, etag: null, lastModified: null };
      kept = await keepReading(tx, waiting, reading, sent, context);
    }
    const next: WalkState = {
      ...state,
      asked: state.asked + 1,
      ...(kept?.kind === 'kept' && cameBy(state, kept.date)),
      ...(await step(tx, kept)),
    };
    await setWalkState(tx, assemblyUrl, next);
    return { kept, next };
  });
  round.state = next;
  return kept;
}

function cameBy(state: WalkState, date: string): Partial<WalkState> {
  const { beganOn, reachedOn, declarations } = state;
  return {
    declarations: declarations + 1,
    beganOn: beganOn === null || date < beganOn ? date : beganOn,
    reachedOn: reachedOn === null || date > reachedOn ? date : reachedOn,
  };
}

/** The files from `id` to `last` are known from elsewhere. */
export async function arrive(round: Round, id: number, last: number): Promise<void> {
  const { db, assemblyUrl } = round.context;
  const next = { ...round.state, highest: last, next: last + 1 };
  await db.transaction(async (tx) => {
    await leaveGap(tx, round, id);
    await setWalkState(tx, assemblyUrl, next);
  });
  round.state = next;
}

/** Remembers the files between the last one that is there and `id`. */
export async function leaveGap(tx: Transaction, round: Round, id: number): Promise<void> {
  const { state, context } = round;
  const from = Math.max(state.highest + 1, state.floor);
  if (id <= from) return;
  const ids = Array.from({ length: id - from }, (_, at) => from + at);
  const now = context.now();
  const nextLookAt = new Date(now.getTime() + gapDays[0] * dayMs);
  await rememberGap(tx, context.assemblyUrl, ids, { baseline: isBaseline(round), now, nextLookAt });
}

export async function advance(round: Round, change: Partial<WalkState>): Promise<void> {
  const next = { ...round.state, ...change };
  await setWalkState(round.context.db, round.context.assemblyUrl, next);
  round.state = next;
}

export function isOver({ context, startedAt, count }: Round): boolean {
  const { now, until, walk, signal } = context;
  const at = now();
  return (
    signal.aborted ||
    count.asked >= walk.perTick ||
    at.getTime() - startedAt.getTime() >= walk.longestMs ||
    (until !== undefined && at >= until)
  );
}
