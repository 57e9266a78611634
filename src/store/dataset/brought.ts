import * as z from 'zod';
import { keyValuesNamed, setKeyValue } from '../db/key-value.ts';
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/database.ts';
import { declarations } from '../db/schema.ts';
import type { DatasetHead } from './record.ts';

const prefix = 'dataset:';
/** Of each data set no more numbers are kept. */
const maxNumbers = 1_000;

const brought = z.object({
  asOf: z.string().nullable(),
  /** Between these it was imported. */
  beganAt: z.coerce.date(),
  importedAt: z.coerce.date(),
  coverage: z.array(z.object({ from: z.number(), to: z.number() })),
  /** What the Assembly's site showed otherwise since, by number. */
  differing: z.array(z.number()),
  /** What it showed of the files covered, and the data set does not have. */
  missing: z.array(z.number()),
});

/** A data set that was imported, and what was found since to be otherwise. */
export type BroughtDataset = z.infer<typeof brought>;

/** Keeps that a data set was imported, to tell later whether what is read agrees with it. */
export async function noteDataset(
  db: Database,
  head: DatasetHead,
  { beganAt, now }: { readonly beganAt: Date; readonly now: Date },
): Promise<void> {
  const { as_of: asOf, coverage } = head;
  await setKeyValue(db, `${prefix}${now.toISOString()}`, {
    asOf,
    beganAt,
    importedAt: now,
    coverage,
    differing: [],
    missing: [],
  } satisfies BroughtDataset);
}

/** The data sets that were imported, the latest last. */
export async function broughtDatasets(db: Database): Promise<BroughtDataset[]> {
  return (await keyValuesNamed(db, prefix)).flatMap(({ value }) => brought.safeParse(value).data ?? []);
}

/**
 * Notes that the site shows something otherwise than a data set that was imported: another title, text or list than it has of a
 * declaration that was first stored with it, or a declaration that it does not have in a file it covers.
 *
 * @returns whether it is so.
 */
export async function noteAgainstDatasets(
  tx: Transaction,
  seen: { readonly id: number; readonly number: number; readonly fileId: number; readonly isNew: boolean },
): Promise<boolean> {
  const found = await keyValuesNamed(tx, prefix);
  if (found.length === 0) return false;
  const [held] = await tx
    .select({ at: declarations.firstSeenAt })
    .from(declarations)
    .where(eq(declarations.id, seen.id));
  let isOtherwise = false;
  for (const { key, value } of found) {
    const { data } = brought.safeParse(value);
    if (!data) continue;
    const isCovered = data.coverage.some(({ from, to }) => seen.fileId >= from && seen.fileId <= to);
    const isOfIt = held !== undefined && held.at >= data.beganAt && held.at <= data.importedAt;
    const list = seen.isNew ? (isCovered ? 'missing' : null) : isOfIt ? 'differing' : null;
    if (list === null) continue;
    isOtherwise = true;
    const numbers = [...new Set([...data[list], seen.number])].slice(0, maxNumbers);
    await setKeyValue(tx, key, { ...data, [list]: numbers });
  }
  return isOtherwise;
}
