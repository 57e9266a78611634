import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Transaction } from './database.ts';
import { fact } from './facts.ts';

/**
 * What proves that the site still serves documents. A status of 200 proves nothing: a maintenance page and a soft 404
 * have one as well.
 */
export interface Evidence {
  /** When a page that bears the heading of a document, of any kind, was last read. */
  readonly headingAt: Date | null;
  /** When a page was last read as a written declaration. */
  readonly declarationAt: Date | null;
  /** The file that was read then. */
  readonly fileId: number | null;
}

const millis = z.number().transform((ms) => new Date(ms));
const stored = z.object({
  headingAt: millis.nullable().catch(null),
  declarationAt: millis.nullable().catch(null),
  fileId: z.number().nullable().catch(null),
});

const keyOf = (assemblyUrl: string) => `evidence:${assemblyUrl}`;

/** A note that is nearer to the one before is not worth a write. */
const worthMs = 60_000;

/** What was last seen of the documents of one site; all `null` before the first. */
export async function evidence(db: Database, assemblyUrl: string): Promise<Evidence> {
  const found = stored.safeParse(await fact(db, keyOf(assemblyUrl))).data;
  return found ?? { headingAt: null, declarationAt: null, fileId: null };
}

/**
 * Notes that a page with the heading of a document was read. A declaration bears one, too: `declarationAt` alone
 * says both. Writes only when an instant moves by more than a minute, forwards or, after a wrong clock, back.
 */
export async function noteEvidence(
  db: Database | Transaction,
  assemblyUrl: string,
  {
    declarationAt,
    headingAt = declarationAt,
    fileId,
  }: { readonly headingAt?: Date; readonly declarationAt?: Date; readonly fileId?: number },
): Promise<void> {
  const note = {
    headingAt: headingAt?.getTime(),
    declarationAt: declarationAt?.getTime(),
    fileId,
  };
  await db.execute(sql`
    insert into facts (key, value) values (${keyOf(assemblyUrl)}, ${JSON.stringify(note)}::jsonb)
    on conflict (key) do update set value = facts.value || excluded.value
    where ${moved('headingAt')} or ${moved('declarationAt')}`);
}

function moved(name: 'headingAt' | 'declarationAt') {
  const at = (of: 'facts' | 'excluded') => sql`(${sql.raw(of)}.value ->> ${name}::text)::float8`;
  return sql`coalesce(abs(${at('excluded')} - ${at('facts')}) > ${worthMs}, ${at('facts')} is null and ${at('excluded')} is not null)`;
}
