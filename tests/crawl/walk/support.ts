import { afterEach, beforeEach } from 'vitest';
import { walk, type WalkReport } from '../../../src/crawl/walk/walk.ts';
import type { WalkContext, WalkOptions } from '../../../src/crawl/walk/options.ts';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../../src/source/http/fetcher.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { recentDeliveries } from '../../../src/store/delivery/deliveries.ts';
import { archive, type ArchivedDeclaration } from '../../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../../tools/assembly-sandbox/server.ts';
import { noon } from '../../support/declarations/declarations.ts';
import { quiet } from '../../support/log.ts';

const english = archive.filter(({ language }) => language === 'en');

/** The nth declaration of the archive, under a file id of the test's own. */
export function declarationAt(fileId: number, nth: number): ArchivedDeclaration {
  const found = english[nth];
  if (!found) throw new Error('The archive has no so many declarations.');
  return { ...found, fileId };
}

export const floor = 100;
const small: WalkOptions = {
  floor,
  window: 5,
  ahead: 2,
  perTick: 1000,
  maxMs: 3_600_000,
  pauseMs: 0,
};

export interface Stage {
  assembly: SandboxAssembly;
  fetcher: Fetcher;
  at: Date;
  walk(options?: Partial<WalkOptions>, context?: Partial<WalkContext>): Promise<WalkReport>;
  fetcherWith(options: Partial<FetcherOptions>): Fetcher;
  /** File ids asked for since the last call, in order; the one that cannot be is left out. */
  asked(): number[];
  /** Numbers of the declarations that cause alerts, in order. */
  alerts(): Promise<number[]>;
}

/** An Assembly, a fetcher and a clock for each test of a file. */
export function useStage(db: () => Database): Stage {
  let seen = 0;
  const closing: (() => Promise<void>)[] = [];
  const stage = {
    at: noon,
    walk: (options = {}, context = {}) =>
      walk({
        db: db(),
        log: quiet,
        now: () => stage.at,
        fetcher: stage.fetcher,
        assemblyUrl: stage.assembly.baseUrl,
        signal: new AbortController().signal,
        walk: { ...small, ...options },
        ...context,
      }),
    fetcherWith(options) {
      const fetcher = createFetcher({
        userAgent: 'Hemicycle tests',
        allowedHosts: [stage.assembly.host],
        pauseMs: 0,
        timeoutMs: 10_000,
        maxBytes: 2_000_000,
        ...options,
      });
      closing.push(() => fetcher.close());
      return fetcher;
    },
    asked() {
      const since = stage.assembly.requests.slice(seen);
      seen = stage.assembly.requests.length;
      return since.flatMap(({ url }) => {
        const id = Number(/^\/en\/files\/(\d+)\/html$/.exec(url)?.[1] ?? 0);
        return id === 0 || id === 999_999_999 ? [] : [id];
      });
    },
    alerts: async () =>
      (await recentDeliveries(db(), { limit: 50 })).map(({ number }) => number).toSorted((a, b) => a - b),
  } as Stage;
  beforeEach(async () => {
    stage.assembly = await startAssembly({ announcesFeeds: false });
    stage.fetcher = stage.fetcherWith({});
    stage.at = noon;
    seen = 0;
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await stage.assembly.close();
  });
  return stage;
}
