import { and, asc, eq } from 'drizzle-orm';
import type { Signature } from '../../assembly/signatory.ts';
import { shownOf } from './corrections.ts';
import type { Database, Transaction } from '../db/database.ts';
import { declarations, shorterLists } from '../db/schema.ts';

/** The same shorter list must be there so long after it was first seen before it is believed. */
export const believedAfterMs = 3 * 24 * 60 * 60_000;

/** A shorter list that waits to be confirmed. */
export interface ShorterList {
  readonly names: number;
  /** How many are held. */
  readonly held: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/**
 * Notes that a page shows fewer names than are held. The same list again, days later, confirms it; a different one
 * begins anew.
 *
 * @returns `null` when it is confirmed.
 */
export async function noteShorterList(
  tx: Transaction,
  seen: {
    readonly declarationId: number;
    readonly fileId: number;
    readonly names: readonly Signature[];
    readonly held: number;
  },
  now: Date,
): Promise<ShorterList | null> {
  const { declarationId, fileId, names, held } = seen;
  const [known] = await tx.select().from(shorterLists).where(eq(shorterLists.declarationId, declarationId));
  const isSame = known?.fileId === fileId && known.held === held && isSameList(known.names, names);
  if (known && isSame && now.getTime() - known.firstSeenAt.getTime() >= believedAfterMs) {
    await forgetShorterList(tx, declarationId);
    return null;
  }
  const firstSeenAt = known && isSame ? known.firstSeenAt : now;
  const row = { fileId, names, held, firstSeenAt, lastSeenAt: now };
  await tx
    .insert(shorterLists)
    .values({ declarationId, ...row })
    .onConflictDoUpdate({ target: shorterLists.declarationId, set: row });
  return { names: names.length, held, firstSeenAt, lastSeenAt: now };
}

function isSameList(a: readonly Signature[], b: readonly Signature[]): boolean {
  const shown = (list: readonly Signature[]) => JSON.stringify(list.map(shownOf));
  return shown(a) === shown(b);
}

/** @param fileId only when that page showed it; what another page shows says nothing of it. */
export async function forgetShorterList(
  tx: Transaction,
  declarationId: number,
  fileId?: number | null,
): Promise<void> {
  await tx
    .delete(shorterLists)
    .where(
      and(
        eq(shorterLists.declarationId, declarationId),
        fileId == null ? undefined : eq(shorterLists.fileId, fileId),
      ),
    );
}

/** The shorter list of a declaration that waits to be confirmed; `null` for none. */
export async function shorterListOf(db: Database, declarationId: number): Promise<ShorterList | null> {
  const [found] = await db.select().from(shorterLists).where(eq(shorterLists.declarationId, declarationId));
  return found ? { ...found, names: found.names.length } : null;
}

/** Those that wait to be confirmed, the first seen first. */
export async function shorterListsOpen(db: Database): Promise<(ShorterList & { readonly number: number })[]> {
  const found = await db
    .select({ list: shorterLists, number: declarations.number })
    .from(shorterLists)
    .innerJoin(declarations, eq(declarations.id, shorterLists.declarationId))
    .orderBy(asc(shorterLists.firstSeenAt), asc(shorterLists.declarationId));
  return found.map(({ list, number }) => ({ ...list, names: list.names.length, number }));
}
