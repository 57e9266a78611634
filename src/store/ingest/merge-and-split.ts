import { arrayContains, eq, inArray, or, sql } from 'drizzle-orm';
import { delegationCode } from '../../assembly/delegation.ts';
import { fold } from '../../assembly/fold.ts';
import { parseName } from '../../assembly/name.ts';
import { genderOf } from '../../assembly/person.ts';
import { canonical, tidy } from '../../subscriptions/filter.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { filterOf } from '../subscriptions/conditions.ts';
import { storedForm } from '../subscriptions/filters.ts';
import { moveSubscriptions } from '../subscriptions/move-subscriptions.ts';
import {
  detachVariants,
  lockPeople,
  markAdded,
  showBestVariants,
  type NameVariant,
} from './name-variants.ts';
import { filters, signatories, signatoryForms, signatures } from '../db/schema.ts';
import { findSignatories, type FoundSignatory } from '../people/find-signatories.ts';
import { refreshCounters } from '../stats/refresh-counters.ts';

export interface PersonWithForms extends FoundSignatory {
  /** As lists print them, with honorific and delegation. */
  readonly forms: readonly PrintedForm[];
  /** Declarations. */
  readonly signed: number;
}

export interface PrintedForm {
  readonly honorific: string | null;
  readonly name: string;
  readonly delegation: string;
}

/** The people a name may mean, best first, with all forms of each. */
export async function peopleNamed(db: Database, name: string, limit = 25): Promise<PersonWithForms[]> {
  return withForms(db, await findSignatories(db, name, limit));
}

async function withForms(
  db: Database | Transaction,
  people: readonly FoundSignatory[],
): Promise<PersonWithForms[]> {
  if (people.length === 0) return [];
  const ids = sql`${sql.param(people.map(({ id }) => id))}::int[]`;
  const forms = await db
    .selectDistinct({
      id: signatures.signatoryId,
      name: signatures.name,
      honorific: signatures.honorific,
      delegation: signatures.delegation,
    })
    .from(signatures)
    .where(sql`${signatures.signatoryId} = any(${ids})`)
    .orderBy(signatures.name, signatures.honorific, signatures.delegation);
  const signed = rows<{ id: number; signed: number }>(
    await db.execute(sql`
      select signatory_id as id, count(distinct declaration_id)::int as signed
      from ${signatures} where signatory_id = any(${ids}) group by signatory_id`),
  );
  return people.map((person) => ({
    ...person,
    forms: forms.filter(({ id }) => id === person.id).map(({ id: _id, ...form }) => form),
    signed: signed.find(({ id }) => id === person.id)?.signed ?? 0,
  }));
}

export type Joined =
  | {
      readonly kind: 'joined';
      readonly person: PersonWithForms;
      /** Editions that both signed, which speaks against their being one. */
      readonly together: number;
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'unknown'; readonly id: number };

/**
 * Makes the second person the first, for good: forms, signatures, lists, filters, and subscriptions, of which
 * those that then ask the same become one.
 */
export async function joinPeople(db: Database, first: number, second: number): Promise<Joined> {
  if (first === second) return { kind: 'same' };
  return db.transaction(async (tx) => {
    await lockPeople(tx);
    const found = await tx
      .select({ id: signatories.id })
      .from(signatories)
      .where(inArray(signatories.id, [first, second]))
      .orderBy(signatories.id)
      .for('update');
    const missing = [first, second].find((id) => !found.some((row) => row.id === id));
    if (missing !== undefined) return { kind: 'unknown', id: missing };
    const signed = await tx
      .selectDistinct({ id: signatures.declarationId })
      .from(signatures)
      .where(inArray(signatures.signatoryId, [first, second]));
    const [both] = rows<{ together: number }>(
      await tx.execute(sql`
        select count(*)::int as together from (
          select declaration_id, edition from ${signatures} where signatory_id in (${first}, ${second})
          group by declaration_id, edition having count(distinct signatory_id) = 2
        ) as editions`),
    );
    await tx
      .update(signatoryForms)
      .set({ signatoryId: first, pinned: true })
      .where(inArray(signatoryForms.signatoryId, [first, second]));
    await mergeRows(tx, first);
    await tx.update(signatures).set({ signatoryId: first }).where(eq(signatures.signatoryId, second));
    const changed = signed.map(({ id }) => id);
    await markAdded(tx, changed);
    await refreshCounters(tx, changed);
    await moveFilters(tx, first, second);
    await moveNamed(tx, first, second);
    await tx.delete(signatories).where(eq(signatories.id, second));
    await showBestVariants(tx, [first]);
    return { kind: 'joined', person: await personWithForms(tx, first), together: both?.together ?? 0 };
  });
}

/** One row for a name that was two people's, one after the other, where both are one again. */
async function mergeRows(tx: Transaction, id: number): Promise<void> {
  const found = rows<Pick<NameVariant, 'delegation' | 'folded' | 'gender' | 'since'> & { before: string }>(
    await tx.execute(sql`
      select delegation, folded, gender, since::text as since, before::text as before from (
        select *, lag(signatory_id) over names as owner, lag(since) over names as before from signatory_forms
        where (delegation, folded, gender) in (
          select delegation, folded, gender from signatory_forms where signatory_id = ${id})
        window names as (partition by delegation, folded, gender order by since)
      ) named
      where signatory_id = ${id} and owner = ${id} order by since desc`),
  );
  // The latest first, so that each is added to a row that is still there.
  for (const { delegation, folded, gender, since, before } of found) {
    await tx.execute(sql`
      with gone as (
        delete from signatory_forms where (delegation, folded, gender, since) = (${delegation}, ${folded}, ${gender}, ${since})
        returning first_on, last_on
      )
      update signatory_forms f set first_on = least(f.first_on, gone.first_on), last_on = greatest(f.last_on, gone.last_on)
      from gone
      where (f.delegation, f.folded, f.gender, f.since) = (${delegation}, ${folded}, ${gender}, ${before})`);
  }
}

/** Lists and newcomers that named the second name the first. */
async function moveNamed(tx: Transaction, first: number, second: number): Promise<void> {
  await tx.execute(sql`
    insert into people_list_members (list_id, signatory_id)
    select list_id, ${first} from people_list_members where signatory_id = ${second}
    on conflict do nothing`);
  await tx.execute(sql`delete from people_list_members where signatory_id = ${second}`);
  await tx.execute(sql`update newcomers set signatory_id = ${first} where signatory_id = ${second}`);
}

async function moveFilters(tx: Transaction, first: number, second: number): Promise<void> {
  const theirs = await tx
    .select()
    .from(filters)
    .where(or(arrayContains(filters.signatory, [second]), arrayContains(filters.notSignatory, [second])));
  const moved = (ids: readonly number[] | undefined) => ids?.map((id) => (id === second ? first : id));
  for (const row of theirs) {
    const filter = filterOf(row);
    const asked = tidy({
      ...filter,
      signatory: moved(filter.signatory),
      notSignatory: moved(filter.notSignatory),
    });
    const key = canonical(asked);
    const [twin] = await tx.select({ id: filters.id }).from(filters).where(eq(filters.canonical, key));
    if (twin) await moveSubscriptions(tx, row.id, twin.id);
    else {
      await tx
        .update(filters)
        .set({ canonical: key, ...(await storedForm(tx, asked)) })
        .where(eq(filters.id, row.id));
    }
  }
}

export type Split =
  | { readonly kind: 'split'; readonly person: PersonWithForms; readonly remaining: PersonWithForms }
  /** There is no such person, or none of theirs is such a form. */
  | { readonly kind: 'unknown'; readonly forms: readonly PrintedForm[] | null }
  /** It is all there is of the person. */
  | { readonly kind: 'only' }
  /** The form is printed under several delegations: one of them must be named. */
  | { readonly kind: 'several'; readonly delegations: readonly string[] };

/**
 * Makes a printed form of a person ("Mr Jan NOVAK", or "Jan NOVAK, Slovak Republic" where several
 * delegations print it) a person of its own, for good. Whoever follows the first goes on following the first.
 */
export async function splitPerson(db: Database, id: number, printed: string): Promise<Split> {
  return db.transaction(async (tx) => {
    await lockPeople(tx);
    const all = await tx.select().from(signatoryForms).where(eq(signatoryForms.signatoryId, id));
    const asked = formsAsked(all, printed);
    const delegations = [...new Set(asked.map((form) => form.delegation))];
    if (asked.length === 0) {
      return { kind: 'unknown', forms: all.length === 0 ? null : (await personWithForms(tx, id)).forms };
    }
    if (delegations.length > 1) return { kind: 'several', delegations };
    if (asked.length === all.length) return { kind: 'only' };
    const own = await detachVariants(tx, id, asked, true);
    return {
      kind: 'split',
      person: await personWithForms(tx, own),
      remaining: await personWithForms(tx, id),
    };
  });
}

function formsAsked(forms: readonly NameVariant[], printed: string): NameVariant[] {
  const comma = printed.lastIndexOf(',');
  const place = comma === -1 ? null : printed.slice(comma + 1).trim();
  const { honorific, name } = parseName(comma === -1 ? printed : printed.slice(0, comma));
  const gender = genderOf(honorific);
  return forms.filter(
    (form) =>
      form.folded === fold(name) &&
      (gender === null || form.gender === gender) &&
      (place === null || fold(form.delegation) === fold(place) || form.delegation === delegationCode(place)),
  );
}

/** A person with all forms. Throws for an id that nobody has. */
export async function personWithForms(tx: Transaction, id: number): Promise<PersonWithForms> {
  const { name, delegation } = signatories;
  const found = await tx
    .select({ id: signatories.id, name, delegation })
    .from(signatories)
    .where(eq(signatories.id, id));
  const [person] = await withForms(tx, found);
  if (!person) throw new Error(`No signatory has the id ${id}.`);
  return person;
}
