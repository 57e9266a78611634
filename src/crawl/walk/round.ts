import type { Reading } from '../../assembly/declaration.ts';
import { textUrl } from '../../source/http/file-address.ts';
import type { Transaction } from '../../store/db/database.ts';
import { forgetMissing, isAmongNewest, noteMissing, passOver } from '../../store/crawl/missing-files.ts';
import { doubtOther, fileShowing, notePages } from '../../store/crawl/page-inbox.ts';
import { setWalkState, type WalkState } from '../../store/crawl/walk-state.ts';
import { paceAt } from './look-ahead.ts';
import { observe, type Observation, type Unserved } from '../observe.ts';
import { storeReading, refusalOfReading, type StoreResult } from '../read-pages.ts';
import { soft404Fingerprint, pause, probeSoft404, showsDocuments } from './control.ts';
import type { WalkContext } from './options.ts';

export interface WalkRound {
  readonly context: WalkContext;
  readonly startedAt: Date;
  state: WalkState;
  readonly count: { asked: number; there: number; kept: number; incomplete: number; other: number };
  missing: number;
  alerts: number;
  /** When a heading was last seen in this round, of whatever document. */
  sawHeading: boolean;
  /** When documents were last found as news, the latest first; set where a pace is kept. */
  finds: readonly Date[];
}

/** The site does not serve us now, or not as it should: the round is over, and nothing is concluded from it. */
export interface Interruption {
  readonly kind: 'stop';
  readonly outcome: 'blocked' | 'unreachable' | 'broken';
  readonly reason: string;
  readonly retryAfterMs: number | null;
}

/**
 * What a look at a file shows of it. `proven`: a document, of whatever kind. `missing`: not there, as far as one look tells.
 * `unclear`: neither; it is asked for again.
 */
export type StepVerdict = 'proven' | 'missing' | 'unclear';

type Baseline = boolean | ((reading: Reading) => boolean);
type Step = (tx: Transaction, verdict: StepVerdict) => Promise<Partial<WalkState>>;

export const isCatchingUp = ({ state }: WalkRound): boolean => state.frontierAt === null;

/**
 * Asks for one file and stores what there is, together with the step it means for the walk.
 *
 * @param step within the transaction.
 */
export async function fetchFile(
  round: WalkRound,
  id: number,
  baseline: Baseline,
  step: Step,
): Promise<Interruption | { readonly kind: 'looked'; readonly verdict: StepVerdict }> {
  const { context, count } = round;
  const observation = await observe(
    { fileId: id, url: textUrl(id, 'en', context.assemblyUrl) },
    context,
    pause(context),
  );
  if (observation.kind === 'unserved') return stopFor(observation);
  const verdict = await judge(round, id, observation);
  if (typeof verdict !== 'string') return verdict;
  let kept: StoreResult | null = null;
  let concluded = verdict;
  try {
    kept = await store(round, id, baseline, observation, verdict, step);
  } catch (error) {
    const refusal = refusalOfReading(error);
    if (refusal === null || observation.kind !== 'shown') throw error;
    // What the database does not take is asked for again like what is not clear.
    context.log.error({ fileId: id, reason: refusal }, 'a page could not be stored');
    concluded = 'unclear';
    await store(round, id, baseline, { kind: 'broken', reason: refusal }, concluded, step);
  }
  count.asked += 1;
  if (concluded === 'proven') {
    count.there += 1;
    round.sawHeading = true;
  } else if (kept === null) round.missing += 1;
  if (kept?.kind === 'kept') {
    count.kept += kept.isNew ? 1 : 0;
    round.alerts += kept.alerts;
    if (kept.alerts + kept.edits > 0) context.onAlerts?.();
  } else if (kept !== null) count[kept.kind] += 1;
  return { kind: 'looked', verdict: concluded };
}

/** What may be concluded from an answer, after asking what else must be known at this moment. */
async function judge(
  round: WalkRound,
  id: number,
  observation: Exclude<Observation, Unserved>,
): Promise<StepVerdict | Interruption> {
  const { context } = round;
  if (observation.kind === 'gone') return 'missing';
  const mark = soft404Fingerprint(observation);
  const isNothing = () => mark !== null && mark === round.state.nothing;
  if (isNothing()) return 'missing';
  if (observation.kind === 'shown' && observation.isProof) {
    const other = await fileShowing(context.db, observation.fingerprint, id);
    const alike = likeLastOther(round, id, mark);
    if (other === null && alike === null) return 'proven';
    const stop = await learnNothing(round);
    if (stop !== null) return stop;
    if (other === null && !isNothing()) return 'proven';
    for (const file of [other, alike]) {
      if (file !== null) await doubtOther(context.db, file, sameAs(id), context.now());
    }
    return (await mustShow(round)) ?? (isNothing() ? 'missing' : 'unclear');
  }
  const stop = (await mustShow(round)) ?? (await learnNothing(round));
  if (stop !== null) return stop;
  return isNothing() ? 'missing' : 'unclear';
}

/** The file that last showed another kind of document, if it said the same but for the figures: a page of any file may do so. */
function likeLastOther({ state }: WalkRound, id: number, mark: string | null): number | null {
  const last = state.other;
  return last && last.fileId !== id && last.mark === mark ? last.fileId : null;
}

const sameAs = (fileId: number): string =>
  `The page is the same as that of file ${fileId}, so it is the page of neither.`;

/** Ends the round unless the site shows a document that it is known to have, now; where none is known, nothing can be told. */
export async function mustShow(round: WalkRound): Promise<Interruption | null> {
  const { context, state } = round;
  const host = new URL(context.assemblyUrl).host;
  const shown = await showsDocuments(
    state.highest < state.floor ? null : state.highest,
    state.nothing ?? null,
    context,
  );
  switch (shown.kind) {
    case 'unserved':
      return stopFor(shown);
    case 'none known':
      return null;
    case 'hidden':
      return interrupted(
        `${host} shows none of the documents it is known to have, such as file ${shown.fileId}.`,
      );
    case 'shown':
      round.sawHeading = true;
      await advanceFrontier(round, { headingAt: context.now(), ...spending(round, 1) });
      return null;
  }
}

/** Asks what the site answers for a file that cannot be, and remembers it. */
export async function learnNothing(round: WalkRound): Promise<Interruption | null> {
  const probed = await probeSoft404(round.context);
  if (probed.kind === 'unserved') return stopFor(probed);
  const probedAt = round.context.now();
  await advanceFrontier(round, { probedAt, nothing: probed.mark, ...spending(round, 1) });
  return null;
}

async function store(
  round: WalkRound,
  id: number,
  baseline: Baseline,
  observation: Exclude<Observation, Unserved>,
  verdict: StepVerdict,
  step: Step,
): Promise<StoreResult | null> {
  const { context, state } = round;
  const { db, now, assemblyUrl } = context;
  const at = now();
  const { kept, next } = await db.transaction(async (tx) => {
    let kept: StoreResult | null = null;
    if (observation.kind === 'shown' && (await isWorthKeeping(tx, id, observation, verdict))) {
      const { reading } = observation;
      const isOld = typeof baseline === 'function' ? baseline(reading) : baseline;
      const url = textUrl(id, 'en', assemblyUrl);
      await notePages(tx, [{ fileId: id, url }], { baseline: isOld, now: at });
      await forgetMissing(tx, id);
      const page = { fileId: id, url, state: 'waiting', baseline: isOld, attempts: 0, goneCount: 0 } as const;
      const waiting = { ...page, seenAt: at, reason: null, etag: null, lastModified: null };
      kept = await storeReading(tx, waiting, observation, context);
    } else {
      const isOld = baseline !== false;
      const isNewest = isAmongNewest(id, state.highest);
      await noteMissing(tx, id, { baseline: isOld, isClear: verdict === 'missing', isNewest, now: at });
    }
    const next: WalkState = {
      ...state,
      asked: state.asked + 1,
      ...spending(round, verdict === 'proven' ? 0 : 1),
      ...(verdict === 'proven' && { headingAt: at }),
      ...(kept?.kind === 'other' && { other: { fileId: id, mark: soft404Fingerprint(observation) } }),
      ...(kept?.kind === 'kept' && cameBy(state, kept.date)),
      ...(await step(tx, verdict)),
    };
    await setWalkState(tx, assemblyUrl, next);
    return { kept, next };
  });
  round.state = next;
  return kept;
}

/** A page of its own, that is: what a second file shows as well is no page of this one. */
async function isWorthKeeping(
  tx: Transaction,
  id: number,
  { fingerprint }: { readonly fingerprint: string },
  verdict: StepVerdict,
): Promise<boolean> {
  return verdict === 'proven' || (verdict === 'unclear' && (await fileShowing(tx, fingerprint, id)) === null);
}

function cameBy(state: WalkState, date: string): Partial<WalkState> {
  const { beganOn, reachedOn, declarations } = state;
  return {
    declarations: declarations + 1,
    beganOn: beganOn === null || date < beganOn ? date : beganOn,
    reachedOn: reachedOn === null || date > reachedOn ? date : reachedOn,
  };
}

/** The frontier moves to `id`, whose page bore a heading; the files between are gaps from now on. */
export async function moveFrontier(
  tx: Transaction,
  round: WalkRound,
  id: number,
): Promise<Partial<WalkState>> {
  const { state, context } = round;
  if (id <= state.highest) return {};
  const now = context.now();
  const baseline = isCatchingUp(round);
  const from = Math.max(state.highest + 1, state.floor);
  await passOver(tx, { from, to: id - 1 }, { baseline, now });
  return { highest: id, next: id + 1, confirmed: id + 1, unclear: 0 };
}

/** The frontier moves to a file that is proven from elsewhere. */
export async function storeArrival(round: WalkRound, id: number): Promise<void> {
  const { db, assemblyUrl } = round.context;
  const next = await db.transaction(async (tx) => {
    const next = { ...round.state, ...(await moveFrontier(tx, round, id)) };
    await setWalkState(tx, assemblyUrl, next);
    return next;
  });
  round.state = next;
}

export async function advanceFrontier(round: WalkRound, change: Partial<WalkState>): Promise<void> {
  const next = { ...round.state, ...change };
  await setWalkState(round.context.db, round.context.assemblyUrl, next);
  round.state = next;
}

/** Requests of this day that count against `lookBudget`. */
export function spentToday({ state, startedAt }: WalkRound): number {
  return state.spent?.day === dayOf(startedAt) ? state.spent.requests : 0;
}

/** What is asked for in the baseline or in a part-session has no budget. */
function spending(round: WalkRound, requests: number): Pick<WalkState, 'spent'> {
  const { startedAt, finds } = round;
  if (isCatchingUp(round) || requests === 0 || paceAt(startedAt, finds).kind === 'session') return {};
  return { spent: { day: dayOf(startedAt), requests: spentToday(round) + requests } };
}

/** By UTC. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export function isOver({ context, startedAt, count }: WalkRound): boolean {
  const { now, until, walk, signal } = context;
  const at = now();
  return (
    signal.aborted ||
    count.asked >= walk.perTick ||
    at.getTime() - startedAt.getTime() >= walk.longestMs ||
    (until !== undefined && at >= until)
  );
}

const stopFor = ({ outcome, reason, retryAfterMs }: Unserved): Interruption => ({
  kind: 'stop',
  outcome,
  reason,
  retryAfterMs,
});

export const interrupted = (reason: string): Interruption => ({
  kind: 'stop',
  outcome: 'broken',
  reason: `${reason} Nothing is concluded from what else it answers.`,
  retryAfterMs: null,
});
