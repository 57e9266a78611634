import { awaitNews, highestProven, knownBetween } from '../../store/crawl/missing-files.ts';
import { setWalkState, type WalkState } from '../../store/crawl/walk-state.ts';
import {
  advanceFrontier,
  storeArrival,
  isOver,
  learnNothing,
  fetchFile,
  moveFrontier,
  mustShow,
  interrupted,
  type WalkRound,
  type Interruption,
} from './round.ts';

/** A known document this many windows ahead shows that the frontier lies farther out. */
export const windowsTrusted = 10;

/**
 * Reads the baseline, file by file, until no more documents come. The files at the end are believed to be missing only
 * while the site shows what it has; a round in which it stopped doing so is gone through again.
 */
export async function catchUp(round: WalkRound): Promise<Interruption | null> {
  const { state } = round;
  await advanceFrontier(round, { next: Math.max(state.confirmed ?? 0, state.highest + 1, state.floor) });
  round.sawHeading = false;
  for (;;) {
    if (round.context.signal.aborted) return null;
    if (!(await goesOn(round))) return conclude(round);
    if (isOver(round)) return confirm(round);
    const id = round.state.next;
    const known = (await knownBetween(round.context.db, id, id)).get(id);
    if (known?.isProven === true) {
      await storeArrival(round, id);
      continue;
    }
    if (known !== undefined) {
      // It waits in the inbox, which asks for it.
      await advanceFrontier(round, { next: id + 1, unclear: (round.state.unclear ?? 0) + 1 });
      continue;
    }
    const looked = await fetchFile(round, id, true, async (tx, verdict): Promise<Partial<WalkState>> => {
      if (verdict === 'proven') return moveFrontier(tx, round, id);
      const unclear = (round.state.unclear ?? 0) + (verdict === 'unclear' ? 1 : 0);
      return { next: id + 1, unclear };
    });
    if (looked.kind === 'stop') return looked;
    if (looked.verdict !== 'proven') round.sawHeading = false;
  }
}

async function goesOn(round: WalkRound): Promise<boolean> {
  const { context, state } = round;
  const { window } = context.walk;
  const unclear = Math.min(state.unclear ?? 0, window);
  if (state.next - state.highest <= window + unclear) return true;
  const proven = await highestProven(context.db, state.highest, window * windowsTrusted);
  return proven !== null && state.next <= proven;
}

/** What was missing since the last heading was so while the site showed what it has, or is asked for again. */
async function confirm(round: WalkRound): Promise<Interruption | null> {
  const { state } = round;
  if (state.next === (state.confirmed ?? state.highest + 1)) return null;
  if (!round.sawHeading) {
    const before = state.nothing;
    const stop = (await mustShow(round)) ?? (await learnNothing(round));
    if (stop !== null || before !== round.state.nothing) {
      await advanceFrontier(round, { next: state.confirmed ?? state.highest + 1, unclear: 0 });
      return stop;
    }
  }
  await advanceFrontier(round, { confirmed: round.state.next });
  return null;
}

/** There is nothing more ahead: the frontier, if that can be believed. */
async function conclude(round: WalkRound): Promise<Interruption | null> {
  const { context, state } = round;
  const host = new URL(context.assemblyUrl).host;
  const again = { next: state.highest + 1, confirmed: state.highest + 1, unclear: 0 };
  if (state.highest < state.floor) {
    await advanceFrontier(round, { ...again, next: state.floor, confirmed: state.floor });
    return interrupted(
      `${host} has none of the files ${state.floor} to ${state.next - 1}, the first of which is where the walk begins.`,
    );
  }
  if ((state.unclear ?? 0) > context.walk.window) {
    await advanceFrontier(round, again);
    return interrupted(
      `${host} shows pages without the heading of a document for the files from ${again.next} on.`,
    );
  }
  const stop = await confirm(round);
  if (stop !== null) return stop;
  if (round.state.confirmed !== state.next) return null;
  const { db, assemblyUrl } = context;
  const following = { ...round.state, ...again, frontierAt: context.now() };
  await db.transaction(async (tx) => {
    await awaitNews(tx, following.highest);
    await setWalkState(tx, assemblyUrl, following);
  });
  round.state = following;
  return null;
}
