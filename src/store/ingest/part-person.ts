import { and, eq, sql } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import { genderOf } from '../../assembly/person.ts';
import type { Database, Transaction } from '../db/database.ts';
import { editions, signatoryForms, signatures } from '../db/schema.ts';
import { refreshCounters } from '../stats/refresh-counters.ts';
import { personWithForms, type Split } from './merge-and-split.ts';
import {
  createPerson,
  lockPeople,
  markAdded,
  showBestVariants,
  variantKey,
  type NameVariant,
} from './name-variants.ts';

interface Signed {
  readonly declarationId: number;
  readonly edition: number;
  readonly position: number;
  readonly key: string;
  /** Of the edition, `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * Makes two people of one who has signed before and after a day, for good. Who signed later stays the person that is
 * followed; who signed before is a person of their own.
 */
export async function partPerson(db: Database, id: number, day: string): Promise<Split> {
  return db.transaction(async (tx) => {
    await lockPeople(tx);
    const forms = await tx.select().from(signatoryForms).where(eq(signatoryForms.signatoryId, id));
    if (forms.length === 0) return { kind: 'unknown', forms: null };
    const signed = await signedBy(tx, id);
    const early = signed.filter(({ date }) => date < day);
    if (early.length === 0 || early.length === signed.length) return { kind: 'only' };
    const former = await createFormer(tx, forms, early);
    for (const form of forms) await partForm(tx, form, { signed, day, former });
    await moveSignatures(tx, early, former);
    const changed = early.map(({ declarationId }) => declarationId);
    await markAdded(tx, changed);
    await refreshCounters(tx, changed);
    await showBestVariants(tx, [id, former]);
    return {
      kind: 'split',
      person: await personWithForms(tx, former),
      remaining: await personWithForms(tx, id),
    };
  });
}

async function signedBy(tx: Transaction, id: number): Promise<Signed[]> {
  const found = await tx
    .select({ signature: signatures, date: editions.date })
    .from(signatures)
    .innerJoin(
      editions,
      and(eq(editions.declarationId, signatures.declarationId), eq(editions.edition, signatures.edition)),
    )
    .where(eq(signatures.signatoryId, id));
  return found.map(({ signature: { declarationId, edition, position, ...printed }, date }) => ({
    declarationId,
    edition,
    position,
    date,
    key: variantKey({
      delegation: printed.delegation,
      folded: fold(printed.name),
      gender: genderOf(printed.honorific) ?? '',
    }),
  }));
}

async function createFormer(
  tx: Transaction,
  forms: readonly NameVariant[],
  early: readonly Signed[],
): Promise<number> {
  const form = forms.find((one) => early.some(({ key }) => key === variantKey(one))) ?? forms[0];
  if (!form) throw new Error('A person cannot be made of no name.');
  return createPerson(tx, form);
}

/** A name printed on both sides of the day has a row for each. */
async function partForm(
  tx: Transaction,
  form: NameVariant,
  { signed, day, former }: { signed: readonly Signed[]; day: string; former: number },
): Promise<void> {
  const dates = signed
    .filter(({ key }) => key === variantKey(form))
    .map(({ date }) => date)
    .toSorted();
  const before = dates.filter((date) => date < day);
  const after = dates.filter((date) => date >= day);
  const isFormer = dates.length === 0 ? form.lastOn < day : before.length > 0;
  const isBoth = before.length > 0 && after.length > 0;
  await tx
    .update(signatoryForms)
    .set({
      pinned: true,
      ...(isFormer && { signatoryId: former }),
      ...(isBoth && { lastOn: before.at(-1) }),
    })
    .where(
      and(
        eq(signatoryForms.delegation, form.delegation),
        eq(signatoryForms.folded, form.folded),
        eq(signatoryForms.gender, form.gender),
        eq(signatoryForms.since, form.since),
      ),
    );
  if (isBoth)
    await tx.insert(signatoryForms).values({ ...form, since: day, firstOn: after[0] ?? day, pinned: true });
}

async function moveSignatures(tx: Transaction, some: readonly Signed[], to: number): Promise<void> {
  const numbers = (pick: (one: Signed) => number) => sql`${sql.param(some.map(pick))}::int[]`;
  await tx.execute(sql`
    update ${signatures} set signatory_id = ${to}
    where (declaration_id, edition, position) in (select * from unnest(
      ${numbers((one) => one.declarationId)}, ${numbers((one) => one.edition)}, ${numbers((one) => one.position)}))`);
}
