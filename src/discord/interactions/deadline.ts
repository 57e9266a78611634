/** Longer than this nobody waits for the answer to a command. */
const maxCommandMs = 20_000;

/** Ends what a command asks of Discord when it takes too long. */
export function commandDeadline(): AbortSignal {
  return AbortSignal.timeout(maxCommandMs);
}
