import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { declarations, signatures } from '../db/schema.ts';

/** One name on the list of a declaration, as its newest edition prints it. */
export interface SignatoryLine {
  readonly signatoryId: number;
  readonly position: number;
  readonly honorific: string | null;
  readonly name: string;
  readonly delegation: string;
  readonly group: string | null;
  /** Not on the edition before. */
  readonly added: boolean;
}

/** Everyone who signed, in the order printed. */
export async function signatoryListOf(db: Database, number: number): Promise<SignatoryLine[]> {
  return db
    .select({
      signatoryId: signatures.signatoryId,
      position: signatures.position,
      honorific: signatures.honorific,
      name: signatures.name,
      delegation: signatures.delegation,
      group: signatures.group,
      added: signatures.added,
    })
    .from(declarations)
    .innerJoin(
      signatures,
      and(eq(signatures.declarationId, declarations.id), eq(signatures.edition, declarations.edition)),
    )
    .where(eq(declarations.number, number))
    .orderBy(signatures.position);
}
