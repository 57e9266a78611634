import { pauseBeforeLook } from './backoff.ts';

/** How long something that asks a site leaves it alone, because the site did not serve. */
export interface SiteWait {
  /** Failed rounds in a row. */
  readonly failures: number;
  readonly nextTryAt: Date;
  /** When the wait began; unset in what earlier versions stored, whose waits last as long as they say. */
  readonly putOffAt?: Date | null | undefined;
  /** Up to when the site itself asked to be left alone (`Retry-After`). */
  readonly askedUntil?: Date | null | undefined;
}

/**
 * A wait that the site has disproved by serving a document since lasts no longer than this, in milliseconds: about as long as between
 * two looks when all is well, so that a page that alone fails for ever costs no more requests than usual.
 */
const maxDisprovedMs = 2 * 60_000;

/** The last document that a site served is noted to the minute: see `noteEvidence`. */
const evidenceMs = 60_000;

/**
 * The wait after one more failed round.
 *
 * @param retryAfterMs what the site asked for, in milliseconds; never undercut.
 */
export function waitAgain(failures: number, retryAfterMs: number | null, now: Date): SiteWait {
  const after = (ms: number) => new Date(now.getTime() + ms);
  return {
    failures: failures + 1,
    nextTryAt: after(pauseBeforeLook(failures + 1, retryAfterMs)),
    putOffAt: now,
    askedUntil: retryAfterMs === null ? null : after(retryAfterMs),
  };
}

/** The same for one page, of which is kept since when it waits only where the site did not ask for that. */
export function putOffUnserved(
  attempts: number,
  retryAfterMs: number | null,
  now: Date,
): { nextTryAt: Date; putOffAt: Date | null } {
  const { nextTryAt } = waitAgain(attempts, retryAfterMs, now);
  return { nextTryAt, putOffAt: retryAfterMs === null ? now : null };
}

/**
 * Whether to go on waiting. That a site does not serve is a guess from one answer; a document that it served since, to whoever asked,
 * undoes it. What the site asked for holds all the same. A wait that begins in the future was set by a clock that was wrong.
 *
 * @param servedAt when the site last served a document: `Evidence.headingAt`.
 */
export function isWaiting(wait: SiteWait, servedAt: Date | null, now: Date): boolean {
  const { nextTryAt, putOffAt, askedUntil } = wait;
  if (nextTryAt <= now) return false;
  if (!putOffAt) return true;
  if (putOffAt > now) return false;
  if (askedUntil && askedUntil > now) return true;
  const disproved = disprovedWaits(servedAt, now);
  return disproved === null || putOffAt > disproved;
}

/** Waits that began no later than this are over, because of what the site served since; `null` when it served nothing. */
export function disprovedWaits(servedAt: Date | null, now: Date): Date | null {
  if (servedAt === null) return null;
  return new Date(Math.min(servedAt.getTime() + evidenceMs, now.getTime() - maxDisprovedMs));
}
