import { sqlState } from '../db/database.ts';
import { StoreError } from '../db/errors.ts';

/** What pg and its pool say when a connection breaks, or cannot be made in time; they give no code. */
const broken =
  /^(?:Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/u;

/** SQLSTATEs: class 08, connection exception; 57P01 to 57P03, a server that shuts down, crashed, or is starting. */
const awayStates = /^(?:08...|57P0[123])$/u;

/**
 * Whether a query failed because the database is away, so that the same may succeed in a moment. Errors of other
 * connections are none of a query, whatever their code.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (awayStates.test(sqlState(error) ?? '')) return true;
  let isOfQuery = false;
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if (at instanceof StoreError && isAwayKind(at)) return true;
    if (broken.test(at.message)) return true;
    // drizzle puts an error of its own around what a query ended with.
    isOfQuery ||= 'query' in at && 'params' in at;
    if (isOfQuery && 'syscall' in at) return true;
  }
  return false;
}

function isAwayKind({ kind }: StoreError): boolean {
  return kind === 'unreachable' || kind === 'stopped' || kind === 'closed';
}
