import { fetchFeed, ofNoUse, type FeedResult } from '../source/feed/fetch-feed.ts';
import type { Feed } from '../store/crawl/feeds.ts';
import { countNew } from '../store/crawl/feed-items.ts';
import type { ReadContext } from './store-reading.ts';

const dayMs = 24 * 60 * 60_000;
/** A server whose 304 was false is asked without validators for so long. */
const distrustMs = 30 * dayMs;

export interface DoubtfulFetch extends FeedResult {
  /** Files that a 304 had kept from us. */
  readonly hidden: number;
}

/**
 * Looks at a feed, with validators where they can be trusted. A 304 is believed for a day: then the whole feed is asked
 * for at once, and what it names that was never named before shows that the 304 was false.
 */
export async function fetchFeedDoubting304(feed: Feed, context: ReadContext): Promise<DoubtfulFetch> {
  const { db, fetcher, now, signal } = context;
  const at = now().getTime();
  const whole = () => fetchFeed(fetcher, feed.url, {}, signal);
  const isDistrusted = feed.hidAt !== null && at - feed.hidAt.getTime() < distrustMs;
  // Without a record of what the feed named, a 304 says nothing about it.
  if (feed.wholeAt === null || isDistrusted) return { ...(await whole()), hidden: 0 };
  const { etag, lastModified } = feed;
  const look = await fetchFeed(fetcher, feed.url, { etag, lastModified }, signal);
  if (look.outcome !== 'unchanged') return { ...look, hidden: 0 };
  if (at - feed.wholeAt.getTime() < dayMs) return { ...look, detail: ofNoUse(feed.carries), hidden: 0 };
  const sent = await whole();
  const hidden = await countNew(
    db,
    feed.url,
    sent.items.map(({ fileId }) => fileId),
  );
  return hidden === 0 ? { ...sent, hidden } : { ...sent, hidden, detail: hiddenBy304(feed.url, hidden) };
}

function hiddenBy304(url: string, hidden: number): string {
  const what = hidden === 1 ? 'one file' : `${hidden} files`;
  return `${new URL(url).host} said that the feed had not changed (304), and yet it names ${what} it had not named before. For 30 days it is asked for the whole feed every time.`;
}
