import type { ClientBase } from 'pg';
import { isStatementRefused } from '../leadership/held-lease.ts';

/**
 * Whether a process gets through to Discord.
 *
 * - `unknown`: it has not tried yet
 * - `connected`: the last try succeeded, whatever it waits for since, such as its turn to begin a session
 * - `cut-off`: the last try failed
 */
export type Reach = 'unknown' | 'connected' | 'cut-off';

/** A process that was cut off for as long as this is left out, if another one was connected all the while. */
export const cutOffPatience: { readonly ms: number } = { ms: 60_000 };

/**
 * How much later another one has to have got through: what takes Discord away from all is noticed by one sooner than by another,
 * and who has not noticed yet still counts as connected. In milliseconds; while anybody is cut off the others try as often.
 */
export const laterMs = (patienceMs: number): number => patienceMs / 4;

/** Whether another process has been getting through to Discord all the while in which this one has not. */
export async function isOutdone(client: ClientBase, id: string): Promise<boolean> {
  try {
    const { rowCount } = await client.query(
      `select from processes me join processes other on other.id <> me.id
       where me.id = $1 and other.expires_at > clock_timestamp()
         and me.cut_off_since <= clock_timestamp() - $2 * interval '1 millisecond'
         and other.connected_since <= clock_timestamp() - $2 * interval '1 millisecond'
         and other.heard_at >= me.cut_off_since + $3 * interval '1 millisecond' limit 1`,
      [id, cutOffPatience.ms, laterMs(cutOffPatience.ms)],
    );
    return rowCount === 1;
  } catch (error) {
    // A database of an earlier version: somebody has to lead to bring it up to date.
    if (isStatementRefused(error)) return false;
    throw error;
  }
}
