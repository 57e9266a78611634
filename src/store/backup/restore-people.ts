import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { rows, type Transaction } from '../db/database.ts';
import { createPerson } from '../ingest/name-variants.ts';
import { canonicalJson, type BackupRow } from './format.ts';
import { putRows, type Restoring } from './put.ts';

/** The day on which no name was anybody else's yet. */
const everSince = '0001-01-01';

export const personReference = z.object({
  delegation: z.string(),
  folded: z.string(),
  gender: z.string(),
  /** Where the name was somebody else's before. */
  since: z.string().optional(),
});

const form = z.looseObject(personReference.shape);
const person = z.object({
  delegation: z.string(),
  name: z.string(),
  folded: z.string(),
  forms: z.array(form),
});

type Reference = z.infer<typeof personReference>;

/**
 * Finds each person by a name under which this store knows them, and stores those it does not know with every printed form: who
 * signs under one of them later is this person.
 *
 * @returns how many were not known.
 */
export async function restorePeople(given: readonly BackupRow[], { tx, people }: Restoring): Promise<number> {
  let made = 0;
  for (const row of given) {
    const { delegation, name, folded, forms } = person.parse(row);
    const known = await knownAs(tx, forms.length > 0 ? forms : [{ delegation, folded, gender: '' }]);
    const id = known ?? (await createPerson(tx, { delegation, name, folded }));
    if (known === null) made += 1;
    await putRows(
      tx,
      'signatory_forms',
      forms.map((one) => ({ ...one, signatory_id: id })),
    );
    const [first] = forms;
    people.set(referenceTo(first ?? { delegation, folded, gender: '' }), id);
  }
  return made;
}

/** By what a filter names a person. */
export function referenceTo({ delegation, folded, gender, since = everSince }: Reference): string {
  return canonicalJson({ delegation, folded, gender, since });
}

async function knownAs(tx: Transaction, forms: readonly Reference[]): Promise<number | null> {
  const [found] = rows<{ id: number }>(
    await tx.execute(sql`
      select f.signatory_id as id from signatory_forms f
      join jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as g (delegation text, folded text, gender text, since date)
        on (f.delegation, f.folded, f.gender, f.since) = (g.delegation, g.folded, g.gender, coalesce(g.since, ${everSince}))
      group by f.signatory_id order by count(*) desc, f.signatory_id limit 1`),
  );
  return found?.id ?? null;
}
