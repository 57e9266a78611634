import { ConnectError } from '../discord/gateway/client.ts';
import { StoreError, type StoreErrorKind } from '../store/db/errors.ts';

/**
 * Exit codes of the service, after BSD's sysexits.h. What `temporary` names may pass by itself: starting again later may help.
 * Of everything else it does not, until somebody changes something.
 */
export const exitCodes = {
  /** Stopped when asked to. */
  stopped: 0,
  /** EX_DATAERR: the database is damaged, or of another version. */
  data: 65,
  /** EX_SOFTWARE: an error of the program's own. */
  software: 70,
  /** EX_CANTCREAT: nothing can be written where the data is to be kept. */
  cannotWrite: 73,
  /** EX_TEMPFAIL: trouble that may pass. */
  temporary: 75,
  /** EX_NOPERM: the token, the application or the database's user is refused. */
  refused: 77,
  /** EX_CONFIG: the configuration cannot be used. */
  config: 78,
} as const;

type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const ofStore: Readonly<Record<StoreErrorKind, ExitCode>> = {
  'in-use': exitCodes.temporary,
  'not-writable': exitCodes.cannotWrite,
  full: exitCodes.temporary,
  'wrong-version': exitCodes.data,
  damaged: exitCodes.data,
  unreachable: exitCodes.temporary,
  refused: exitCodes.refused,
  migration: exitCodes.data,
  closed: exitCodes.software,
  stopped: exitCodes.temporary,
};

const ofDiscord: Readonly<Record<ConnectError['kind'], ExitCode>> = {
  token: exitCodes.refused,
  refused: exitCodes.refused,
  unreachable: exitCodes.temporary,
  shards: exitCodes.temporary,
};

/** The exit code by which a supervisor can tell what ended the service. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof StoreError) return ofStore[error.kind];
  if (error instanceof ConnectError) return ofDiscord[error.kind];
  return exitCodes.software;
}
