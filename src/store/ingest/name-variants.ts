import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import { fullness } from '../../assembly/spelling.ts';
import { familyKey, genderOf, otherEndings } from '../../assembly/person.ts';
import type { Signature } from '../../assembly/signatory.ts';
import type { Database, Transaction } from '../db/database.ts';
import { declarations, signatories, signatoryForms, signatures } from '../db/schema.ts';
import { refreshCounters } from '../stats/refresh-counters.ts';

export type NameVariant = typeof signatoryForms.$inferSelect;
/** A printed form that may not be stored yet, and so may be nobody's. */
export type NewNameVariant = Omit<NameVariant, 'signatoryId' | 'pinned' | 'since'>;

/** One at a time says who is who; others wait for the end of its transaction. */
export async function lockPeople(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(1214606659, 3)`);
}

export function variantOf(signature: Signature, date: string): NewNameVariant {
  return variantNamed(
    { ...signature, delegation: signature.delegation ?? signature.delegationPrinted },
    date,
  );
}

/** The same of a name that stands on no declaration, as somebody typed it. */
export function variantNamed(
  {
    delegation,
    name,
    givenName,
    familyName,
    honorific,
  }: Pick<Signature, 'name' | 'givenName' | 'familyName' | 'honorific'> & { readonly delegation: string },
  date: string,
): NewNameVariant {
  return {
    delegation,
    folded: fold(name),
    gender: genderOf(honorific) ?? '',
    name,
    givenName,
    familyName,
    familyKey: familyKey(delegation, familyName),
    firstOn: date,
    lastOn: date,
  };
}

/** What the store knows a form by on one day. */
export function variantKey({
  delegation,
  folded,
  gender,
}: Pick<NameVariant, 'delegation' | 'folded' | 'gender'>) {
  return `${delegation}\n${folded}\n${gender}`;
}

/** Every stored form with a family name, also one that ends in another way, or a whole name, of those given; and all forms of some people. */
export async function variantsLike(
  tx: Database | Transaction,
  wanted: readonly NewNameVariant[],
  ids: readonly number[],
): Promise<NameVariant[]> {
  const texts = (values: readonly string[]) => sql`${sql.param(values)}::text[]`;
  const among = (column: SQL, pairs: readonly (readonly [delegation: string, value: string])[]) =>
    sql`(${signatoryForms.delegation}, ${column}) in (select * from unnest(
      ${texts(pairs.map(([delegation]) => delegation))}, ${texts(pairs.map(([, value]) => value))}))`;
  const all = tx.select().from(signatoryForms);
  return all
    .where(
      among(
        sql`${signatoryForms.familyKey}`,
        wanted.flatMap(({ delegation, familyKey }) =>
          [familyKey, ...otherEndings(delegation, familyKey)].map((key) => [delegation, key] as const),
        ),
      ),
    )
    .union(
      tx
        .select()
        .from(signatoryForms)
        .where(
          among(
            sql`${signatoryForms.folded}`,
            wanted.map(({ delegation, folded }) => [delegation, folded] as const),
          ),
        ),
    )
    .union(
      tx
        .select()
        .from(signatoryForms)
        .where(inArray(signatoryForms.signatoryId, [...ids])),
    );
}

/** Of stored forms those of a day: where a name became another person's, only whose it is then. */
export function variantsAt(stored: readonly NameVariant[], date: string): NameVariant[] {
  const held = new Map<string, NameVariant>();
  for (const form of stored.toSorted((a, b) => (a.since < b.since ? -1 : 1))) {
    const key = variantKey(form);
    if (form.since <= date || !held.has(key)) held.set(key, form);
  }
  return stored.filter((form) => held.get(variantKey(form)) === form);
}

/** Adds forms, or widens the days within which they were printed, and spells them as given. */
export async function storeVariants(
  tx: Transaction,
  forms: readonly (NewNameVariant & Partial<Pick<NameVariant, 'since'>> & { signatoryId: number })[],
): Promise<void> {
  if (forms.length === 0) return;
  await tx
    .insert(signatoryForms)
    .values([...forms])
    .onConflictDoUpdate({
      target: [signatoryForms.delegation, signatoryForms.folded, signatoryForms.gender, signatoryForms.since],
      set: {
        name: sql`excluded.name`,
        firstOn: sql`least(${signatoryForms.firstOn}, excluded.first_on)`,
        lastOn: sql`greatest(${signatoryForms.lastOn}, excluded.last_on)`,
      },
    });
}

/** People as the best of their forms shows them. */
export async function showBestVariants(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const forms = await tx
    .select()
    .from(signatoryForms)
    .where(inArray(signatoryForms.signatoryId, [...ids]));
  const people = await tx
    .select()
    .from(signatories)
    .where(inArray(signatories.id, [...ids]));
  const better = people.flatMap(({ id, name, delegation }) => {
    const best = bestVariant(forms.filter((form) => form.signatoryId === id));
    return best && (best.name !== name || best.delegation !== delegation) ? [{ ...best, id }] : [];
  });
  if (better.length === 0) return;
  const list = (values: readonly (string | number)[]) => sql`${sql.param(values)}`;
  await tx.execute(sql`
    update ${signatories} as p set name = b.name, delegation = b.delegation, folded = b.folded
    from unnest(
      ${list(better.map(({ id }) => id))}::int[], ${list(better.map(({ name }) => name))}::text[],
      ${list(better.map(({ delegation }) => delegation))}::text[], ${list(better.map(({ folded }) => folded))}::text[]
    ) as b (id, name, delegation, folded)
    where p.id = b.id`);
}

/** Of the forms with the delegation and family name most lately printed, the fullest; the latest of those. */
function bestVariant<F extends NewNameVariant>(forms: readonly F[]): F | undefined {
  const full = ({ givenName }: F) => fullness(givenName);
  const byDay = (a: F, b: F) =>
    b.lastOn.localeCompare(a.lastOn) || full(b) - full(a) || (a.folded < b.folded ? -1 : 1);
  const latest = forms.toSorted(byDay)[0];
  return forms
    .filter((form) => form.delegation === latest?.delegation && form.familyKey === latest.familyKey)
    .toSorted((a, b) => full(b) - full(a) || byDay(a, b))[0];
}

/** A new person under a name. */
export async function createPerson(
  tx: Transaction,
  { delegation, name, folded }: Pick<NameVariant, 'delegation' | 'name' | 'folded'>,
): Promise<number> {
  const [made] = await tx
    .insert(signatories)
    .values({ delegation, name, folded })
    .returning({ id: signatories.id });
  if (!made) throw new Error('A person was not stored.');
  return made.id;
}

/** Makes forms of one person, and what was signed under them, a person of their own. */
export async function detachVariants(
  tx: Transaction,
  from: number,
  forms: readonly NameVariant[],
  pinned: boolean,
): Promise<number> {
  const best = bestVariant(forms);
  if (!best) throw new Error('A person cannot be made of no name.');
  const id = await createPerson(tx, best);
  const keys = new Set(forms.map(variantKey));
  for (const form of forms) {
    await tx
      .update(signatoryForms)
      .set({ signatoryId: id, pinned: pinned || form.pinned })
      .where(
        and(
          eq(signatoryForms.delegation, form.delegation),
          eq(signatoryForms.folded, form.folded),
          eq(signatoryForms.gender, form.gender),
          eq(signatoryForms.since, form.since),
        ),
      );
  }
  const signed = await tx.select().from(signatures).where(eq(signatures.signatoryId, from));
  const theirs = signed.filter((row) =>
    keys.has(
      variantKey({
        delegation: row.delegation,
        folded: fold(row.name),
        gender: genderOf(row.honorific) ?? '',
      }),
    ),
  );
  const numbers = (pick: (row: (typeof theirs)[number]) => number) =>
    sql`${sql.param(theirs.map(pick))}::int[]`;
  await tx.execute(sql`
    update ${signatures} set signatory_id = ${id}
    where (declaration_id, edition, position) in (
      select * from unnest(${numbers((row) => row.declarationId)}, ${numbers((row) => row.edition)}, ${numbers((row) => row.position)})
    )`);
  const changed = theirs.map((row) => row.declarationId);
  await markAdded(tx, changed);
  await refreshCounters(tx, changed);
  await showBestVariants(tx, [from, id]);
  return id;
}

/** Says again for whole declarations which names are not on the edition before. */
export async function markAdded(tx: Transaction, declarationIds: readonly number[]): Promise<void> {
  if (declarationIds.length === 0) return;
  await tx.execute(sql`
    with said as (
      select s.declaration_id, s.edition, s.position, s.edition > 1 and not exists (
        select 1 from ${signatures} before
        where before.declaration_id = s.declaration_id and before.edition = s.edition - 1
          and before.signatory_id = s.signatory_id
      ) as added
      from ${signatures} s join ${declarations} d on d.id = s.declaration_id
      where d.id = any(${sql.param([...new Set(declarationIds)])}::int[])
    )
    update ${signatures} as s set added = said.added
    from said
    where s.declaration_id = said.declaration_id and s.edition = said.edition and s.position = said.position
      and s.added <> said.added`);
}

/** Forgets people who signed nothing, unless somebody follows them, by a list too, or an operator named them. */
export async function forgetUnused(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const unused = sql`${signatories.id} = any(${sql.param([...ids])}::int[])
    and not exists (select 1 from signatures s where s.signatory_id = ${signatories.id})
    and not exists (select 1 from filters f
      where f.signatory_ids @> array[${signatories.id}] or f.not_signatory_ids @> array[${signatories.id}])
    and not exists (select 1 from people_list_members m where m.signatory_id = ${signatories.id})
    and not exists (select 1 from signatory_forms f where f.signatory_id = ${signatories.id} and f.pinned)`;
  await tx
    .delete(signatoryForms)
    .where(
      inArray(signatoryForms.signatoryId, tx.select({ id: signatories.id }).from(signatories).where(unused)),
    );
  await tx.delete(signatories).where(unused);
}
