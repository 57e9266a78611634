import type { Database } from '../../store/database.ts';
import type { Frame } from '../cards/frame.ts';

/** Who asks, and for whom the answer is. */
export interface Asking extends Frame {
  readonly db: Database;
}
