import type { ClientBase } from 'pg';
import { isStatementRefused } from '../leadership/held-lease.ts';
import { cutOffPatience } from './reach.ts';
import { isOutdone, type ProcessStanding } from './who-takes-part.ts';

/** What a row of `processes` says of how a process stands. */
export type ReadStanding = Pick<ProcessStanding, 'id' | 'livesMs' | 'connectedMs' | 'heardMs' | 'cutOffMs'>;

const msSince = (column: string) => `extract(epoch from clock_timestamp() - ${column})::float8 * 1000`;

/** The columns of a {@link ReadStanding}, as SQL. */
export const standingColumns = `id, ${msSince('joined_at')} as "livesMs", ${msSince('connected_since')} as "connectedMs",
  ${msSince('heard_at')} as "heardMs", ${msSince('cut_off_since')} as "cutOffMs"`;

/** Whether another process has been getting through to Discord all the while in which this one has not. */
export async function isOutdoneByAnother(client: ClientBase, id: string): Promise<boolean> {
  try {
    const { rows } = await client.query<ReadStanding>(
      `select ${standingColumns} from processes where id = $1 or expires_at > clock_timestamp()`,
      [id],
    );
    const own = rows.find((one) => one.id === id);
    return isOutdone(own?.cutOffMs ?? null, rows, cutOffPatience.ms);
  } catch (error) {
    // A database of an earlier version: somebody has to lead to bring it up to date.
    if (isStatementRefused(error)) return false;
    throw error;
  }
}
