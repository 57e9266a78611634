import { eq, max } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../db/database.ts';
import { storedNumbers } from '../declarations/number-gaps.ts';
import { evidence } from './evidence.ts';
import { keyValue, keyValuesNamed, setKeyValue } from '../db/key-value.ts';
import { pages, polls } from '../db/schema.ts';
import { lastNewAt, sources, type SourceStatus } from './source-status.ts';
import { walkShare, walkState } from './walk-state.ts';

const kinds = ['seeing', 'unsure', 'blind'] as const;

const stored = z.object({
  kind: z.enum(kinds),
  since: z.coerce.date(),
  /** When it ended that a new declaration would surely be found; `null` while it would. */
  unseenSince: z.coerce.date().nullable(),
});

/** A verdict on a source that outlives a restart. */
export type StoredVerdict = z.infer<typeof stored>;

const keyOf = (assemblyUrl: string) => `verdict:${assemblyUrl}`;

async function storedVerdict(db: Database, assemblyUrl: string): Promise<StoredVerdict | null> {
  return stored.safeParse(await keyValue(db, keyOf(assemblyUrl))).data ?? null;
}

export async function storeVerdict(db: Database, assemblyUrl: string, verdict: StoredVerdict): Promise<void> {
  await setKeyValue(db, keyOf(assemblyUrl), verdict);
}

/** How far the reading of what was published before the bot came has got. */
export interface WalkProgress {
  readonly caughtUpAt: Date | null;
  /** Day of the latest declaration come by, `YYYY-MM-DD`. */
  readonly reachedOn: string | null;
  /** From 0 to 1; `null` while there is nothing to tell it by. */
  readonly share: number | null;
}

/** `null` where nobody walks over the file ids. */
export async function walkProgress(
  db: Database,
  assemblyUrl: string,
  now: Date,
): Promise<WalkProgress | null> {
  const walked = await walkState(db, assemblyUrl);
  if (walked === null) return null;
  const { frontierAt, reachedOn } = walked;
  return { caughtUpAt: frontierAt, reachedOn, share: walkShare(walked, now) };
}

/** What is stored that tells whether the site is seen. */
export interface SeeingFacts {
  readonly sources: readonly SourceStatus[];
  readonly headingAt: Date | null;
  readonly startedAt: Date | null;
  readonly declarations: number;
  readonly lastNewAt: Date | null;
  readonly walk: WalkProgress | null;
  readonly before: StoredVerdict | null;
}

export async function seeingFacts(db: Database, assemblyUrl: string, now: Date): Promise<SeeingFacts> {
  const { headingAt } = await evidence(db, assemblyUrl);
  const { declarations } = await storedNumbers(db);
  const [first] = await db.select({ at: polls.startedAt }).from(polls).orderBy(polls.id).limit(1);
  return {
    sources: await sources(db),
    headingAt: headingAt ?? (await lastReadAt(db)),
    startedAt: first?.at ?? null,
    declarations,
    lastNewAt: await lastNewAt(db),
    walk: await walkProgress(db, assemblyUrl, now),
    before: await storedVerdict(db, assemblyUrl),
  };
}

/** Of what was read before evidence was noted. */
async function lastReadAt(db: Database): Promise<Date | null> {
  const [read] = await db
    .select({ at: max(pages.readAt) })
    .from(pages)
    .where(eq(pages.state, 'declaration'));
  return read?.at ?? null;
}

/** The file that comes after all that are known to have been there; `null` where none is known. */
export async function nextFile(db: Database, assemblyUrl: string): Promise<number | null> {
  const walked = await walkState(db, assemblyUrl);
  const [read] = await db
    .select({ id: max(pages.fileId) })
    .from(pages)
    .where(eq(pages.state, 'declaration'));
  const known = Math.max(walked?.highest ?? 0, read?.id ?? 0);
  return known === 0 ? null : known + 1;
}

const siteKey = 'watched-site';

/** Remembers which site is watched, for those who are asked about it and do not watch it themselves. */
export async function noteWatched(db: Database, assemblyUrl: string): Promise<void> {
  if ((await keyValue(db, siteKey)) !== assemblyUrl) await setKeyValue(db, siteKey, assemblyUrl);
}

/** The address of the site that is watched; `null` before the first look. */
export async function watchedSite(db: Database): Promise<string | null> {
  const known = z.string().safeParse(await keyValue(db, siteKey)).data;
  if (known !== undefined) return known;
  // Looked at by an earlier version.
  const [walked] = await keyValuesNamed(db, 'walk:');
  return walked?.key.slice('walk:'.length) ?? null;
}
