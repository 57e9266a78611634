import { load } from 'cheerio/slim';
import { decode } from '../http/decode.ts';
import type { Fetcher } from '../http/fetcher.ts';
import { webAddress } from '../http/hosts.ts';
import type { FetchOutcome } from '../http/fetch-result.ts';

export interface DiscoveredFeed {
  readonly url: string;
  readonly title: string | null;
}

export interface Discovery {
  /** In the order found, each address once. */
  readonly feeds: readonly DiscoveredFeed[];
  readonly outcome: Exclude<FetchOutcome, 'unchanged'>;
  /** For an operator. */
  readonly detail: string;
}

const maxTags = 500;

const feedTypes = new Set(['application/rss+xml', 'application/atom+xml', 'application/rdf+xml']);

/**
 * Looks for feeds that the Assembly's own pages announce: its start page and its English one, under
 * whatever path a mirror has them. `ok` when at least one
 * of them could be read, whether or not it announces a feed. Rejects only as `Fetcher.get` does.
 */
export async function discoverFeeds(
  fetcher: Fetcher,
  assemblyUrl: string,
  signal?: AbortSignal,
): Promise<Discovery> {
  const start = webAddress(assemblyUrl);
  if (start === null)
    return { feeds: [], outcome: 'broken', detail: 'This is not the address of a website.' };
  const feeds = new Map<string, DiscoveredFeed>();
  let failed: Discovery | null = null;
  let elsewhere = 0;
  let read = 0;
  const been = new Set<string>();
  for (const page of [start, new URL(`${start.href.replace(/\/+$/, '')}/en`)]) {
    if (been.has(page.href)) continue;
    been.add(page.href);
    const fetched = await fetcher.get(page.href, signal ? { signal } : {});
    if (fetched.kind !== 'ok') {
      const outcome = fetched.kind === 'gone' || fetched.kind === 'unchanged' ? 'broken' : fetched.kind;
      const detail =
        fetched.kind === 'unchanged' ? 'The site says that nothing changed, unasked.' : fetched.reason;
      failed ??= { feeds: [], outcome, detail };
      // A site that turns us away, or is down, is not asked a second time.
      if (outcome !== 'broken') break;
      continue;
    }
    read += 1;
    been.add(fetched.url);
    for (const feed of announcedFeeds(decode(fetched.bytes, fetched.contentType), fetched.url)) {
      if (!fetcher.allows(feed.url)) elsewhere += 1;
      else if (!feeds.has(feed.url)) feeds.set(feed.url, feed);
    }
  }
  if (read === 0 && failed !== null) return failed;
  return { feeds: [...feeds.values()], outcome: 'ok', detail: summary(feeds.size, elsewhere) };
}

/** The feeds that a page of HTML announces in its head, resolved; on whatever host. */
export function announcedFeeds(html: string, pageUrl: string): DiscoveredFeed[] {
  // Only these tags are parsed: a whole page of somebody's making may be nested so deeply that it takes minutes.
  const tags = html.replace(/<!--[^]*?(?:-->|$)/g, '').match(/<(?:base|link)\s[^<>]{1,4000}>/gi) ?? [];
  const $ = load(tags.slice(0, maxTags).join(''));
  const base = webAddress($('base[href]').first().attr('href') ?? '', pageUrl) ?? pageUrl;
  return $('link[rel][href]')
    .toArray()
    .flatMap((element) => {
      const { rel = '', type = '', href = '', title = '' } = element.attribs;
      const mime = type.split(';')[0]?.trim().toLowerCase() ?? '';
      if (!rel.toLowerCase().split(/\s+/).includes('alternate') || !feedTypes.has(mime)) return [];
      const url = webAddress(href.trim(), base);
      return url === null ? [] : [{ url: url.href, title: title.trim() === '' ? null : title.trim() }];
    });
}

function summary(found: number, elsewhere: number): string {
  const here =
    found === 0
      ? 'No feed is announced on these pages'
      : found === 1
        ? 'One feed found'
        : `${found} feeds found`;
  return elsewhere === 0 ? `${here}.` : `${here}; ${elsewhere} more on hosts that may not be asked.`;
}
