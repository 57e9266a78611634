import { noteReading } from '../store/crawl/archive-notice.ts';
import { textAddress } from '../source/http/file-address.ts';
import { shownAddress } from '../source/http/shown-address.ts';
import { noteNamed } from '../store/crawl/feed-items.ts';
import {
  advanceFeed,
  feedAnswered,
  feedsByUrl,
  putOffFeed,
  recordPoll,
  type Feed,
} from '../store/crawl/feeds.ts';
import { beginBaseline, endBaseline, isBaselineLook } from '../store/crawl/baseline.ts';
import { notePages } from '../store/crawl/pages/page-inbox.ts';
import type { PollOutcome } from '../store/db/schema.ts';
import { forgetWhatIsOver } from '../store/ops/retention.ts';
import { noteWatched } from '../store/crawl/verdicts.ts';
import { pauseBeforeLook } from '../lib/backoff.ts';
import { readWaitingPages, type PagesRead } from './read-pages.ts';
import type { ReadContext } from './store-reading.ts';
import { recheckOpen, type RecheckReport } from './recheck-open.ts';
import { fetchFeedDoubting304, type DoubtfulFetch } from './whole-look.ts';

export interface PollContext extends ReadContext {
  readonly feedUrls: readonly string[];
  /** Least time between two looks at a feed that answers; 0 by default. */
  readonly feedEveryMs?: number;
}

export interface PollReport {
  readonly feeds: readonly {
    readonly url: string;
    readonly outcome: PollOutcome;
    readonly detail: string | null;
    readonly items: number;
    readonly fresh: number;
  }[];
  readonly pages: PagesRead;
  readonly revisits: RecheckReport;
}

/** One look at every feed whose time has come, at every page that waits, and at some that may have changed. Never rejects for what a source does. */
export async function pollSources(context: PollContext): Promise<PollReport> {
  const started = context.now();
  await noteWatched(context.db, context.assemblyUrl);
  await noteReading(context.db, context.assemblyUrl, started);
  const reports: PollReport['feeds'][number][] = [];
  await beginBaseline(context.db, context.feedUrls, started);
  for (const feed of await feedsByUrl(context.db, context.feedUrls, started)) {
    if (context.signal.aborted) break;
    if (feed.nextTryAt > context.now()) continue;
    reports.push(await lookAt(feed, context));
  }
  const pages = await readWaitingPages(context);
  const revisits = await recheckOpen(context);
  await forgetWhatIsOver(context.db, started);
  return { feeds: reports, pages, revisits };
}

async function lookAt(feed: Feed, context: PollContext): Promise<PollReport['feeds'][number]> {
  const { db, log, now } = context;
  const startedAt = now();
  const look = await fetchFeedDoubting304(feed, context);
  const fresh = await keepLook(feed, look, context);
  const { outcome, detail, hidden } = look;
  const poll = { outcome, detail, items: look.items.length, fresh };
  await recordPoll(db, { source: feed.url, startedAt, finishedAt: now(), ...poll });
  const shown = shownAddress(feed.url);
  if (hidden > 0) log.warn({ feed: shown, hidden }, 'a 304 had kept files of a feed from us');
  if (outcome === 'ok' || outcome === 'unchanged') log.info({ feed: shown, ...poll }, 'looked at a feed');
  else log.warn({ feed: shown, ...poll, failures: feed.failures + 1 }, 'a feed could not be read');
  return { url: feed.url, ...poll };
}

/**
 * What a feed shows is a set: the files not known yet are new, wherever they stand in it. They are in
 * the inbox before the validators advance, in the same transaction, so no crash loses one.
 */
async function keepLook(feed: Feed, look: DoubtfulFetch, context: PollContext): Promise<number> {
  const { db, fetcher, assemblyUrl, feedEveryMs = 0 } = context;
  const now = context.now();
  // A tick comes a moment early or late.
  const nextTryAt = new Date(now.getTime() + feedEveryMs * 0.9);
  if (look.outcome === 'unchanged') {
    await feedAnswered(db, feed.url, nextTryAt);
    return 0;
  }
  if (look.outcome !== 'ok') {
    const pause = pauseBeforeLook(feed.failures + 1, look.retryAfterMs);
    await putOffFeed(db, feed, new Date(now.getTime() + pause));
    return 0;
  }
  const found = look.items.flatMap(({ fileId, url }) => {
    const text = textAddress(url, assemblyUrl, (address) => fetcher.allows(address.href));
    return text === null ? [] : [{ fileId, url: text }];
  });
  return db.transaction(async (tx) => {
    const baseline = await isBaselineLook(tx, feed);
    const fresh = await notePages(tx, found, { baseline, now });
    if (found.length > 0) await endBaseline(tx, now);
    const named = look.items.map(({ fileId }) => fileId);
    await noteNamed(tx, feed.url, named, now);
    const { etag = null, lastModified = null } = look.validators ?? {};
    const carries = look.carries ?? 'nothing';
    const hidAt = look.hidden > 0 ? { hidAt: now } : {};
    await advanceFeed(tx, feed.url, { etag, lastModified, carries, ...hidAt }, now, nextTryAt);
    return fresh.length;
  });
}
