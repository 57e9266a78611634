import { asc, desc, gt, eq, inArray, lt, max, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.ts';
import { feeds, polls, type FeedContent, type PollOutcome } from '../db/schema.ts';

export type Feed = typeof feeds.$inferSelect;

/** The stored rows of the feeds named, in that order; those not known yet are added. */
export async function feedsByUrl(db: Database, urls: readonly string[], now: Date): Promise<Feed[]> {
  if (urls.length === 0) return [];
  const wanted = [...new Set(urls)];
  await db
    .insert(feeds)
    .values(wanted.map((url) => ({ url, nextTryAt: now })))
    .onConflictDoNothing();
  const found = await db.select().from(feeds).where(inArray(feeds.url, wanted));
  return wanted.flatMap((url) => found.find((feed) => feed.url === url) ?? []);
}

/** The look succeeded and what it showed is safe: only now may the validators advance. */
export async function advanceFeed(
  tx: Transaction,
  url: string,
  sent: { etag: string | null; lastModified: string | null; carries: FeedContent; hidAt?: Date },
  now: Date,
  nextTryAt: Date = now,
): Promise<void> {
  await tx
    .update(feeds)
    .set({
      ...sent,
      wholeAt: now,
      failures: 0,
      nextTryAt,
      baselineAt: sql`coalesce(${feeds.baselineAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(eq(feeds.url, url));
}

export async function putOffFeed(db: Database, feed: Feed, nextTryAt: Date): Promise<void> {
  await db
    .update(feeds)
    .set({ failures: feed.failures + 1, nextTryAt })
    .where(eq(feeds.url, feed.url));
}

export async function feedAnswered(db: Database, url: string, nextTryAt: Date): Promise<void> {
  await db.update(feeds).set({ failures: 0, nextTryAt }).where(eq(feeds.url, url));
}

/** One look at one source, for `/status` and the operator. */
export async function recordPoll(
  db: Database | Transaction,
  poll: {
    source: string;
    startedAt: Date;
    finishedAt: Date;
    outcome: PollOutcome;
    detail: string | null;
    items: number;
    fresh: number;
  },
): Promise<void> {
  await db.insert(polls).values(poll);
}

/** Looks recorded after the one of this id, the oldest first; `null`: only the newest, to begin with. */
export async function pollsAfter(
  db: Database,
  id: number | null,
): Promise<{ readonly id: number; readonly source: string; readonly outcome: PollOutcome }[]> {
  const wanted = { id: polls.id, source: polls.source, outcome: polls.outcome };
  return id === null
    ? db.select(wanted).from(polls).orderBy(desc(polls.id)).limit(1)
    : db.select(wanted).from(polls).where(gt(polls.id, id)).orderBy(asc(polls.id)).limit(1_000);
}

const pollsKeptMs = 90 * 24 * 60 * 60 * 1000;

/** The record of polls reaches back 90 days. */
export async function forgetOldPolls(db: Database, now: Date): Promise<void> {
  await db.delete(polls).where(lt(polls.finishedAt, new Date(now.getTime() - pollsKeptMs)));
}

/** When a source was last looked at, of the looks that are still on record; `null` when it never was. */
export async function lastLookAt(db: Database, source: string): Promise<Date | null> {
  const [found] = await db
    .select({ at: max(polls.startedAt) })
    .from(polls)
    .where(eq(polls.source, source));
  return found?.at ?? null;
}
