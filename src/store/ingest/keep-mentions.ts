import { eq } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { Classification } from '../../classify/classify.ts';
import type { Transaction } from '../db/database.ts';
import { mentions } from '../db/schema.ts';

export type NamedInText = Pick<Classification, 'persons' | 'references'> & {
  readonly language: TextLanguage;
};

/** Stores whom the texts of a declaration name and which declarations, held or not, in the place of what was stored. */
export async function keepMentions(tx: Transaction, id: number, said: readonly NamedInText[]): Promise<void> {
  await tx.delete(mentions).where(eq(mentions.declarationId, id));
  const named = said.flatMap(({ language, persons, references }) => [
    ...persons.flatMap(({ name, keys, isInTitle }) =>
      keys.map((key) => ({ language, kind: 'person' as const, key, name, inTitle: isInTitle })),
    ),
    ...references.flatMap(({ kind, number }) =>
      kind === 'declaration' || kind === 'document'
        ? [{ language, kind, key: String(number), name: String(number), inTitle: false }]
        : [],
    ),
  ]);
  const rows = named.map((one) => ({ declarationId: id, ...one }));
  if (rows.length > 0) await tx.insert(mentions).values(rows).onConflictDoNothing();
}
