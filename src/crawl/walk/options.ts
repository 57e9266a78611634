import type { ReadContext } from '../store-reading.ts';

export interface WalkOptions {
  /** The file id to begin at. */
  readonly floor: number;
  /** The frontier is reached after so many files in a row that do not exist; so far ahead of it new ones are looked for. */
  readonly window: number;
  /** Files beyond the frontier that are looked at in every round when there is no pace to keep; as many farther out, by turns. */
  readonly ahead: number;
  /** Requests in one round, at most. */
  readonly perTick: number;
  /** A round begins nothing new after this time. */
  readonly maxMs: number;
  /** Least pause between two requests of the walk, if it is longer than the fetcher's own. */
  readonly pauseMs: number;
  /** Beyond the frontier, keep to the pace of the calendar (`lookAheadPlan`); by default every round looks. */
  readonly paced?: boolean;
}

/** The floor is the file of No. 779, of June 2023: the last that is known for certain. */
export const walkDefaults: WalkOptions = {
  floor: 32_888,
  window: 100,
  ahead: 10,
  perTick: 200,
  maxMs: 5 * 60_000,
  pauseMs: 0,
};

export interface WalkContext extends ReadContext {
  readonly walk: WalkOptions;
  /** When the next poll is due, if that is known: nothing new is begun after it. */
  readonly until?: Date;
}
