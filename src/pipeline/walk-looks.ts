import type { Reading } from '../assembly/declaration.ts';
import { endOfKnown, gapsDue, highestKnown, keepGap, type StoredGap } from '../store/walk.ts';
import { isSiteAlive, type Stop } from './walk-ask.ts';
import { dayMs, gapDays } from './walk-options.ts';
import { advance, arrive, isBaseline, isOver, leaveGap, look, type Round } from './walk-round.ts';

/** A known file this many windows ahead shows that the frontier lies farther out. */
const windowsTrusted = 10;
/** A site that seems to have lost everything is looked at again after this. */
const suspiciousMs = 60 * 60_000;

/** Goes on file by file, until there is nothing more ahead or the turn is over. */
export async function sweep(round: Round): Promise<Stop | null> {
  const { context } = round;
  const { window, ahead } = context.walk;
  const limit = round.state.frontierAt === null ? window : ahead;
  const reach = window * windowsTrusted;
  let known = 0;
  const goesOn = async (id: number): Promise<boolean> => {
    if (id <= known || id - round.state.highest <= limit) return true;
    known = (await highestKnown(context.db, round.state.highest, reach)) ?? 0;
    return id <= known;
  };
  if (!(await goesOn(round.state.next))) await advance(round, { next: round.state.highest + 1 });
  const thereBefore = round.count.there;

  while (await goesOn(round.state.next)) {
    const id = round.state.next;
    const last = await endOfKnown(context.db, id);
    if (last !== null) {
      await arrive(round, id, last);
      continue;
    }
    if (isOver(round)) return null;
    const stop = await look(round, id, isBaseline(round), async (tx, kept) => {
      if (kept === null) return { next: id + 1 };
      await leaveGap(tx, round, id);
      return { highest: id, next: id + 1 };
    });
    if (stop) return stop;
  }
  if (round.state.frontierAt !== null && round.count.there > thereBefore) return null;
  return concludeSweep(round);
}

/** Nothing is there for a while: the frontier, if the site still shows what it is known to have. */
async function concludeSweep(round: Round): Promise<Stop | null> {
  const { context, state } = round;
  const host = new URL(context.assemblyUrl).host;
  if (state.highest < state.floor) {
    await advance(round, { next: state.floor });
    return suspicious(
      `${host} has none of the files ${state.floor} to ${state.next - 1}, the first of which is where the walk begins.`,
    );
  }
  const alive = await isSiteAlive(state.highest, state.blank, context);
  if (alive.kind === 'stop') return alive;
  if (alive.kind === 'dead') {
    await advance(round, { next: state.highest + 1 });
    return suspicious(`${host} no longer has file ${alive.fileId}, nor anything after it.`);
  }
  if (state.frontierAt === null) {
    await advance(round, { frontierAt: context.now(), next: state.highest + 1 });
  }
  return null;
}

const suspicious = (reason: string): Stop => ({
  kind: 'stop',
  outcome: 'broken',
  reason: `${reason} This is not taken for the end of the files.`,
  retryAfterMs: suspiciousMs,
});

/** Looks at some files farther out than a sweep goes, others each time: ids are given out with gaps between them. */
export async function lookFar(round: Round): Promise<Stop | null> {
  const { context } = round;
  const { window, ahead } = context.walk;
  for (let looks = 0; looks < Math.min(ahead, window - ahead) && !isOver(round); looks += 1) {
    const step = Math.max(round.state.distance, ahead) + 1;
    const distance = step > window ? ahead + 1 : step;
    const id = round.state.highest + distance;
    if ((await endOfKnown(context.db, id)) !== null) {
      await advance(round, { distance });
      continue;
    }
    const there = round.count.there;
    const stop = await look(round, id, false, async () => ({ distance }));
    if (stop) return stop;
    // What lies between is new as well.
    if (round.count.there > there) return sweep(round);
  }
  return null;
}

/** Asks again for files that were passed over because they were not there. */
export async function lookIntoGaps(round: Round): Promise<Stop | null> {
  const { context } = round;
  const { db, assemblyUrl, now, walk } = context;
  let looks = 0;
  for (const stored of await gapsDue(db, assemblyUrl, round.startedAt)) {
    let gap: StoredGap = stored;
    while (gap.left.length > 0) {
      const [id = 0, ...left] = gap.left;
      const rest = { ...gap, left, ids: gap.ids.filter((other) => other !== id) };
      if ((await endOfKnown(db, id)) !== null) {
        await keepGap(db, (gap = rest));
        continue;
      }
      if (looks >= walk.ahead || isOver(round)) return null;
      looks += 1;
      const isOld = (reading: Reading) =>
        gap.baseline && !(reading.kind === 'declaration' && reading.declaration.date >= gap.since);
      let after = gap;
      const stop = await look(round, id, isOld, async (tx, kept) => {
        after = kept === null ? { ...gap, left } : rest;
        await keepGap(tx, after);
        return {};
      });
      if (stop) return stop;
      gap = after;
    }
    const days = gapDays[gap.looks + 1];
    await keepGap(db, {
      ...gap,
      ids: days === undefined ? [] : gap.ids,
      left: gap.ids,
      looks: gap.looks + 1,
      nextLookAt: new Date(now().getTime() + (days ?? 0) * dayMs),
    });
  }
  return null;
}
