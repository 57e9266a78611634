import type { Logger } from 'pino';
import type { Database } from './store/db/database.ts';

/** What every step of the pipeline needs. */
export interface Context {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
}
