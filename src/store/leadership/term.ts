/** A period in which this process is the leader. */
export interface LeadershipTerm {
  /** The fencing token that the database gave: greater than that of every earlier term. */
  readonly number: number;
  /**
   * Whether something that only the leader may do, and that the database cannot fence, may be begun: the lease was
   * renewed so lately that nobody else can hold it. Answers at once, from clocks alone, so that a process that was
   * stopped and goes on knows before it does anything else.
   */
  isYoung(): boolean;
  /** For how long, in milliseconds, no earlier leader had been at work when the term began; `null`: not known. */
  readonly quietMs: number | null;
}

/** Instants of a process. */
export interface Clocks {
  /** Milliseconds that never go backwards. */
  readonly monotonic: () => number;
  /** Milliseconds of the clock on the wall, which also counts the time in which the machine was suspended. */
  readonly wall: () => number;
}

const systemClocks: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

/** Measures a time that has passed by the clock that says more: one stands still in a suspended machine, the other may be set. */
export function stopwatch({ monotonic, wall }: Clocks = systemClocks): () => number {
  const began = { monotonic: monotonic(), wall: wall() };
  return () => Math.max(monotonic() - began.monotonic, wall() - began.wall);
}
