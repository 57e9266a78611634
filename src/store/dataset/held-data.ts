import { eq } from 'drizzle-orm';
import type { Transaction } from '../db/database.ts';
import { declarations, editions, signatures, texts } from '../db/schema.ts';

/** What a store holds of a declaration, to be held against a data set. */
export interface HeldDeclaration {
  readonly id: number;
  readonly document: number;
  readonly texts: readonly (typeof texts.$inferSelect)[];
  readonly editions: readonly (typeof editions.$inferSelect & {
    readonly signatures: readonly (typeof signatures.$inferSelect)[];
  })[];
}

/** `null` when nothing is held under the number. */
export async function heldDeclaration(tx: Transaction, number: number): Promise<HeldDeclaration | null> {
  const [head] = await tx.select().from(declarations).where(eq(declarations.number, number));
  if (!head) return null;
  const { id, document } = head;
  const [said, lists, names] = [
    await tx.select().from(texts).where(eq(texts.declarationId, id)),
    await tx.select().from(editions).where(eq(editions.declarationId, id)).orderBy(editions.edition),
    await tx
      .select()
      .from(signatures)
      .where(eq(signatures.declarationId, id))
      .orderBy(signatures.edition, signatures.position),
  ];
  return {
    id,
    document,
    texts: said,
    editions: lists.map((list) => ({
      ...list,
      signatures: names.filter(({ edition }) => edition === list.edition),
    })),
  };
}
