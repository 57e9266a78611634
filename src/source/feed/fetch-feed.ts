import { type FeedContents, type FeedItem, parseFeed } from './parse-feed.ts';
import type { Fetcher } from '../http/fetcher.ts';
import { isAssemblyHost } from '../http/hosts.ts';
import type { FetchOutcome, Validators } from '../http/fetch-result.ts';

/** One look at one feed. */
export interface FeedResult {
  readonly outcome: FetchOutcome;
  /** For an operator: why it failed, or what was left out. `null` when there is nothing to say. */
  readonly detail: string | null;
  readonly title: string | null;
  /** Unique by file id, in the order of the feed. Empty unless the outcome is `ok`. */
  readonly items: readonly FeedItem[];
  /** What the links of the feed lead to; `null` unless the outcome is `ok`. */
  readonly carries: 'files' | 'news' | 'pages' | 'nothing' | null;
  /** What to ask with next time. Store them only after everything in `items` is stored. `null` unless `ok`. */
  readonly validators: Validators | null;
  /** How long the server asked us to stay away. */
  readonly retryAfterMs: number | null;
}

const feedTypes =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';

/** Fetches a feed and reads it. Rejects only as `Fetcher.get` does. */
export async function fetchFeed(
  fetcher: Fetcher,
  feedUrl: string,
  validators: Validators = {},
  signal?: AbortSignal,
): Promise<FeedResult> {
  const fetched = await fetcher.get(feedUrl, { validators, accept: feedTypes, ...(signal && { signal }) });
  switch (fetched.kind) {
    case 'unchanged':
      return look('unchanged', null);
    case 'ok': {
      const reading = await parseFeed(fetched, (url) => fetcher.allows(url) || isAssemblyHost(url));
      if (reading.kind !== 'ok') return look(reading.kind, reading.reason);
      return {
        ...look('ok', ofNoUse(contentOf(reading)) ?? leftOut(reading.dropped, reading.ignored)),
        title: reading.title,
        carries: contentOf(reading),
        items: reading.items,
        validators: { etag: fetched.etag, lastModified: fetched.lastModified },
      };
    }
    case 'gone':
      return look('broken', fetched.reason);
    case 'broken':
      return look('broken', fetched.reason);
    case 'blocked':
    case 'unreachable':
      return { ...look(fetched.kind, fetched.reason), retryAfterMs: fetched.retryAfterMs ?? null };
  }
}

const look = (outcome: FetchOutcome, detail: string | null): FeedResult => ({
  outcome,
  detail,
  title: null,
  items: [],
  carries: null,
  validators: null,
  retryAfterMs: null,
});

/** Why declarations cannot be found by a feed, for an operator; `null` when they may be. */
export function ofNoUse(carries: FeedResult['carries']): string | null {
  if (carries === 'news') {
    return 'This feed carries the news of the Assembly, not its documents: it is of no use for finding declarations.';
  }
  return carries === 'pages'
    ? 'No link of this feed leads to a file of the Assembly: it is of no use for finding declarations.'
    : null;
}

function contentOf({ items, ignored, news }: FeedContents): FeedResult['carries'] {
  if (items.length > 0) return 'files';
  if (ignored === 0) return 'nothing';
  return news * 2 >= ignored ? 'news' : 'pages';
}

function leftOut(dropped: number, ignored: number): string | null {
  const parts = [
    dropped > 0 && `${dropped} ${dropped === 1 ? 'item has' : 'items have'} no usable link`,
    ignored > 0 && `${ignored} ${ignored === 1 ? 'link names' : 'links name'} no file of the Assembly`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : `${parts.join('; ')}.`;
}
