import type { ReadContext } from './read-pages.ts';

export interface WalkOptions {
  /** The file id to begin at. */
  readonly floor: number;
  /** The frontier is reached after so many files in a row that do not exist. */
  readonly window: number;
  /** Files looked at beyond the frontier in every round; as many more at a distance, up to the window, by turns. */
  readonly ahead: number;
  /** Requests in one round, at most. */
  readonly perTick: number;
  /** A round begins nothing new after this time. */
  readonly longestMs: number;
  /** Least pause between two requests of the walk, if it is longer than the fetcher's own. */
  readonly pauseMs: number;
}

/** The floor is the file of No. 779, of June 2023: the last that is known for certain. */
export const walkDefaults: WalkOptions = {
  floor: 32_888,
  window: 100,
  ahead: 10,
  perTick: 200,
  longestMs: 5 * 60_000,
  pauseMs: 0,
};

export interface WalkContext extends ReadContext {
  readonly walk: WalkOptions;
  /** When the next poll is due, if that is known: nothing new is begun after it. */
  readonly until?: Date;
}

export const dayMs = 24 * 60 * 60 * 1000;
/** A file that was not there is asked for again after so many days, each time, and then no more. */
export const gapDays = [1, 3, 9] as const;
