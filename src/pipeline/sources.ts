import { z } from 'zod';
import { discoverFeeds } from '../source/discover.ts';
import type { Fetcher } from '../source/fetch.ts';
import { fact, setFact } from '../store/facts.ts';
import { recordPoll } from '../store/feeds.ts';
import type { PollOutcome } from '../store/schema.ts';
import { walkState, type WalkState } from '../store/walk.ts';
import { pauseAfter, sourceBackoff } from './backoff.ts';
import type { Context } from './context.ts';

/** `auto`: where there is no feed to look at, and until a walk that was begun has caught up. */
export const walkModes = ['auto', 'on', 'off'] as const;
export type WalkMode = (typeof walkModes)[number];

export interface SourceContext extends Context {
  readonly fetcher: Fetcher;
  readonly assemblyUrl: string;
  readonly signal: AbortSignal;
  /** Whether to walk over the file ids; `auto` by default. */
  readonly walkMode?: WalkMode;
}

export interface Sources {
  readonly feedUrls: readonly string[];
  /** What the search for feeds came to; `null` when there was none just now. */
  readonly search: { readonly outcome: PollOutcome; readonly detail: string } | null;
  /** Whether to walk over the file ids, and how far an earlier walk got; `null` for no walk. */
  readonly walk: { readonly state: WalkState | null } | null;
}

const key = 'discovered-feeds';
const remembered = z.object({
  feeds: z.array(z.string()),
  nextSearchAt: z.coerce.date(),
  searches: z.number(),
});

/** A site without feeds may get one; it is not asked more often than this. */
const longestMs = 24 * 60 * 60_000;

/**
 * What to look at: the feeds configured, else those the Assembly's own pages announce, and the file ids
 * where there are none. What was found is remembered; while nothing is, the site is asked again, less
 * and less often.
 */
export async function findSources(configured: readonly string[], context: SourceContext): Promise<Sources> {
  const { feedUrls, search } = await findFeeds(configured, context);
  const { db, assemblyUrl, walkMode = 'auto' } = context;
  const state = walkMode === 'off' ? null : await walkState(db, assemblyUrl);
  const isUnfinished = state !== null && state.frontierAt === null && state.highest >= state.floor;
  const isOn = walkMode === 'on' || (walkMode === 'auto' && (feedUrls.length === 0 || isUnfinished));
  return { feedUrls, search, walk: isOn ? { state } : null };
}

async function findFeeds(
  configured: readonly string[],
  context: SourceContext,
): Promise<Pick<Sources, 'feedUrls' | 'search'>> {
  if (configured.length > 0) return { feedUrls: configured, search: null };
  const { db, fetcher, assemblyUrl, now, signal, log } = context;
  const startedAt = now();
  const known = remembered.safeParse(await fact(db, `${key}:${assemblyUrl}`)).data;
  if (known && (known.feeds.length > 0 || known.nextSearchAt > startedAt)) {
    return { feedUrls: known.feeds, search: null };
  }
  const { feeds, outcome, detail } = await discoverFeeds(fetcher, assemblyUrl, signal);
  const searches = (known?.searches ?? 0) + 1;
  const feedUrls = feeds.map(({ url }) => url);
  await setFact(db, `${key}:${assemblyUrl}`, {
    feeds: feedUrls,
    searches,
    nextSearchAt: new Date(
      now().getTime() + pauseAfter({ ...sourceBackoff, longestMs }, searches),
    ).toISOString(),
  });
  await recordPoll(db, {
    source: assemblyUrl,
    startedAt,
    finishedAt: now(),
    outcome,
    detail,
    items: feeds.length,
    fresh: feeds.length,
  });
  log.info({ assemblyUrl, outcome, detail, feeds: feedUrls }, 'looked for feeds');
  return { feedUrls, search: { outcome, detail } };
}
