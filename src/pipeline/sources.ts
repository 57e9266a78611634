import { z } from 'zod';
import { discoverFeeds } from '../source/discover.ts';
import type { Fetcher } from '../source/fetch.ts';
import { fact, setFact } from '../store/facts.ts';
import { recordPoll } from '../store/feeds.ts';
import type { PollOutcome } from '../store/schema.ts';
import { pauseAfter, sourceBackoff } from './backoff.ts';
import type { Context } from './context.ts';

export interface SourceContext extends Context {
  readonly fetcher: Fetcher;
  readonly assemblyUrl: string;
  readonly signal: AbortSignal;
}

export interface Sources {
  readonly feedUrls: readonly string[];
  /** What the search for feeds came to; `null` when there was none just now. */
  readonly search: { readonly outcome: PollOutcome; readonly detail: string } | null;
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
 * The feeds to look at: those configured, else those the Assembly's own pages announce. What was
 * found is remembered; while nothing is, the site is asked again, less and less often.
 */
export async function findSources(configured: readonly string[], context: SourceContext): Promise<Sources> {
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
