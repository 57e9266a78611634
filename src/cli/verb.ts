import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Store } from '../store/open.ts';

/** What a verb works with, and where it speaks. */
export interface VerbContext {
  readonly config: Config;
  readonly log: Logger;
  /** The store that the configuration names. */
  readonly openStore: () => Promise<VerbStore>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

type VerbStore = Pick<Store, 'db' | 'kind' | 'close'>;

/** Opens the store for as long as the work takes. */
export async function withStore<T>(
  { openStore }: VerbContext,
  work: (store: VerbStore) => Promise<T>,
): Promise<T> {
  const store = await openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
