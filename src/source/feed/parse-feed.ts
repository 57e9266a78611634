import Parser from 'rss-parser';
import * as z from 'zod';
import { fileIdOf, isNewsAddress } from '../http/file-address.ts';
import { isChallenge } from '../http/bot-challenge.ts';
import { decode } from '../http/decode.ts';
import { feedRoot, rootOf } from './feed-root.ts';
import { webAddress } from '../http/hosts.ts';
import { parseTimestamp } from './parse-timestamp.ts';
import { type Blocked, blocked, type Broken, broken } from '../http/fetch-result.ts';
import { createXmlSanitizer } from './sanitize-xml.ts';

/** A file of the Assembly that a feed names. */
export interface FeedItem {
  readonly fileId: number;
  readonly url: string;
  readonly title: string | null;
  readonly publishedAt: Date | null;
}

export interface FeedContents {
  readonly kind: 'ok';
  readonly title: string | null;
  /** Unique by file id, in the order of the feed. */
  readonly items: readonly FeedItem[];
  /** Items without a usable link. */
  readonly dropped: number;
  /** Links that name no file of the Assembly. */
  readonly ignored: number;
  /** Those of them that lead to its news. */
  readonly news: number;
}

export type FeedReading = FeedContents | Blocked | Broken;

/** What was fetched, as far as reading it needs. */
export interface FeedSource {
  /** Where it came from: links may be relative to it. */
  readonly url: string;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

/**
 * Reads RSS 2.0, 1.0 and 0.9x, and Atom. The body decides, not the content type. Only links that `isOurs` accepts can
 * name a file of the Assembly. Never rejects: what is no feed is `blocked` or `broken` with the reason.
 */
export async function parseFeed(
  source: FeedSource,
  isOurs: (url: string) => boolean = () => true,
): Promise<FeedReading> {
  const text = decode(source.bytes, source.contentType)
    .replace(/^[\s\uFEFF]+/, '')
    .trim();
  const root = feedRoot(text);
  if (root === null) return obstacleIn(text);
  let parsed: unknown;
  try {
    parsed = await parserOf(root.usualName).parseString(withAmpersands(root.xml));
  } catch {
    return broken(
      /<\/(?:[\w.-]{1,40}:)?(?:rss|RDF|feed)\s{0,9}>$/.test(root.xml.slice(-100))
        ? 'The feed is not well-formed XML.'
        : 'The feed ends before its last tag: it was cut off on the way.',
    );
  }
  const feed = feedShape.safeParse(parsed);
  if (!feed.success) return broken('The feed has no channel with items.');
  return contents(feed.data, source.url, isOurs);
}

/** Why a body in which no feed was found is none. */
function obstacleIn(text: string): Blocked | Broken {
  if (text === '') return broken('The answer is empty where a feed was expected.');
  if (text.startsWith('{') || text.startsWith('[')) {
    return broken('The answer is JSON where a feed was expected.');
  }
  const root = rootOf(text);
  if (root?.toLowerCase() === 'html') {
    return isChallenge({ status: 200, headers: {} }, text)
      ? blocked('A test for human visitors came instead of the feed.')
      : blocked('A web page came instead of the feed: a barrier, or not the address of a feed.');
  }
  if (root === null) return broken('The answer is not XML where a feed was expected.');
  return broken('The answer is XML, but neither RSS nor Atom.');
}

/** Links with a bare `&` between parameters are common enough to be let pass. */
function withAmpersands(text: string): string {
  return text.replace(/<!\[CDATA\[[^]*?(?:\]\]>|$)|&(?!(?:\w{1,32}|#\d{1,7}|#x[\da-f]{1,6});)/gi, (found) =>
    found === '&' ? '&amp;' : found,
  );
}

function parserOf(usualName: (name: string) => string): { parseString(xml: string): Promise<unknown> } {
  const attributes = ['$', 'attributes', { keepArray: true }];
  return new Parser({
    defaultRSS: 2,
    xml2js: createXmlSanitizer(usualName),
    // `feed` is typed narrower than what the library reads.
    customFields: { feed: [attributes] as never, item: [attributes as never] },
  });
}

const attributesShape = z.object({ 'xml:base': z.string().optional() }).optional().catch(undefined);
const label = z.string().min(1).max(2000).optional().catch(undefined);

const feedShape = z.object({
  title: label,
  link: z.string().optional().catch(undefined),
  attributes: attributesShape,
  items: z.array(z.unknown()),
});

const itemShape = z
  .object({
    link: z.string().optional().catch(undefined),
    guid: z.string().optional().catch(undefined),
    // Of Atom, where it may be a name that leads nowhere.
    id: z
      .string()
      .regex(/^https?:/i)
      .optional()
      .catch(undefined),
    title: label,
    isoDate: z.string().optional().catch(undefined),
    attributes: attributesShape,
  })
  .transform((item) => ({
    ...item,
    links: [item.link, item.guid, item.id].filter((link) => link !== undefined && link !== ''),
  }));

function contents(
  feed: z.output<typeof feedShape>,
  url: string,
  isOurs: (url: string) => boolean,
): FeedContents | Broken {
  const base = resolve(feed.attributes?.['xml:base'] || feed.link, url) ?? url;
  const items = new Map<number, FeedItem>();
  let dropped = 0;
  let ignored = 0;
  let news = 0;
  for (const raw of feed.items) {
    const item = itemShape.safeParse(raw);
    const itemBase = resolve(item.data?.attributes?.['xml:base'], base) ?? base;
    const links = (item.data?.links ?? [])
      .map((link) => resolve(link, itemBase))
      .filter((link) => link !== null);
    const ours = links.find((link) => isOurs(link) && fileIdOf(link) !== null);
    const fileId = ours === undefined ? null : fileIdOf(ours);
    if (links.length === 0) dropped += 1;
    else if (ours === undefined || fileId === null) {
      ignored += 1;
      if (links.some(isNewsAddress)) news += 1;
    } else if (!items.has(fileId)) {
      const publishedAt = parseTimestamp(item.data?.isoDate ?? '');
      items.set(fileId, { fileId, url: ours, title: item.data?.title ?? null, publishedAt });
    }
  }
  if (dropped > 0 && dropped === feed.items.length)
    return broken('Not one item of the feed has a usable link.');
  return { kind: 'ok', title: feed.title ?? null, items: [...items.values()], dropped, ignored, news };
}

function resolve(link: string | undefined, base: string): string | null {
  if (link === undefined) return null;
  return webAddress(link, base)?.href ?? null;
}
