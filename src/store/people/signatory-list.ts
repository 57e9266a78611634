import { and, eq } from 'drizzle-orm';
import type { SignatoryLine } from '../../assembly/record.ts';
import type { Database } from '../db/database.ts';
import { declarations, signatures } from '../db/schema.ts';

/** What a `SignatoryLine` is made of. */
export const signatoryLineColumns = {
  signatoryId: signatures.signatoryId,
  position: signatures.position,
  honorific: signatures.honorific,
  name: signatures.name,
  delegation: signatures.delegation,
  group: signatures.group,
  added: signatures.added,
};

/** Everyone who signed, in the order printed. */
export async function signatoryListOf(db: Database, number: number): Promise<SignatoryLine[]> {
  return db
    .select(signatoryLineColumns)
    .from(declarations)
    .innerJoin(
      signatures,
      and(eq(signatures.declarationId, declarations.id), eq(signatures.edition, declarations.edition)),
    )
    .where(eq(declarations.number, number))
    .orderBy(signatures.position);
}
