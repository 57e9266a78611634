import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { openStore, type Store } from '../store/open.ts';

/** What a verb works with, and where it speaks. */
export interface VerbContext {
  readonly config: Config;
  readonly log: Logger;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Opens the store for as long as the work takes. */
export async function withStore<T>(
  { config, log }: VerbContext,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
