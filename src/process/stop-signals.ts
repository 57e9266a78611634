import { constants } from 'node:os';

/**
 * The longest an orderly end may take, in milliseconds; then the process ends all the same, with 0. Everything it keeps survives
 * that: what was under way is taken up by the next start. Container engines kill ten seconds after SIGTERM.
 */
const maxMs = 8_000;

/** npm passes on a signal that its whole process group has received already: within this they are one. */
const sameMs = 500;

/** Ctrl-C and a supervisor's request end the service in order; a second one ends it at once, with 128 and its number. */
export function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  let askedAt = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) {
        if (performance.now() - askedAt < sameMs) return;
        process.exit(128 + constants.signals[name]);
      }
      askedAt = performance.now();
      process.exitCode = 0;
      setTimeout(() => process.exit(0), maxMs).unref();
      stop.abort();
    });
  }
  return stop.signal;
}
