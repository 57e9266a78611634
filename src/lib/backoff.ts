/** A way of waiting longer after each failure, all in milliseconds. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

const minute = 60_000;

/** For a source: the next tick may try again at once, then the pauses double up to an hour. */
export const sourceBackoff: Backoff = { firstMs: minute / 4, maxMs: 60 * minute };

/** For a posting that may succeed later: when Discord is back after hours, alerts are not to wait for another. */
export const postingBackoff: Backoff = { firstMs: 5_000, maxMs: 10 * minute };

/** For a posting of which Discord says when it may be tried again: what failed before for another reason does not count much. */
export const askedBackoff: Backoff = { firstMs: 1_000, maxMs: minute };

/** For a suspended channel: somebody may mend it within minutes, or next month. */
export const probeBackoff: Backoff = { firstMs: 2 * minute, maxMs: 6 * 60 * minute };

/** For an edit or a publication that may succeed later. */
export const editBackoff: Backoff = { firstMs: 30_000, maxMs: 60 * minute };

/** For a process that is cut off from Discord: another may have taken its place, and nobody waits for it. */
export const reachBackoff: Backoff = { firstMs: 1_000, maxMs: minute / 2 };

/**
 * How long to wait after the nth failure in a row.
 *
 * @param failures 1 for the first.
 * @param askedMs what the other side asked for; never undercut.
 */
export function pauseAfter(backoff: Backoff, failures: number, askedMs: number | null = null): number {
  const doubled = backoff.firstMs * 2 ** Math.min(failures - 1, 30);
  return Math.max(Math.min(doubled, backoff.maxMs), askedMs ?? 0);
}

/** Like `pauseAfter`, but the first failure costs nothing: most are gone by the next look. */
export function pauseBeforeLook(failures: number, askedMs: number | null = null): number {
  return failures <= 1 ? (askedMs ?? 0) : pauseAfter(sourceBackoff, failures - 1, askedMs);
}
