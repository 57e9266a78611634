/** The exit code of a verb that was stopped by Ctrl-C or SIGTERM and ended in order. */
export const interruptedCode = 130;

/**
 * Does work that Ctrl-C or a supervisor's request ends in order: its signal is aborted by the first,
 * the second ends the process at once.
 */
export async function untilInterrupted<T>(work: (interruption: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const interrupt = () => {
    if (interruption.signal.aborted) process.exit(interruptedCode);
    interruption.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, interrupt);
  try {
    return await work(interruption.signal);
  } finally {
    for (const name of signals) process.off(name, interrupt);
  }
}
