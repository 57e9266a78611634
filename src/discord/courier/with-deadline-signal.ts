/**
 * Does something with a signal of its own that follows another: the library listens on what it is given
 * and never stops, and it does not wake from waiting for a rate limit.
 *
 * @returns what was done, or `stopped` as soon as the other signal aborts.
 */
export async function withDeadlineSignal<T, S>(
  outer: AbortSignal,
  stopped: S,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | S> {
  if (outer.aborted) return stopped;
  const inner = new AbortController();
  let end: () => void = () => undefined;
  const ended = new Promise<S>((resolve) => {
    end = () => {
      inner.abort();
      resolve(stopped);
    };
  });
  outer.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work(inner.signal), ended]);
  } finally {
    outer.removeEventListener('abort', end);
  }
}
