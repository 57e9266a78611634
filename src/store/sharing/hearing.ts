import type { Database } from '../db/database.ts';
import { publishSignal, type Signal } from './signals.ts';

type Listener = (signal: Signal | null) => void;

/** What is told between processes, and within this one. */
export interface Hearing {
  /** Calls back with what any process tells, and with `null` after each look. @returns what ends it. */
  listen(listener: Listener): () => void;
  /** Tells whoever listens in this process. */
  heard(signal: Signal | null): void;
  /** Tells every process; what cannot be told is found by looking. */
  tell(signal: Signal): void;
  /** Resolves when anything is heard, or the signal aborts. */
  next(signal: AbortSignal): Promise<void>;
}

export function createHearing(db: Database, log: { warn(about: object, line: string): void }): Hearing {
  const listeners = new Set<Listener>();
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heard: (signal) => {
      for (const listener of listeners) listener(signal);
    },
    tell: (signal) => {
      publishSignal(db, signal).catch((error: unknown) =>
        log.warn({ err: error, kind: signal.kind }, 'the other processes were not told'),
      );
    },
    next: (signal) =>
      new Promise((resolve) => {
        const over = () => {
          listeners.delete(over);
          signal.removeEventListener('abort', over);
          resolve();
        };
        listeners.add(over);
        signal.addEventListener('abort', over, { once: true });
      }),
  };
}
