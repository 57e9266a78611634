import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { withSecondAddress } from '../crawl/second-address.ts';
import { createAssemblyFetcher } from '../source/http/assembly-fetcher.ts';
import type { Fetcher } from '../source/http/fetcher.ts';
import type { Store } from '../store/open.ts';
import type { Screen } from './progress.ts';

/** What a verb works with, and where it speaks. */
export interface VerbContext {
  readonly config: Config;
  readonly log: Logger;
  /** The store that the configuration names. */
  readonly openStore: () => Promise<VerbStore>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** What a long verb needs besides its context. */
export interface LongVerb {
  /** Where progress is shown: standard error. */
  readonly screen: Screen;
  /** Aborted to end the verb in order. */
  readonly interruption: AbortSignal;
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

interface SourceContext extends Pick<Config, 'assemblyUrl' | 'assemblyHosts' | 'newsMaxAgeDays'> {
  readonly db: VerbStore['db'];
  readonly log: Logger;
  readonly now: () => Date;
  /** Asks at the second address while the first does not serve. */
  readonly fetcher: Fetcher;
}

/**
 * Opens the store and a fetcher for as long as the work takes.
 *
 * @param feedUrls feeds whose hosts may be asked as well.
 */
export async function withSources<T>(
  verb: VerbContext,
  feedUrls: readonly string[],
  work: (context: SourceContext) => Promise<T>,
): Promise<T> {
  const { config, log } = verb;
  const first = createAssemblyFetcher({ ...config, feedUrls, pauseMs: config.fetchPauseMs });
  const now = () => new Date();
  try {
    return await withStore(verb, async ({ db }) => {
      const { assemblyUrl, assemblyHosts, newsMaxAgeDays } = config;
      const fetcher = withSecondAddress(first, { ...config, db, log, now });
      return work({ db, log, now, fetcher, assemblyUrl, assemblyHosts, newsMaxAgeDays });
    });
  } finally {
    await first.close();
  }
}
