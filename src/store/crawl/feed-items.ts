import { and, eq, inArray, sql } from 'drizzle-orm';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { feedItems } from '../db/schema.ts';

/** Remembers that a feed names these files; when it first did so stays. */
export async function noteNamed(
  tx: Database | Transaction,
  feedUrl: string,
  fileIds: readonly number[],
  now: Date,
): Promise<void> {
  if (fileIds.length === 0) return;
  await tx
    .insert(feedItems)
    .values(fileIds.map((fileId) => ({ feedUrl, fileId, namedAt: now })))
    .onConflictDoNothing();
}

/** How many of these files the feed has never named. */
export async function countNew(db: Database, feedUrl: string, fileIds: readonly number[]): Promise<number> {
  if (fileIds.length === 0) return 0;
  const known = await db
    .select({ fileId: feedItems.fileId })
    .from(feedItems)
    .where(and(eq(feedItems.feedUrl, feedUrl), inArray(feedItems.fileId, [...fileIds])));
  return new Set(fileIds).size - known.length;
}

/** What a feed is worth as a source of declarations, judged by what came of the files it named. */
export interface FeedRecord {
  readonly url: string;
  readonly baselineAt: Date | null;
  readonly failures: number;
  /** When it last named a file, not named before, that turned out to be a declaration; `null` for never. */
  readonly namedDeclarationAt: Date | null;
}

/** The records of the feeds named that were ever looked at. */
export async function feedRecords(db: Database, urls: readonly string[]): Promise<FeedRecord[]> {
  if (urls.length === 0) return [];
  const found = rows<{ url: string; baseline: number | null; failures: number; named: number | null }>(
    await db.execute(sql`
      select url, failures, extract(epoch from baseline_at)::float8 as baseline,
        (select extract(epoch from max(i.named_at))::float8
          from feed_items i join pages p using (file_id)
          where i.feed_url = f.url and p.state = 'declaration') as named
      from feeds f where url in ${[...urls]} order by url`),
  );
  const moment = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));
  return found.map(({ url, baseline, failures, named }) => ({
    url,
    failures,
    baselineAt: moment(baseline),
    namedDeclarationAt: moment(named),
  }));
}

/**
 * How many declarations became known as news between two moments, and not one of these feeds has named them: what a
 * feed leaves out shows only where another source looks beside it.
 */
export async function countUnnamed(
  db: Database,
  urls: readonly string[],
  { after, before }: { readonly after: Date; readonly before: Date },
): Promise<number> {
  const [found] = rows<{ unnamed: number }>(
    await db.execute(sql`
      select count(*)::int as unnamed from pages p
      where state = 'declaration' and not baseline
        and seen_at > ${after.toISOString()}::timestamptz and seen_at < ${before.toISOString()}::timestamptz
        and not exists (
          select from feed_items i where i.file_id = p.file_id and i.feed_url in ${[...urls]}
        )`),
  );
  return found?.unnamed ?? 0;
}
