import type { Reading } from '../../assembly/declaration.ts';
import {
  forgetKnown,
  gapsDue,
  highestProven,
  knownBetween,
  missingBetween,
  wakeNeighbours,
  type MissingFile,
} from '../../store/crawl/missing-files.ts';
import { latestFinds } from '../../store/crawl/pages/page-evidence.ts';
import { gapAllowance, headingEveryMs, lookAheadPlan, mayCheck, sessionFinds } from './look-ahead.ts';
import { farFile, farSample } from './look-far.ts';
import { windowsTrusted } from './catch-up.ts';
import {
  advanceFrontier,
  storeArrival,
  isOver,
  fetchFile,
  moveFrontier,
  mustShow,
  spentToday,
  type WalkRound,
  type Interruption,
} from './round.ts';

/** The part of a round's requests that what lies ahead may take. */
const aheadShare = 3 / 4;

/** Beyond the frontier: looks for what is new ahead, then into gaps. What it finds is news. */
export async function follow(round: WalkRound): Promise<Interruption | null> {
  round.sawHeading = false;
  return (
    (await lookAhead(round)) ??
    (await retryGaps(round)) ??
    (await lookFarAhead(round)) ??
    (await checkSite(round))
  );
}

async function lookAhead(round: WalkRound): Promise<Interruption | null> {
  const { context } = round;
  const { db, walk } = context;
  const proven = await highestProven(db, round.state.highest, walk.window * windowsTrusted);
  if (proven !== null) await storeArrival(round, proven);
  const done = new Set<number>();
  // What lies behind has a share of every round, however much there is ahead.
  const most = Math.ceil(walk.perTick * aheadShare);
  let queue = await filesAhead(round);
  for (;;) {
    const file = queue.shift();
    if (file === undefined || isOver(round) || round.count.asked >= most) return null;
    if (done.has(file.fileId)) continue;
    done.add(file.fileId);
    const { highest } = round.state;
    const looked = await lookAt(round, file);
    if (looked.kind === 'stop') return looked;
    if (looked.verdict === 'proven' && file.fileId > highest) {
      // What lies between is new as well.
      queue = [...(await missingBetween(db, highest + 1, file.fileId - 1)), ...(await filesAhead(round))];
    }
  }
}

/** Files ahead whose time has come, the nearest first. */
async function filesAhead(round: WalkRound): Promise<MissingFile[]> {
  const { context, state, startedAt } = round;
  const { db, walk } = context;
  const [from, to] = [state.highest + 1, state.highest + walk.window];
  const missing = new Map((await missingBetween(db, from, to)).map((file) => [file.fileId, file]));
  const known = await knownBetween(db, from, to);
  const files = Array.from({ length: walk.window }, (_, at) => from + at)
    .filter((fileId) => !known.has(fileId))
    .map((fileId) => missing.get(fileId) ?? neverAsked(fileId, startedAt));
  if (walk.paced === true) {
    round.finds = await latestFinds(db, sessionFinds);
    const { highest } = state;
    const due = new Set(
      lookAheadPlan(startedAt, { highest, finds: round.finds, files, spent: spentToday(round) }),
    );
    return files.filter(({ fileId }) => due.has(fileId));
  }
  // Without a pace: the nearest each time, and some farther out by turns.
  const isNear = ({ fileId }: MissingFile) => fileId - state.highest <= walk.ahead;
  const far = files
    .filter((file) => !isNear(file))
    .toSorted((a, b) => a.looks - b.looks || a.fileId - b.fileId);
  return [...files.filter(isNear), ...far.slice(0, walk.ahead)];
}

const neverAsked = (fileId: number, since: Date): MissingFile => ({
  fileId,
  baseline: false,
  since,
  askedAt: null,
  looks: 0,
});

/** Asks again for files that were passed over. */
async function retryGaps(round: WalkRound): Promise<Interruption | null> {
  const { db, walk } = round.context;
  await forgetKnown(db);
  const allowed =
    walk.paced === true ? gapAllowance(round.startedAt, round.finds, spentToday(round)) : Infinity;
  const limit = Math.min(walk.ahead, allowed);
  const due = await gapsDue(db, { below: round.state.highest, now: round.startedAt, limit });
  for (const gap of due) {
    if (isOver(round)) return null;
    const looked = await lookAt(round, gap);
    if (looked.kind === 'stop') return looked;
  }
  return null;
}

/** Of the budget of a day, what samples far ahead leave to gaps and to the nearest files. */
const leftForOthers = 5;

/** Samples what lies beyond the window: ids may go on elsewhere. */
async function lookFarAhead(round: WalkRound): Promise<Interruption | null> {
  const { context, state, startedAt } = round;
  const { count, at, from } = farSample(startedAt, state);
  if (at !== (state.farAt ?? null)) await advanceFrontier(round, { farAt: at });
  for (let nth = from; nth < from + count; nth += 1) {
    const isAllowed =
      context.walk.paced !== true || gapAllowance(startedAt, round.finds, spentToday(round)) > leftForOthers;
    if (isOver(round) || !isAllowed) return null;
    const fileId = farFile(round.state.highest, context.walk.window, nth);
    await advanceFrontier(round, { farNext: nth + 1 });
    if ((await knownBetween(context.db, fileId, fileId)).has(fileId)) continue;
    const looked = await lookAt(round, neverAsked(fileId, startedAt));
    if (looked.kind === 'stop') return looked;
    // The frontier lies there now: what is around it is the next round's.
    if (looked.verdict === 'proven') return null;
  }
  return null;
}

async function lookAt(round: WalkRound, file: MissingFile): ReturnType<typeof fetchFile> {
  const since = file.since.toISOString().slice(0, 10);
  const isOld = (reading: Reading): boolean =>
    file.baseline && !(reading.kind === 'declaration' && reading.declaration.date >= since);
  const { fileId } = file;
  const looked = await fetchFile(round, fileId, file.baseline ? isOld : false, async (tx, verdict) => {
    if (verdict !== 'proven') return {};
    const foundAt = round.context.now();
    if (fileId < round.state.highest) await wakeNeighbours(tx, fileId, foundAt);
    return { ...(await moveFrontier(tx, round, fileId)), foundAt };
  });
  if (looked.kind === 'looked' && looked.verdict !== 'proven') round.sawHeading = false;
  return looked;
}

/** That nothing new is shown is believed only of a site that shows what it has. */
async function checkSite(round: WalkRound): Promise<Interruption | null> {
  const { context, state, count, sawHeading } = round;
  if (sawHeading || count.asked === 0 || context.signal.aborted) return null;
  if (context.walk.paced !== true) return mustShow(round);
  const age = context.now().getTime() - (state.headingAt?.getTime() ?? 0);
  const isDue = age >= headingEveryMs && mayCheck(round.startedAt, round.finds, spentToday(round));
  return isDue ? mustShow(round) : null;
}
