import { and, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import { otherEndings } from '../../assembly/person.ts';
import { newcomerOf } from '../../subscriptions/newcomer.ts';
import type { Database, Transaction } from '../db/database.ts';
import { newcomers } from '../db/schema.ts';
import { lockPeople, variantNamed, variantsAt, variantsLike, type NewNameVariant } from './name-variants.ts';
import { formsByPerson, whoseIs } from './whose-form.ts';

/**
 * Holds newcomers ready to be linked at their first signature; who turns out to have signed is linked at once. Call it in the
 * transaction that stores what names them.
 */
export async function keepNewcomers(
  tx: Transaction,
  keys: readonly string[],
  now = new Date(),
): Promise<void> {
  if (keys.length === 0) return;
  await lockPeople(tx);
  const today = now.toISOString().slice(0, 10);
  const made = await tx
    .insert(newcomers)
    .values(
      [...new Set(keys)].toSorted().map((key) => {
        const { delegation, folded, familyKey: family } = variantNamed(newcomerOf(key), today);
        return { key, delegation, folded, familyKey: family };
      }),
    )
    // Locked, so that nobody sweeps it meanwhile.
    .onConflictDoUpdate({ target: newcomers.key, set: { key: sql`excluded.key` } })
    .returning({ key: newcomers.key, signatoryId: newcomers.signatoryId });
  await link(
    tx,
    made.filter(({ signatoryId }) => signatoryId === null).map(({ key }) => key),
    today,
  );
}

/** Links newcomers whose name is like one of these, which were not printed before. */
export async function linkNewcomers(
  tx: Transaction,
  printed: readonly NewNameVariant[],
  date: string,
): Promise<void> {
  const named = printed.filter(({ givenName, delegation }) => givenName !== null && delegation !== '');
  if (named.length === 0) return;
  const texts = (values: readonly string[]) => sql`${sql.param(values)}::text[]`;
  const among = (column: SQL, pairs: readonly (readonly [delegation: string, value: string])[]) =>
    sql`(${newcomers.delegation}, ${column}) in (select * from unnest(
      ${texts(pairs.map(([delegation]) => delegation))}, ${texts(pairs.map(([, value]) => value))}))`;
  const waiting = await tx
    .select({ key: newcomers.key })
    .from(newcomers)
    .where(
      and(
        isNull(newcomers.signatoryId),
        or(
          among(
            sql`${newcomers.familyKey}`,
            named.flatMap(({ delegation, familyKey: family }) =>
              [family, ...otherEndings(delegation, family)].map((one) => [delegation, one] as const),
            ),
          ),
          among(
            sql`${newcomers.folded}`,
            named.map(({ delegation, folded }) => [delegation, folded] as const),
          ),
        ),
      ),
    );
  await link(
    tx,
    waiting.map(({ key }) => key),
    date,
  );
}

/** Each to the one person with a full name that can be theirs; to nobody where two can. */
async function link(tx: Transaction, keys: readonly string[], date: string): Promise<void> {
  if (keys.length === 0) return;
  const wanted = keys.map((key) => ({ key, form: variantNamed(newcomerOf(key), date) }));
  const stored = await variantsLike(
    tx,
    wanted.map(({ form }) => form),
    [],
  );
  const people = formsByPerson(variantsAt(stored, date).filter(({ givenName }) => givenName !== null));
  const found = wanted.flatMap(({ key, form }) => {
    const id = whoseIs(form, people);
    return id === null ? [] : [{ key, id }];
  });
  if (found.length === 0) return;
  const linked = sql`unnest(
    ${sql.param(found.map(({ key }) => key))}::text[], ${sql.param(found.map(({ id }) => id))}::int[]) as l (key, id)`;
  await tx.execute(sql`update newcomers n set signatory_id = l.id from ${linked} where n.key = l.key`);
  // Whoever is on a list is there under the name they sign by.
  await tx.execute(sql`
    insert into people_list_members (list_id, signatory_id)
    select m.list_id, l.id from people_list_members m join ${linked} on l.key = m.newcomer
    on conflict do nothing`);
  await tx.execute(
    sql`delete from people_list_members where newcomer = any(${sql.param(found.map(({ key }) => key))}::text[])`,
  );
}

/** Deletes those of these that no filter and no list names any more: what somebody typed goes with the last that asks for it. */
export async function sweepNewcomers(tx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const wanted = [...new Set(keys)];
  // Locked first: what is being stored meanwhile is seen by the statement after this one.
  await tx
    .select({ key: newcomers.key })
    .from(newcomers)
    .where(inArray(newcomers.key, wanted))
    .orderBy(newcomers.key)
    .for('update');
  await tx.execute(sql`
    delete from newcomers n where n.key = any(${sql.param(wanted)}::text[])
      and not exists (select 1 from filters f where f.newcomers @> array[n.key])
      and not exists (select 1 from people_list_members m where m.newcomer = n.key)`);
}

/** The id of the one person who has signed under such a name; `null` when nobody has, or more than one. */
export async function signatoryCalled(db: Database, key: string, now = new Date()): Promise<number | null> {
  const today = now.toISOString().slice(0, 10);
  const form = variantNamed(newcomerOf(key), today);
  const stored = variantsAt(await variantsLike(db, [form], []), today);
  return whoseIs(form, formsByPerson(stored.filter(({ givenName }) => givenName !== null)));
}
