/** Longer than this nobody waits for the answer to a command. */
const longestMs = 20_000;

/** Ends what a command asks of Discord when it takes too long. */
export function patience(): AbortSignal {
  return AbortSignal.timeout(longestMs);
}
