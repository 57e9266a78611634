import { and, asc, eq, or } from 'drizzle-orm';
import type { SignatoryLine } from '../../assembly/record.ts';
import type { Database } from '../db/database.ts';
import { declarations, editions, signatures } from '../db/schema.ts';
import { signatoryLineColumns } from '../people/signatory-list.ts';

/** An edition, and who stands on it that did not stand on the one before: everybody on the first. */
export interface EditionEntry {
  /** 1 for the first known. */
  readonly edition: number;
  /** Day printed on it, `YYYY-MM-DD`. */
  readonly date: string;
  readonly url: string | null;
  /** Names on it. */
  readonly signatoryCount: number;
  /** In the order printed. */
  readonly added: readonly SignatoryLine[];
}

/** Every edition held of a declaration, the first one first; none where there is no such declaration. */
export async function editionHistory(db: Database, number: number): Promise<EditionEntry[]> {
  const held = await db
    .select({
      edition: editions.edition,
      date: editions.date,
      url: editions.url,
      signatoryCount: editions.signatoryCount,
    })
    .from(editions)
    .innerJoin(declarations, eq(declarations.id, editions.declarationId))
    .where(eq(declarations.number, number))
    .orderBy(asc(editions.edition));
  const added = await db
    .select({ edition: signatures.edition, ...signatoryLineColumns })
    .from(signatures)
    .innerJoin(declarations, eq(declarations.id, signatures.declarationId))
    .where(and(eq(declarations.number, number), or(eq(signatures.edition, 1), signatures.added)))
    .orderBy(asc(signatures.edition), asc(signatures.position));
  return held.map((one) => ({
    ...one,
    added: added
      .filter(({ edition }) => edition === one.edition)
      .map(({ edition: _edition, ...line }) => line),
  }));
}
