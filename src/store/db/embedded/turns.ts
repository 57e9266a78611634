interface Turn {
  readonly transaction: number | null;
}

/**
 * Who is next on the one session the engine has: in the order of asking, except that while a
 * transaction is open only its own requests are taken.
 */
export class Turns<T extends Turn> {
  readonly #waiting: T[] = [];
  #holder: number | null = null;

  add(request: T): void {
    this.#waiting.push(request);
  }

  /** The request to run now, or null when all that wait are waiting for the open transaction. */
  next(): T | null {
    const holder = this.#holder;
    const at = holder === null ? 0 : this.#waiting.findIndex((request) => request.transaction === holder);
    return (at >= 0 ? this.#waiting.splice(at, 1)[0] : undefined) ?? null;
  }

  hold(transaction: number): void {
    this.#holder = transaction;
  }

  release(): void {
    this.#holder = null;
  }
}
