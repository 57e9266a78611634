import * as z from 'zod';
import type { Database } from '../db/database.ts';
import { keyValue, keyValuesNamed, setKeyValue } from '../db/key-value.ts';
import { siteWait } from './site-wait.ts';

const archive = z.object({
  /** The file it began at, downwards, and the one to ask for next; 0 when it came to the oldest. */
  from: z.number(),
  next: z.number(),
  startedAt: z.coerce.date(),
  /** Files asked for and declarations found, all in all. */
  asked: z.number(),
  declarations: z.number(),
  /** How long the site is left alone. */
  ...siteWait.shape,
  doneAt: z.coerce.date().nullable(),
});

/** How far the reading of what is older than the walk's beginning got, on one site. */
export type ArchiveState = z.infer<typeof archive>;

const prefix = 'archive:';
const keyOf = (assemblyUrl: string) => `${prefix}${assemblyUrl}`;

/** `null` before the first step. */
export async function archiveState(db: Database, assemblyUrl: string): Promise<ArchiveState | null> {
  return archive.safeParse(await keyValue(db, keyOf(assemblyUrl))).data ?? null;
}

export async function setArchiveState(db: Database, assemblyUrl: string, state: ArchiveState): Promise<void> {
  await setKeyValue(db, keyOf(assemblyUrl), state);
}

/** How much of it is read, from 0 to 1. */
export function archiveShare({ from, next }: ArchiveState): number {
  return from < 1 ? 1 : (from - next) / from;
}

/** How far it got on each site. */
export async function archiveStates(db: Database): Promise<ArchiveState[]> {
  return (await keyValuesNamed(db, prefix)).flatMap(({ value }) => archive.safeParse(value).data ?? []);
}

/** How much is read of it on whichever site it was last read on; `null` when it never was, or is complete. */
export async function archiveRead(db: Database): Promise<number | null> {
  const [latest] = (await archiveStates(db)).toSorted(
    (a, b) => b.startedAt.getTime() - a.startedAt.getTime(),
  );
  return latest === undefined || latest.doneAt !== null ? null : archiveShare(latest);
}
