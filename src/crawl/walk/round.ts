import type { Reading } from '../../assembly/declaration.ts';
import { textUrl } from '../../source/http/file-address.ts';
import type { Transaction } from '../../store/db/database.ts';
import { isAmongNewest, noteMissing, passOver } from '../../store/crawl/missing-files.ts';
import { doubtOther, fileShowing } from '../../store/crawl/pages/page-evidence.ts';
import { setWalkState, type WalkState } from '../../store/crawl/walk-state.ts';
import { paceAt } from './look-ahead.ts';
import type { Served, Unserved } from '../observe.ts';
import { processPage, type PageOutcome } from '../process-page.ts';
import { soft404Fingerprint, probeSoft404 } from '../soft-404.ts';
import { storeFound } from '../store-reading.ts';
import { pause, showsDocuments } from './control.ts';
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
  const file = { fileId: id, url: textUrl(id, 'en', context.assemblyUrl) };
  const settle = async (served: Served) => {
    const verdict = await judge(round, id, served);
    if (typeof verdict !== 'string') return verdict;
    return {
      kind: 'looked',
      verdict,
      kept: await store(round, file, baseline, served, verdict, step),
    } as const;
  };
  const looked = await processPage({ ...file, ...pause(context) }, settle, context);
  if (looked.kind === 'unserved') return stopFor(looked);
  if (looked.kind === 'stop') return looked;
  const { verdict, kept } = looked;
  count.asked += 1;
  if (verdict === 'proven') {
    count.there += 1;
    round.sawHeading = true;
  } else if (kept === null) round.missing += 1;
  if (kept?.kind === 'declaration') {
    count.kept += kept.change === 'new' ? 1 : 0;
    round.alerts += kept.alerts;
    if (kept.alerts + kept.edits > 0) context.onAlerts?.();
  } else if (kept?.kind === 'incomplete' || kept?.kind === 'other') count[kept.kind] += 1;
  return looked;
}

/** What may be concluded from an answer, after asking what else must be known at this moment. */
async function judge(round: WalkRound, id: number, served: Served): Promise<StepVerdict | Interruption> {
  const { context } = round;
  if (served.kind === 'gone') return 'missing';
  // What the database does not take is asked for again like what is not clear.
  if (served.kind === 'refused') return 'unclear';
  const mark = soft404Fingerprint(served);
  const isNothing = () => mark !== null && mark === round.state.nothing;
  if (isNothing()) return 'missing';
  if (served.kind === 'shown' && served.isProof) {
    const other = await fileShowing(context.db, served.fingerprint, id);
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
  const probed = await probeSoft404(round.context, pause(round.context));
  if (probed.kind === 'unserved') return stopFor(probed);
  const probedAt = round.context.now();
  await advanceFrontier(round, { probedAt, nothing: probed.mark, ...spending(round, 1) });
  return null;
}

async function store(
  round: WalkRound,
  file: { readonly fileId: number; readonly url: string },
  baseline: Baseline,
  served: Served,
  verdict: StepVerdict,
  step: Step,
): Promise<PageOutcome | null> {
  const { context, state } = round;
  const { db, now, assemblyUrl } = context;
  const { fileId } = file;
  const at = now();
  const { kept, next } = await db.transaction(async (tx) => {
    let kept: PageOutcome | null = null;
    if (served.kind === 'shown' && (await isWorthKeeping(tx, fileId, served, verdict))) {
      const isOld = typeof baseline === 'function' ? baseline(served.reading) : baseline;
      kept = await storeFound(tx, { ...file, baseline: isOld }, served, context);
    } else {
      const isOld = baseline !== false;
      const isNewest = isAmongNewest(fileId, state.highest);
      await noteMissing(tx, fileId, { baseline: isOld, isClear: verdict === 'missing', isNewest, now: at });
    }
    const next: WalkState = {
      ...state,
      asked: state.asked + 1,
      ...spending(round, verdict === 'proven' ? 0 : 1),
      ...(verdict === 'proven' && { headingAt: at }),
      ...(kept?.kind === 'other' && { other: { fileId, mark: soft404Fingerprint(served) } }),
      ...(kept?.kind === 'declaration' && cameBy(state, kept.date)),
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
    at.getTime() - startedAt.getTime() >= walk.maxMs ||
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
