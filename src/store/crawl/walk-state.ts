import * as z from 'zod';
import type { Database, Transaction } from '../db/database.ts';
import { archiveStates } from './archive-walk.ts';
import { keyValue, keyValuesNamed, setKeyValue } from '../db/key-value.ts';
import { siteWait } from './site-wait.ts';

const walk = z.object({
  /** The file id it began at. */
  floor: z.number(),
  startedAt: z.coerce.date(),
  /** The frontier: the highest file whose page bore the heading of a document; below `floor` while none did. */
  highest: z.number(),
  /** The file to ask for next. For those between `highest` and it no document was shown. */
  next: z.number(),
  /** Files below this were missing at a time at which the site showed what it has; where unset, none of those between. */
  confirmed: z.number().optional(),
  /** How many of those between are neither proven to exist nor proven not to. */
  unclear: z.number().optional(),
  /** When the walk first came to the last file there is: until then it reads the baseline. */
  frontierAt: z.coerce.date().nullable(),
  /** Days of the earliest and the latest declaration it came by. */
  beganOn: z.string().nullable(),
  reachedOn: z.string().nullable(),
  /** Files asked for and declarations come by, all in all. */
  asked: z.number(),
  declarations: z.number(),
  /** How long the site is left alone. */
  ...siteWait.shape,
  /** When the site was last asked for a file that cannot be, and the mark of its answer: its soft 404. */
  probedAt: z.coerce.date().nullable(),
  nothing: z.string().nullish(),
  /** The file that last showed another kind of document, and the mark of its page. */
  other: z.object({ fileId: z.number(), mark: z.string().nullable() }).optional(),
  /** When a heading was last seen by the walk, and a document it did not know. */
  headingAt: z.coerce.date().nullish(),
  foundAt: z.coerce.date().nullish(),
  /** Requests of a day by UTC that found nothing, beyond the frontier and outside part-sessions. */
  spent: z.object({ day: z.string(), requests: z.number() }).optional(),
  /** Up to when files far beyond the frontier were sampled, and the next of the sampling. */
  farAt: z.coerce.date().nullish(),
  farNext: z.number().optional(),
});

/** How far the walk over the file ids got, on one site. */
export type WalkState = z.infer<typeof walk>;

const prefix = 'walk:';
const stateKey = (assemblyUrl: string) => `${prefix}${assemblyUrl}`;

/** `null` before the first step. */
export async function walkState(db: Database, assemblyUrl: string): Promise<WalkState | null> {
  return walk.safeParse(await keyValue(db, stateKey(assemblyUrl))).data ?? null;
}

/**
 * Where a walk from `floor` goes on that has not begun at this address: as far as it got at another one, because the Assembly's
 * files have the same ids everywhere. What was learnt of how the other site answers is not taken over.
 */
export async function walkElsewhere(db: Database, floor: number, now: Date): Promise<WalkState | null> {
  const [farthest] = (await keyValuesNamed(db, prefix))
    .flatMap(({ value }) => walk.safeParse(value).data ?? [])
    .filter((state) => state.floor === floor && state.frontierAt !== null)
    .toSorted((a, b) => b.highest - a.highest);
  if (farthest === undefined) return null;
  return {
    ...farthest,
    failures: 0,
    nextTryAt: now,
    putOffAt: null,
    probedAt: null,
    nothing: null,
    headingAt: null,
  };
}

export async function setWalkState(
  db: Database | Transaction,
  assemblyUrl: string,
  state: WalkState,
): Promise<void> {
  await setKeyValue(db, stateKey(assemblyUrl), state);
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

/**
 * The files that were looked through, one after the other up to the highest that showed a document, at whichever address: none
 * before a walk has found anything, else one range, both ends included. The archive is read backwards from where a walk began.
 */
export async function walkedRanges(db: Database): Promise<{ from: number; to: number }[]> {
  const walks = (await keyValuesNamed(db, prefix)).flatMap(({ value }) => walk.safeParse(value).data ?? []);
  const [farthest] = walks
    .filter(({ floor, highest }) => highest >= floor)
    .toSorted((a, b) => b.highest - a.highest);
  if (farthest === undefined) return [];
  const below = (await archiveStates(db))
    .filter(({ from }) => from === farthest.floor - 1)
    .map(({ next }) => next + 1);
  return [{ from: Math.max(0, Math.min(farthest.floor, ...below)), to: farthest.highest }];
}
