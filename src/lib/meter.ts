/** What is measured while the service runs. All times are seconds. No call takes long, and none throws. */
export interface Meter {
  /** A whole round over everything that is due, or one look of it, by its outcome. `what` has few values and holds no address. */
  looked(what: string, outcome: string, seconds?: number): void;
  /** A request to Discord waited so long for the rate limit of the whole bot, or for that of its route. */
  waited(seconds: number, limit: 'all' | 'route'): void;
  /** Discord answered a request. */
  requested(status: number): void;
  /** Discord answered with 429. */
  limited(scope: 'global' | 'shared' | 'user'): void;
  /** A command, a button or a select was answered. Names are ours, never what was typed. */
  answered(what: string, seconds: number, hasFailed: boolean): void;
  /** Suggestions while somebody types were answered. */
  suggested(seconds: number): void;
  /**
   * An alert is posted.
   *
   * @param sinceDue since it was due.
   * @param sinceSeen since its declaration was first seen, where it tells of a new one.
   */
  posted(sinceDue: number, sinceSeen: number | null): void;
  /** The database answered a statement, or refused it. `kind` is the word with which it begins. */
  queried(kind: string, seconds: number): void;
}

/** Measures nothing. */
export const noMeter: Meter = {
  looked: () => undefined,
  waited: () => undefined,
  requested: () => undefined,
  limited: () => undefined,
  answered: () => undefined,
  suggested: () => undefined,
  posted: () => undefined,
  queried: () => undefined,
};
