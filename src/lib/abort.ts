import { once } from 'node:events';

/** Resolves when the signal aborts. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** What the work resolves with; `undefined` when the signal aborts first, and then nobody hears of how the work ends. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const over = new AbortController();
  const gaveUp = once(signal, 'abort', { signal: over.signal }).then(
    () => undefined,
    () => undefined,
  );
  work.catch(() => undefined);
  try {
    return signal.aborted ? undefined : await Promise.race([work, gaveUp]);
  } finally {
    over.abort();
  }
}
