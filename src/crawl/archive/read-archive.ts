import { isInPartSession } from '../../assembly/part-session.ts';
import { textUrl } from '../../source/http/file-address.ts';
import { archiveState, setArchiveState, type ArchiveState } from '../../store/crawl/archive-walk.ts';
import { recordPoll } from '../../store/crawl/feeds.ts';
import { knownBetween, noteMissing } from '../../store/crawl/missing-files.ts';
import { fileShowing } from '../../store/crawl/pages/page-evidence.ts';
import { walkState, type WalkState } from '../../store/crawl/walk-state.ts';
import { isWaiting, waitAgain } from '../../lib/site-wait.ts';
import { evidence } from '../../store/crawl/evidence.ts';
import type { Served, Unserved } from '../observe.ts';
import { processPage, type PageOutcome } from '../process-page.ts';
import { soft404Fingerprint } from '../soft-404.ts';
import { storeFound } from '../store-reading.ts';
import { showsDocuments } from '../walk/control.ts';
import { dayAt } from '../walk/look-ahead.ts';
import type { WalkContext } from '../walk/options.ts';

/** Least pause between two requests, in milliseconds. */
const archivePauseMs = 5_000;
/** At the default `POLL_CRON`; part-sessions, in which it rests, come on top. */
const shareOfTime = 0.6;
/** Files of one round: what is new must not wait for what is old. */
const maxFilesAtOnce = 15;
const dayMs = 24 * 60 * 60_000;
/** A file of the archive that is not there is asked for again after this. */
const againMs = 360 * dayMs;

/** How many days so many files take. */
export const archiveDays = (files: number): number =>
  Math.max(1, Math.ceil((files * archivePauseMs) / shareOfTime / dayMs));

/** Under this name the archive stands beside the feeds in the record of polls. */
const source = 'archive';

/**
 * One round backwards from where the walk began, to the oldest file. All of it is baseline. It begins when the walk has
 * caught up, rests on the days of part-sessions, and goes on where it was, after a restart as well. What was not there is
 * believed only while the site shows a document that it is known to have; else the next round asks again.
 *
 * @returns how far it is; `null` while the walk has not caught up.
 */
export async function readArchive(context: WalkContext): Promise<ArchiveState | null> {
  const { db, now, assemblyUrl, log, signal } = context;
  const startedAt = now();
  const walked = await walkState(db, assemblyUrl);
  if (walked === null || walked.frontierAt === null) return null;
  let state = (await archiveState(db, assemblyUrl)) ?? begin(walked.floor, startedAt);
  if (state.doneAt !== null || isInPartSession(dayAt(startedAt))) return state;
  const { headingAt: servedAt } = await evidence(db, assemblyUrl);
  if (isWaiting(state, servedAt, startedAt)) return state;
  const before = state;
  let sawHeading = false;
  let next = state.next;
  let stop: string | null = null;
  let outcome: 'ok' | 'unchanged' | 'broken' | Unserved['outcome'] = 'unchanged';
  let asked = 0;
  let retryAfterMs: number | null = null;
  const end = (unserved: Unserved): void => {
    ({ outcome, reason: stop, retryAfterMs } = unserved);
  };
  const isOver = () => next < 1 || asked >= maxFilesAtOnce || stop !== null || signal.aborted;
  while (!isOver()) {
    const fileId = next;
    const known = (await knownBetween(db, fileId, fileId)).get(fileId);
    next -= 1;
    if (known?.isProven === true) continue;
    asked += 1;
    const looked = await look(fileId, walked, context);
    if (looked.kind === 'unserved') end(looked);
    else if (looked.kind !== 'missing') {
      sawHeading = true;
      outcome = 'ok';
      const declarations = state.declarations + (looked.kind === 'declaration' ? 1 : 0);
      state = { ...state, next, declarations };
      await setArchiveState(db, assemblyUrl, state);
    } else sawHeading = false;
  }
  if (stop === null && next < state.next && !sawHeading && !signal.aborted) {
    const shown = await showsDocuments(null, walked.nothing ?? null, context);
    if (shown.kind === 'unserved') end(shown);
    else if (shown.kind === 'hidden') {
      outcome = 'broken';
      stop =
        'The site shows none of the documents it is known to have, so what it does not show of the archive proves nothing.';
    }
  }
  const reached = stop === null && !signal.aborted ? next : state.next;
  state = {
    ...state,
    next: reached,
    asked: state.asked + asked,
    ...(stop === null ? { failures: 0, nextTryAt: now() } : waitAgain(state.failures, retryAfterMs, now())),
    doneAt: reached < 1 ? now() : null,
  };
  await setArchiveState(db, assemblyUrl, state);
  const fresh = state.declarations - before.declarations;
  if (asked > 0) {
    await recordPoll(db, {
      source,
      startedAt,
      finishedAt: now(),
      outcome,
      detail: stop,
      items: asked,
      fresh,
    });
  }
  log.info({ asked, fresh, next: state.next, outcome, detail: stop }, 'read the archive');
  return state;
}

const begin = (floor: number, now: Date): ArchiveState => ({
  from: floor - 1,
  next: floor - 1,
  startedAt: now,
  asked: 0,
  declarations: 0,
  failures: 0,
  nextTryAt: now,
  doneAt: null,
});

async function look(fileId: number, walked: WalkState, context: WalkContext): Promise<PageOutcome> {
  const { db, now, assemblyUrl, walk } = context;
  const url = textUrl(fileId, 'en', assemblyUrl);
  const settle = async (served: Served): Promise<PageOutcome> => {
    const mark = soft404Fingerprint(served);
    const isNothing = mark !== null && mark === walked.nothing;
    if (served.kind === 'shown' && served.isProof && !isNothing) {
      const isOwn = (await fileShowing(db, served.fingerprint, fileId)) === null;
      if (isOwn)
        return db.transaction((tx) => storeFound(tx, { fileId, url, baseline: true }, served, context));
    }
    // Not there, or nothing that is clear: old as it is, it may wait for a year, or two months.
    const at = now();
    const isClear = served.kind === 'gone' || isNothing;
    const nextLookAt = new Date(at.getTime() + (isClear ? againMs : againMs / 6));
    await db.transaction((tx) => noteMissing(tx, fileId, { baseline: true, isClear, now: at, nextLookAt }));
    return {
      kind: 'missing',
      reason: 'reason' in served ? served.reason : 'It shows no document of its own.',
    };
  };
  return processPage({ fileId, url, pauseMs: Math.max(archivePauseMs, walk.pauseMs) }, settle, context);
}
