import { and, gt, lte, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows, type Database, type Transaction } from './database.ts';
import { fact, factsNamed, forgetFact, setFact } from './facts.ts';
import { pages } from './schema.ts';

const walk = z.object({
  /** The file id it began at. */
  floor: z.number(),
  startedAt: z.coerce.date(),
  /** The highest file that is known to exist; below `floor` while none was found. */
  highest: z.number(),
  /** The file to ask for next. Those between `highest` and it were asked for and are not there. */
  next: z.number(),
  /** How far beyond the frontier the last distant look went. */
  distance: z.number(),
  /** When the walk first came to the last file there is: until then it reads the baseline. */
  frontierAt: z.coerce.date().nullable(),
  /** Days of the earliest and the latest declaration it came by. */
  beganOn: z.string().nullable(),
  reachedOn: z.string().nullable(),
  /** Files asked for and declarations come by, all in all. */
  asked: z.number(),
  declarations: z.number(),
  /** Failed rounds in a row, and when to try again. */
  failures: z.number(),
  nextTryAt: z.coerce.date(),
  /** When the site was last asked for a file that cannot be, and the fingerprint of what it showed. */
  probedAt: z.coerce.date().nullable(),
  blank: z.string().nullable(),
});

/** How far the walk over the file ids got, on one site. */
export type WalkState = z.infer<typeof walk>;

const stateKey = (assemblyUrl: string) => `walk:${assemblyUrl}`;

/** `null` before the first step. */
export async function walkState(db: Database, assemblyUrl: string): Promise<WalkState | null> {
  return walk.safeParse(await fact(db, stateKey(assemblyUrl))).data ?? null;
}

export async function setWalkState(
  db: Database | Transaction,
  assemblyUrl: string,
  state: WalkState,
): Promise<void> {
  await setFact(db, stateKey(assemblyUrl), state);
}

/**
 * How much of the way to today is behind the walk, from 0 to 1, by the days of what it read: how many files there are
 * is not known. `null` while there is nothing to tell it by.
 */
export function walkShare(state: WalkState, now: Date): number | null {
  if (state.frontierAt !== null) return 1;
  if (state.beganOn === null || state.reachedOn === null) return null;
  const [began, reached] = [Date.parse(state.beganOn), Date.parse(state.reachedOn)];
  return now.getTime() <= began ? null : Math.min((reached - began) / (now.getTime() - began), 1);
}

const gap = z.object({
  /** Files that were not there when the walk came by. */
  ids: z.array(z.number()),
  /** Those of them that this round of looks has not come to. */
  left: z.array(z.number()),
  looks: z.number(),
  nextLookAt: z.coerce.date(),
  baseline: z.boolean(),
  /** Day of the first look: what is dated later was not there to be found. */
  since: z.string(),
});

export type Gap = z.infer<typeof gap>;
export interface StoredGap extends Gap {
  readonly key: string;
}

const gapPrefix = (assemblyUrl: string) => `walk-gap:${assemblyUrl}:`;
/** Gaps that are close together share a row. */
const gapSpan = 100;

export async function gapsDue(db: Database, assemblyUrl: string, now: Date): Promise<StoredGap[]> {
  const stored = await factsNamed(db, gapPrefix(assemblyUrl));
  return stored.flatMap(({ key, value }) => {
    const found = gap.safeParse(value).data;
    return found && found.nextLookAt <= now ? [{ key, ...found }] : [];
  });
}

/** Remembers files that were not there, to look again at `nextLookAt`. */
export async function rememberGap(
  tx: Transaction,
  assemblyUrl: string,
  ids: readonly number[],
  {
    baseline,
    now,
    nextLookAt,
  }: { readonly baseline: boolean; readonly now: Date; readonly nextLookAt: Date },
): Promise<void> {
  const spans = new Map<number, number[]>();
  for (const id of ids) {
    const span = Math.floor(id / gapSpan);
    spans.set(span, [...(spans.get(span) ?? []), id]);
  }
  for (const [span, some] of spans) {
    const key = `${gapPrefix(assemblyUrl)}${baseline ? 'baseline' : 'news'}:${span}`;
    const known = gap.safeParse(await fact(tx, key)).data;
    const all = [...new Set([...(known?.ids ?? []), ...some])].toSorted((a, b) => a - b);
    const since = known?.since ?? now.toISOString().slice(0, 10);
    await setFact(tx, key, { ids: all, left: all, looks: 0, nextLookAt, baseline, since } satisfies Gap);
  }
}

/** Stores what is left of a gap; one without files is forgotten. */
export async function keepGap(db: Database | Transaction, { key, ...rest }: StoredGap): Promise<void> {
  if (rest.ids.length === 0) await forgetFact(db, key);
  else await setFact(db, key, rest);
}

/** The highest known file above `after`, not farther than `reach`; `null` when there is none. */
export async function highestKnown(db: Database, after: number, reach: number): Promise<number | null> {
  const [found] = await db
    .select({ highest: max(pages.fileId) })
    .from(pages)
    .where(and(gt(pages.fileId, after), lte(pages.fileId, after + reach)));
  return found?.highest ?? null;
}

/** The last of the known files that follow one another from `id` on; `null` when `id` is not known. */
export async function endOfKnown(db: Database, id: number): Promise<number | null> {
  const found = rows<{ last: number | null }>(
    await db.execute(sql`
      select (
        select min(file_id) from pages p
        where p.file_id >= ${id} and not exists (select from pages q where q.file_id = p.file_id + 1)
      ) as last
      where exists (select from pages where file_id = ${id})`),
  );
  return found[0]?.last ?? null;
}
