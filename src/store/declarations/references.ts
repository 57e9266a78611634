import { inArray, or } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import type { Reference } from '../../classify/references/references.ts';
import type { Database } from '../db/database.ts';
import { entriesById } from './declarations.ts';
import { declarations } from '../db/schema.ts';

export interface ResolvedReference extends Reference {
  /** The written declaration that is meant, where it is stored. */
  readonly entry: DeclarationEntry | null;
}

/**
 * Which of the documents that a text names are stored, in the order named. Named both by No. and by
 * Doc. number, a declaration comes once.
 */
export async function resolveReferences(
  db: Database,
  references: readonly Reference[],
  language: TextLanguage,
): Promise<ResolvedReference[]> {
  const numbers = references.filter(({ kind }) => kind === 'declaration').map(({ number }) => number);
  const documents = references.filter(({ kind }) => kind === 'document').map(({ number }) => number);
  if (numbers.length + documents.length === 0) return references.map((one) => ({ ...one, entry: null }));
  const held = await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(or(inArray(declarations.number, numbers), inArray(declarations.document, documents)));
  const entries = await entriesById(
    db,
    held.map(({ id }) => id),
    language,
  );
  const resolved = references.map((one) => ({ ...one, entry: meant(one, entries) }));
  return resolved.filter(
    ({ entry }, at) => entry === null || resolved.findIndex((other) => other.entry === entry) === at,
  );
}

function meant({ kind, number }: Reference, entries: readonly DeclarationEntry[]): DeclarationEntry | null {
  if (kind === 'declaration') return entries.find((entry) => entry.number === number) ?? null;
  if (kind === 'document') return entries.find((entry) => entry.document === number) ?? null;
  return null;
}
