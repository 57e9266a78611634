import type { Config } from './config.ts';
import type { PollReport } from './crawl/poll.ts';
import type { Feeds, WalkPlan } from './crawl/sources.ts';
import type { WalkReport } from './crawl/walk/walk.ts';
import { walkDefaults } from './crawl/walk/options.ts';
import { shownAddress } from './source/http/shown-address.ts';
import { walkShare } from './store/crawl/walk-state.ts';

/** Which feeds are looked at, in lines for whoever started the service. */
export function describeFeeds({ feedUrls, search }: Feeds, config: Config): string[] {
  if (config.feedUrls.length > 0)
    return [`Looking at ${plural(feedUrls.length, 'feed')}: ${feedUrls.map(shownAddress).join(', ')}`];
  const searched = search
    ? [
        `FEED_URLS is not set: searched for feeds at ${config.assemblyUrl} (${search.outcome}). ${search.detail}`,
      ]
    : feedUrls.length > 0
      ? [`FEED_URLS is not set: feeds found earlier at ${config.assemblyUrl} are used.`]
      : [`FEED_URLS is not set, and no feed was found at ${config.assemblyUrl} so far.`];
  if (feedUrls.length > 0)
    return [
      ...searched,
      `Looking at ${plural(feedUrls.length, 'feed')}: ${feedUrls.map(shownAddress).join(', ')}`,
    ];
  if (config.walkMode !== 'off') return searched;
  return [
    ...searched,
    'No feed is known and reading file by file is off, so nothing new can be found: set FEED_URLS to the address of a feed, or WALK to auto.',
  ];
}

/**
 * What the walk over the file ids is about to do, in lines for whoever started the service.
 *
 * @param walkFrom the file id at which a walk begins.
 */
export function describeWalk(walk: WalkPlan | null, walkFrom = walkDefaults.floor): string[] {
  if (walk === null) return [];
  const { state } = walk;
  if (walk.beside) {
    return ['The feeds name new declarations; now and then the next file numbers are checked as well.'];
  }
  if (state?.frontierAt) {
    return [
      `Reading file by file: the newest file was reached on ${state.frontierAt.toISOString().slice(0, 10)}; whatever comes after file ${state.highest} is new.`,
    ];
  }
  const isBegun = state !== null && state.highest >= state.floor;
  const from = isBegun ? `continues at file ${state.next}` : `begins at file ${walkFrom}${nameOf(walkFrom)}`;
  return [
    `Reading file by file: ${from} and goes up to today in the background, which takes some hours.`,
    'Until then, what is found is stored without alerts; after that, new declarations are alerted.',
  ];
}

const nameOf = (floor: number): string => (floor === walkDefaults.floor ? ' (No. 779, of June 2023)' : '');

/** What a round of the walk has to tell whoever started the service: that it caught up, or, when `isFirst`, how it went. */
export function describeWalkRound(report: WalkReport, isFirst: boolean, now: Date): string[] {
  const { outcome, detail, asked, kept, other, missing, caughtUp, state } = report;
  if (caughtUp && state !== null) {
    return [
      `Reached the newest file, ${state.highest}, and found ${plural(state.declarations, 'declaration')} on the way. From now on, new declarations are alerted.`,
    ];
  }
  if (!isFirst) return [];
  if (outcome !== 'ok' && outcome !== 'unchanged')
    return [`Reading file by file: ${outcome}.${detail === null ? '' : ` ${detail}`}`];
  if (state === null || asked === 0) return [];
  const share = state.frontierAt === null ? walkShare(state, now) : null;
  return [
    `Reading file by file: asked for ${plural(asked, 'file')}: ${plural(kept, 'new declaration')}, ${plural(other, 'other document')}, ${missing} not there. Next: file ${state.next}${share === null ? '' : `, about ${Math.round(share * 100)} % of the way`}.`,
  ];
}

/** What the first look after a start found. */
export function describeFirstLook({ feeds, pages }: PollReport): string[] {
  const looks = feeds.map(({ url, outcome, detail, items, fresh }) =>
    outcome === 'ok'
      ? `${shownAddress(url)}: ${plural(items, 'file')}, ${fresh} new.${detail === null ? '' : ` ${detail}`}`
      : `${shownAddress(url)}: ${outcome}.${detail === null ? '' : ` ${detail}`}`,
  );
  if (pages.read === 0) return looks;
  const { read, kept, incomplete, other, failed, alerts } = pages;
  return [
    ...looks,
    `Read ${plural(read, 'page')}: ${plural(kept, 'new declaration')}, ${plural(other, 'other document')}, ${incomplete} incomplete, ${failed} failed; ${plural(alerts, 'alert')} to post.`,
  ];
}

/** By which proxies the Assembly and Discord are reached, without what lets anybody in there. */
export function describeProxies({ https, http, except }: Config['proxies']): string[] {
  const hosts = [...new Set([https, http].flatMap((one) => (one === null ? [] : [new URL(one).host])))];
  if (hosts.length === 0) return [];
  const directly = except.length === 0 ? '' : `, except ${except.join(', ')}`;
  return [`The Assembly and Discord are reached through the proxy ${hosts.join(' or ')}${directly}.`];
}

/** That the database takes no writes, or does again. */
export function describeWrites(trouble: 'full' | 'read-only' | null): string {
  switch (trouble) {
    case 'full':
      return 'The disk of the database is full: nothing can be stored and alerts wait. Nothing is lost; free some space and everything resumes by itself.';
    case 'read-only':
      return 'The database is read-only: nothing can be stored and alerts wait. Make it writable again; everything then resumes by itself.';
    case null:
      return 'The database can be written again: everything resumes.';
  }
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
