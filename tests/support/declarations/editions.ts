import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../../src/store/db/database.ts';
import { editions, signatures } from '../../../src/store/db/schema.ts';

interface EditionEntry {
  /** 1 for the first known. */
  readonly edition: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly fileId: number | null;
  readonly url: string | null;
  readonly signatoryCount: number;
  /** Names that are not on the edition before, in the order printed. */
  readonly added: readonly { readonly signatoryId: number; readonly name: string }[];
}

/** Every edition held of a declaration, the first one first. */
export async function editionsOf(db: Database, declarationId: number): Promise<EditionEntry[]> {
  const held = await db
    .select()
    .from(editions)
    .where(eq(editions.declarationId, declarationId))
    .orderBy(asc(editions.edition));
  const added = await db
    .select({ edition: signatures.edition, signatoryId: signatures.signatoryId, name: signatures.name })
    .from(signatures)
    .where(and(eq(signatures.declarationId, declarationId), signatures.added))
    .orderBy(signatures.edition, signatures.position);
  return held.map(({ edition, date, fileId, url, signatoryCount }) => ({
    edition,
    date,
    fileId,
    url,
    signatoryCount,
    added: added.filter((row) => row.edition === edition).map(({ edition: _edition, ...row }) => row),
  }));
}
