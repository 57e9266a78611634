import { min } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../db/database.ts';
import { keyValue, keyValuesNamed, setKeyValue } from '../db/key-value.ts';
import { feeds } from '../db/schema.ts';

const key = 'baseline';

const record = z.object({
  /** When this installation first looked at a source. */
  startedAt: z.coerce.date(),
  /** The feeds it began with: the first look at each of them is part of the baseline, however late it succeeds. */
  feeds: z.array(z.string()),
  /** When a feed first showed something; `null` before. */
  doneAt: z.coerce.date().nullable(),
});

/** What was there when this installation began, which is no news. */
export type Baseline = z.infer<typeof record>;

const walked = z.object({ startedAt: z.coerce.date(), frontierAt: z.coerce.date().nullable() });

/** `null` before the first look. */
export async function baselineOf(db: Database): Promise<Baseline | null> {
  return record.safeParse(await keyValue(db, key)).data ?? null;
}

/**
 * The baseline of this installation, begun now if it was not before. Call it before the feeds' own rows are made:
 * in a store of an earlier version they tell when it began.
 *
 * @param feedUrls the feeds looked at now.
 */
export async function beginBaseline(db: Database, feedUrls: readonly string[], now: Date): Promise<Baseline> {
  const known = await baselineOf(db);
  if (known) return known;
  const rows = await db.select({ url: feeds.url }).from(feeds);
  const [looked] = await db.select({ first: min(feeds.baselineAt) }).from(feeds);
  const walks = (await keyValuesNamed(db, 'walk:')).flatMap(
    ({ value }) => walked.safeParse(value).data ?? [],
  );
  const doneAt = looked?.first ?? null;
  const starts = [...walks.map(({ startedAt }) => startedAt), ...(doneAt ? [doneAt] : [])];
  const isEarlier = starts.length > 0;
  const begun: Baseline = {
    startedAt: starts.reduce((first, at) => (at < first ? at : first), now),
    // Of an earlier version's store nobody knows which feeds were its first: those it has a row of.
    feeds: isEarlier ? rows.map(({ url }) => url) : [...feedUrls],
    doneAt,
  };
  await setKeyValue(db, key, begun);
  return begun;
}

/** A restored installation begins anew when its backup was made: what was published since is news. */
export async function beginBaselineAt(tx: Database, at: Date): Promise<void> {
  const known = await baselineOf(tx);
  // It was there before: nothing is left out for being found in its first hour.
  const began = new Date(at.getTime() - 60 * 60_000);
  const startedAt = known !== null && known.startedAt < began ? known.startedAt : began;
  await setKeyValue(tx, key, { ...(known ?? { feeds: [], doneAt: null }), startedAt } satisfies Baseline);
}

/**
 * Whether a look at a feed belongs to the baseline of the installation: it is the first at this feed, and either nothing
 * was ever found before, by a feed or by a walk that caught up, or the feed is one of those the installation began with.
 */
export async function isBaselineLook(
  db: Database,
  feed: { readonly url: string; readonly baselineAt: Date | null },
): Promise<boolean> {
  if (feed.baselineAt !== null) return false;
  const known = await baselineOf(db);
  if (known === null || known.feeds.includes(feed.url)) return true;
  if (known.doneAt !== null) return false;
  const walks = await keyValuesNamed(db, 'walk:');
  return !walks.some(({ value }) => (walked.safeParse(value).data?.frontierAt ?? null) !== null);
}

/** A feed showed something: from now on another feed's first look is no baseline. Call it in the transaction that keeps it. */
export async function endBaseline(tx: Database, now: Date): Promise<void> {
  const known = await baselineOf(tx);
  if (known?.doneAt === null) await setKeyValue(tx, key, { ...known, doneAt: now });
}
