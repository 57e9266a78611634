import type { WalkState } from '../../store/crawl/walk-state.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How far beyond the frontier files are sampled, in windows. */
const reach = 30;
/** One file in so many is asked for in one pass; the next pass asks for those beside them. */
const stride = 7;
/** Between two samples while documents come, and when none came for a while, which is not usual. */
const everyMs = { usual: 15 * minute, silent: 5 * minute } as const;
const silentAfterMs = 10 * day;
/** A process that was away does not make up for all of it at once. */
const maxSamplesAtOnce = 10;

/**
 * The nth file of the sampling beyond the window of the look-ahead. The ids may go on elsewhere, after a migration say, where
 * no look at the nearest files would ever come; a run of `stride` documents is hit in one pass.
 */
export function farFile(highest: number, window: number, nth: number): number {
  const width = window * (reach - 1);
  // Without a common divisor every file has its turn.
  const span = width % stride === 0 ? width + 1 : width;
  return highest + window + 1 + ((nth * stride) % span);
}

/** How many files are to be sampled now, from which on, and up to when the sampling is then done. */
export function farSample(
  now: Date,
  { farAt, farNext = 0, foundAt }: Pick<WalkState, 'farAt' | 'farNext' | 'foundAt'>,
): { readonly count: number; readonly from: number; readonly at: Date } {
  if (!farAt || farAt > now) return { count: 0, from: farNext, at: now };
  const isSilent = !foundAt || now.getTime() - foundAt.getTime() > silentAfterMs;
  const pause = isSilent ? everyMs.silent : everyMs.usual;
  const due = Math.floor((now.getTime() - farAt.getTime()) / pause);
  const at = due > maxSamplesAtOnce ? now : new Date(farAt.getTime() + due * pause);
  return { count: Math.min(due, maxSamplesAtOnce), from: farNext, at };
}
