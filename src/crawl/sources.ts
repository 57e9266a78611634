import * as z from 'zod';
import { discoverFeeds } from '../source/feed/discover.ts';
import type { Fetcher } from '../source/http/fetcher.ts';
import { shownAddress } from '../source/http/shown-address.ts';
import { keyValue, setKeyValue } from '../store/db/key-value.ts';
import { countUnnamed, feedRecords, type FeedRecord } from '../store/crawl/feed-items.ts';
import { lastLookAt, recordPoll } from '../store/crawl/feeds.ts';
import type { PollOutcome } from '../store/db/schema.ts';
import { walkState, type WalkState } from '../store/crawl/walk-state.ts';
import { pauseAfter, sourceBackoff } from '../lib/backoff.ts';
import type { Context } from '../context.ts';

/** `auto`: always, only seldom while feeds prove to name the declarations; `off`: never. */
export const walkModes = ['auto', 'on', 'off'] as const;
export type WalkMode = (typeof walkModes)[number];

export interface SourceContext extends Context {
  readonly fetcher: Fetcher;
  readonly assemblyUrl: string;
  readonly signal: AbortSignal;
  /** Whether to walk over the file ids; `auto` by default. */
  readonly walkMode?: WalkMode;
}

export interface Feeds {
  readonly feedUrls: readonly string[];
  /** What the search for feeds came to; `null` when there was none just now. */
  readonly search: { readonly outcome: PollOutcome; readonly detail: string } | null;
}

/** How far an earlier walk over the file ids got, if there was one, and whether a round of it is due now. */
export interface WalkPlan {
  readonly state: WalkState | null;
  /** Feeds name the declarations, and the walk only looks ahead beside them, seldom. */
  readonly beside: boolean;
  readonly isDue: boolean;
}

const key = 'discovered-feeds';
const remembered = z.object({
  feeds: z.array(z.string()),
  nextSearchAt: z.coerce.date(),
  searches: z.number(),
});

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** A site without feeds may get one; it is not asked more often than this. */
const maxPauseMs = dayMs;
/** Feeds that were found are searched again no sooner, even if they are of no use. */
const foundPauseMs = hourMs;

/** A feed that has named no declaration for so long proves nothing: the longest time between two part-sessions is 100 days. */
const provenForMs = 120 * dayMs;
/** Feeds that left out a declaration found without them are not relied on for so long. */
const distrustedForMs = 180 * dayMs;
/** A feed may be so much later than the walk. */
const latenessMs = dayMs;
/** Failures in a row with which a feed may still be relied on. */
const patience = 3;
/** A walk beside feeds that are relied on takes a turn so often. */
const besideMs = 3 * hourMs;

/**
 * Which of the feeds can be relied on to name every declaration: those that did so lately and answer, unless together
 * they left one out that became known otherwise. Whatever changes that is seen at the next look.
 */
async function reliableFeeds(
  feedUrls: readonly string[],
  { db, now }: SourceContext,
): Promise<readonly FeedRecord[]> {
  const at = now().getTime();
  const proven = (await feedRecords(db, feedUrls)).filter(
    ({ baselineAt, failures, namedDeclarationAt }) =>
      baselineAt !== null &&
      failures < patience &&
      namedDeclarationAt !== null &&
      at - namedDeclarationAt.getTime() < provenForMs,
  );
  const since = Math.min(...proven.map(({ baselineAt }) => baselineAt?.getTime() ?? at));
  if (proven.length === 0) return [];
  const unnamed = await countUnnamed(db, feedUrls, {
    after: new Date(Math.max(since, at - distrustedForMs)),
    before: new Date(at - latenessMs),
  });
  return unnamed > 0 ? [] : proven;
}

/**
 * Whether to walk over the file ids; `null` for never. A feed is a hint and the walk the guarantee: feeds that proved
 * reliable slow it down once it has caught up, and nothing else does. Ask after the feeds were looked at.
 */
export async function planWalk(
  feedUrls: readonly string[],
  context: SourceContext,
): Promise<WalkPlan | null> {
  const { db, assemblyUrl, walkMode = 'auto', now } = context;
  if (walkMode === 'off') return null;
  const state = await walkState(db, assemblyUrl);
  const isUnfinished = state !== null && state.frontierAt === null && state.highest >= state.floor;
  const reliable = walkMode === 'on' || isUnfinished ? [] : await reliableFeeds(feedUrls, context);
  if (reliable.length === 0) return { state, beside: false, isDue: true };
  const walkedAt = await lastLookAt(db, 'walk');
  const since = walkedAt ?? reliable[0]?.baselineAt ?? now();
  return { state, beside: true, isDue: now().getTime() - since.getTime() >= besideMs };
}

/**
 * The feeds to look at: those configured, else those the Assembly's own pages announce. What was found is remembered;
 * while nothing is, or what was found fails or names no declaration, the site is asked again, less and less often.
 */
export async function findFeeds(configured: readonly string[], context: SourceContext): Promise<Feeds> {
  if (configured.length > 0) return { feedUrls: configured, search: null };
  const { db, fetcher, assemblyUrl, now, signal, log } = context;
  const startedAt = now();
  const known = remembered.safeParse(await keyValue(db, `${key}:${assemblyUrl}`)).data;
  const knownFeeds = known?.feeds ?? [];
  if (known && known.nextSearchAt > startedAt) return { feedUrls: knownFeeds, search: null };
  const reliable = (await reliableFeeds(knownFeeds, context)).map(({ url }) => url);
  if (known && knownFeeds.length > 0 && reliable.length === knownFeeds.length) {
    return { feedUrls: knownFeeds, search: null };
  }
  const { feeds, outcome, detail } = await discoverFeeds(fetcher, assemblyUrl, signal);
  const searches = (known?.searches ?? 0) + 1;
  const announced = feeds.map(({ url }) => url);
  // What is no longer announced is given up, unless it does its work or there is no telling.
  const kept = outcome === 'ok' ? reliable : knownFeeds;
  const feedUrls = [...new Set([...announced, ...kept])];
  const pause = pauseAfter({ ...sourceBackoff, maxMs: maxPauseMs }, searches);
  await setKeyValue(db, `${key}:${assemblyUrl}`, {
    feeds: feedUrls,
    searches,
    nextSearchAt: new Date(
      now().getTime() + (feedUrls.length === 0 ? pause : Math.max(pause, foundPauseMs)),
    ).toISOString(),
  });
  await recordPoll(db, {
    source: assemblyUrl,
    startedAt,
    finishedAt: now(),
    outcome,
    detail,
    items: feeds.length,
    fresh: feedUrls.filter((url) => !knownFeeds.includes(url)).length,
  });
  log.info({ assemblyUrl, outcome, detail, feeds: feedUrls.map(shownAddress) }, 'looked for feeds');
  return { feedUrls, search: { outcome, detail } };
}
