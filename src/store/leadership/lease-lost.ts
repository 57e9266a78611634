/**
 * Why a process does not lead any more.
 *
 * - `replaced`: another process holds the lease
 * - `database`: the database does not answer, so that nobody can say who holds it
 * - `stopped`: a database that only this process can open has failed for good
 * - `cut-off`: this process does not get through to Discord, and another one does
 * - `outdated`: the database has the schema of a newer version
 */
export type LossReason = 'replaced' | 'database' | 'stopped' | 'cut-off' | 'outdated';

/** The reason with which the signal of a term aborts, unless the process is told to stop. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  readonly reason: LossReason;

  constructor(reason: LossReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
