import type { Database } from '../../store/db/database.ts';
import type { Frame } from '../render/pagination.ts';

/** Who asks, and for whom the answer is. */
export interface QueryContext extends Frame {
  readonly db: Database;
  /** `false` where only what is said counts: no picture is drawn then. */
  readonly illustrated?: boolean;
}
