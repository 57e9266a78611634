import type { Config } from './config.ts';
import type { PollReport } from './pipeline/poll.ts';
import type { Sources } from './pipeline/sources.ts';

/** Which sources are looked at, in lines for whoever started the service. */
export function describeSources({ feedUrls, search }: Sources, config: Config): string[] {
  if (config.feedUrls.length > 0)
    return [`Looking at ${plural(feedUrls.length, 'feed')}: ${feedUrls.join(', ')}`];
  const searched = search
    ? [
        `FEED_URLS is not set: looked for feeds at ${config.assemblyUrl} (${search.outcome}). ${search.detail}`,
      ]
    : [`FEED_URLS is not set: feeds found earlier at ${config.assemblyUrl} are used.`];
  if (feedUrls.length > 0)
    return [...searched, `Looking at ${plural(feedUrls.length, 'feed')}: ${feedUrls.join(', ')}`];
  return [
    ...searched,
    'No feed is known, so nothing new can be noticed yet: set FEED_URLS to the address of one. The search is repeated now and then.',
  ];
}

/** What the first look after a start found. */
export function describeFirstLook({ feeds, pages }: PollReport): string[] {
  const looks = feeds.map(({ url, outcome, detail, items, fresh }) =>
    outcome === 'ok'
      ? `${url}: ${plural(items, 'file')}, ${fresh} new.${detail === null ? '' : ` ${detail}`}`
      : `${url}: ${outcome}.${detail === null ? '' : ` ${detail}`}`,
  );
  if (pages.read === 0) return looks;
  const { read, kept, incomplete, other, failed, alerts } = pages;
  return [
    ...looks,
    `Read ${plural(read, 'page')}: ${plural(kept, 'new declaration')}, ${other} of another kind, ${incomplete} incomplete, ${failed} failed; ${plural(alerts, 'alert')} to post.`,
  ];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
