import { and, asc, between, desc, eq, gt, isNull, lt, lte, notExists, sql } from 'drizzle-orm';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { feedItems, missingFiles, pages } from '../db/schema.ts';

/** A file id the walk was shown no document for. */
export interface MissingFile {
  readonly fileId: number;
  readonly baseline: boolean;
  readonly since: Date;
  /** `null` when it was never asked for. */
  readonly askedAt: Date | null;
  readonly looks: number;
}

const columns = {
  fileId: missingFiles.fileId,
  baseline: missingFiles.baseline,
  since: missingFiles.since,
  askedAt: missingFiles.askedAt,
  looks: missingFiles.looks,
};

/** Those with ids from `from` to `to`, both included. */
export async function missingBetween(db: Database, from: number, to: number): Promise<MissingFile[]> {
  return db
    .select(columns)
    .from(missingFiles)
    .where(between(missingFiles.fileId, from, to))
    .orderBy(asc(missingFiles.fileId));
}

/** Gaps below `below` whose next look is due, the longest due first, of these the newest; news before the baseline. */
export async function gapsDue(
  db: Database,
  wanted: { readonly below: number; readonly now: Date; readonly limit: number },
): Promise<MissingFile[]> {
  return db
    .select(columns)
    .from(missingFiles)
    .where(and(lt(missingFiles.fileId, wanted.below), lte(missingFiles.nextLookAt, wanted.now)))
    .orderBy(asc(missingFiles.baseline), asc(missingFiles.nextLookAt), desc(missingFiles.fileId))
    .limit(wanted.limit);
}

const minute = 60_000;
const day = 24 * 60 * minute;
const maxPauseMs = 180 * day;
/** Ids are handed out before the texts are published: one of the newest may be filled weeks after its neighbours. */
const newestFiles = 200;
const maxPauseAmongNewestMs = 3 * day;
/** Ids that are handed out together lie side by side. */
const neighbours = 8;

/**
 * When to ask again for a file that was not there: after a time that grows with how long it has been missing, up to half a
 * year, or three days among the newest. It is never given up. A gap in the baseline is old; one among news may be filled
 * within the hour.
 */
export function nextGapLook(
  gap: { readonly since: Date; readonly baseline: boolean; readonly isNewest?: boolean },
  now: Date,
): Date {
  const age = now.getTime() - gap.since.getTime();
  const wait = gap.baseline ? Math.max(age * 2, day) : Math.max(age / 2, 10 * minute);
  return new Date(now.getTime() + Math.min(wait, gap.isNewest === true ? maxPauseAmongNewestMs : maxPauseMs));
}

/** Whether a file is among the newest, below the frontier `highest` or beyond it. */
export const isAmongNewest = (fileId: number, highest: number): boolean => fileId > highest - newestFiles;

/**
 * The file was asked for and no document was shown.
 *
 * @param isClear the answer was that of a file that is not there; else it is asked for as soon as news would be.
 */
export async function noteMissing(
  tx: Transaction,
  fileId: number,
  look: {
    readonly baseline: boolean;
    readonly isClear: boolean;
    readonly isNewest?: boolean;
    readonly now: Date;
    /** By default, as `nextGapLook` says. */
    readonly nextLookAt?: Date;
  },
): Promise<void> {
  const { baseline, isClear, isNewest = false, now } = look;
  const [known] = await tx.select(columns).from(missingFiles).where(eq(missingFiles.fileId, fileId));
  const gap = known ?? { since: now, baseline };
  const nextLookAt =
    look.nextLookAt ?? nextGapLook({ since: gap.since, baseline: gap.baseline && isClear, isNewest }, now);
  await tx
    .insert(missingFiles)
    .values({ fileId, baseline, since: now, askedAt: now, looks: 1, nextLookAt })
    .onConflictDoUpdate({
      target: missingFiles.fileId,
      set: { askedAt: now, nextLookAt, looks: sql`${missingFiles.looks} + 1` },
    });
}

/**
 * The walk passes the files from `from` to `to`: those of them that are not known are gaps from now on. Of news, the
 * backoff begins anew; what was never asked for is due at once.
 */
export async function passOver(
  tx: Transaction,
  range: { readonly from: number; readonly to: number },
  { baseline, now }: { readonly baseline: boolean; readonly now: Date },
): Promise<void> {
  if (range.to < range.from) return;
  const [at, next] = [now, nextGapLook({ since: now, baseline }, now)].map((moment) => moment.toISOString());
  await tx.execute(sql`
    insert into missing_files (file_id, baseline, since, next_look_at)
    select id, ${baseline}, ${at}::timestamptz, ${at}::timestamptz
    from generate_series(${range.from}::int, ${range.to}::int) id
    where not exists (select from pages p where p.file_id = id)
    on conflict (file_id) do update set
      since = case when missing_files.baseline then missing_files.since else ${at}::timestamptz end,
      next_look_at = least(missing_files.next_look_at, ${next}::timestamptz)`);
}

/** Between the first looks at two files that somebody else looked at. */
const checkEveryMinutes = 5;

/**
 * Somebody else found nothing in the files from `from` to `to` that are not known: they are gaps of the baseline, and each is
 * looked at once in time, the highest first.
 */
export async function passOverLater(
  tx: Transaction,
  range: { readonly from: number; readonly to: number },
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`
    insert into missing_files (file_id, baseline, since, next_look_at)
    select id, true, ${at}::timestamptz, ${at}::timestamptz + (${range.to}::int - id) * make_interval(mins => ${checkEveryMinutes}::int)
    from generate_series(${range.from}::int, ${range.to}::int) id
    where not exists (select from pages p where p.file_id = id)
    on conflict do nothing`);
}

/** A document was found below the frontier: more may come beside it, so the gaps after it are as new as on their first day. */
export async function wakeNeighbours(tx: Transaction, fileId: number, now: Date): Promise<void> {
  const nextLookAt = nextGapLook({ since: now, baseline: false }, now);
  await tx
    .update(missingFiles)
    .set({
      since: sql`case when ${missingFiles.baseline} then ${missingFiles.since} else ${now.toISOString()}::timestamptz end`,
      nextLookAt: sql`least(${missingFiles.nextLookAt}, ${nextLookAt.toISOString()}::timestamptz)`,
    })
    .where(between(missingFiles.fileId, fileId + 1, fileId + neighbours));
}

/**
 * A file that the walk put into the inbox is not there after all: the walk goes on asking for it. What a feed named stays
 * with the inbox.
 *
 * @returns whether it was handed back.
 */
export async function handBack(db: Database, fileId: number, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(pages)
      .where(
        and(
          eq(pages.fileId, fileId),
          isNull(pages.headingAt),
          notExists(tx.select().from(feedItems).where(eq(feedItems.fileId, fileId))),
        ),
      )
      .returning({ baseline: pages.baseline });
    if (gone === undefined) return false;
    await noteMissing(tx, fileId, { baseline: gone.baseline, isClear: true, now });
    return true;
  });
}

/** Files that are known from elsewhere by now, or to this walk, are missing no more. */
export async function forgetMissing(db: Database | Transaction, fileId: number): Promise<void> {
  await db.delete(missingFiles).where(eq(missingFiles.fileId, fileId));
}

/** Drops those that the inbox knows: it looks at them itself. */
export async function forgetKnown(db: Database): Promise<void> {
  await db.execute(
    sql`delete from missing_files m where exists (select from pages p where p.file_id = m.file_id)`,
  );
}

/** The baseline ends at `highest`: what appears beyond it is news. */
export async function awaitNews(tx: Transaction, highest: number): Promise<void> {
  await tx.update(missingFiles).set({ baseline: false }).where(gt(missingFiles.fileId, highest));
}

/** The highest file above `after`, not farther than `reach`, whose page bore a heading; `null` when there is none. */
export async function highestProven(db: Database, after: number, reach: number): Promise<number | null> {
  const [found] = rows<{ highest: number | null }>(
    await db.execute(sql`
      select max(file_id) as highest from pages
      where heading_at is not null and file_id > ${after} and file_id <= ${after + reach}`),
  );
  return found?.highest ?? null;
}

/** Files of a range that the inbox knows, and whether a heading was seen on them. */
export async function knownBetween(
  db: Database,
  from: number,
  to: number,
): Promise<ReadonlyMap<number, { readonly isProven: boolean }>> {
  const found = await db
    .select({ fileId: pages.fileId, headingAt: pages.headingAt })
    .from(pages)
    .where(between(pages.fileId, from, to));
  return new Map(found.map(({ fileId, headingAt }) => [fileId, { isProven: headingAt !== null }]));
}

/**
 * Makes every file from `from` to `to` that never showed a document due again, the newest first: gaps, what the walk passed
 * over, and what waits in the inbox. What was not asked for before is of the baseline, but for what is dated since `since`.
 *
 * @returns how many files are due.
 */
export async function askAgain(
  tx: Transaction,
  range: { readonly from: number; readonly to: number },
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<number> {
  const [began, at] = [since.toISOString(), now.toISOString()];
  const [found] = rows<{ due: number }>(
    await tx.execute(sql`
      with waiting as (
        update pages set state = case state when 'gone' then 'waiting' else state end,
          attempts = 0, gone_count = 0, next_try_at = ${at}::timestamptz, put_off_at = null
        where file_id between ${range.from} and ${range.to} and heading_at is null
          and state in ('waiting', 'incomplete', 'gone')
        returning file_id
      ), gaps as (
        insert into missing_files (file_id, baseline, since, next_look_at)
        select id, true, ${began}::timestamptz, ${at}::timestamptz
        from generate_series(${range.from}::int, ${range.to}::int) id
        where not exists (select from pages p where p.file_id = id)
        on conflict (file_id) do update set next_look_at = ${at}::timestamptz
        returning file_id
      )
      select ((select count(*) from waiting) + (select count(*) from gaps))::int as due`),
  );
  return found?.due ?? 0;
}

/** Files below the frontier that never showed a document. */
export async function countGaps(db: Database, below: number): Promise<number> {
  return db.$count(missingFiles, lt(missingFiles.fileId, below));
}
