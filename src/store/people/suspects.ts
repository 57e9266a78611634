import { sql } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import { isMisspelt } from '../../assembly/misprint.ts';
import { otherEndings } from '../../assembly/person.ts';
import { rows, type Database } from '../db/database.ts';
import { surnameTwins } from './surname-twins.ts';
import { declarations, signatories, signatoryForms, signatures } from '../db/schema.ts';

/** Beyond so many years without a signature, what has one name may be two people. */
const longGapYears = 12;

interface Named {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
}

/**
 * Two who may be one: the same given name, and family names that nearly agree (`twins`), or a name that may have been taken
 * in marriage or the like (`surname`).
 */
export interface Twins {
  readonly kind: 'twins' | 'surname';
  readonly one: Named;
  readonly other: Named;
}

/** One who may be two: nothing was signed between two days far apart. */
export interface LongGap extends Named {
  readonly kind: 'gap';
  readonly lastBefore: string;
  readonly firstAfter: string;
}

/** What an operator may want to `join` or `split`. Who once signed the same edition is not taken for one. */
export async function suspects(db: Database): Promise<readonly (Twins | LongGap)[]> {
  const near = await twins(db);
  const renamed = (await surnameTwins(db))
    .filter(({ before, after }) => !near.some((pair) => isPair(pair, before.id, after.id)))
    .map(({ before, after }) => ({ kind: 'surname' as const, one: before, other: after }));
  return [...near, ...renamed, ...(await gaps(db))];
}

function isPair({ one, other }: Twins, a: number, b: number): boolean {
  return (one.id === a && other.id === b) || (one.id === b && other.id === a);
}

type NamedForm = Named & {
  readonly givenName: string;
  readonly familyName: string;
  readonly familyKey: string;
  readonly pinned: boolean;
};

async function twins(db: Database): Promise<Twins[]> {
  const forms = rows<NamedForm>(
    await db.execute(sql`
      select ${signatories.id} as id, ${signatories.name} as name, ${signatoryForms.delegation} as delegation,
        ${signatoryForms.givenName} as "givenName", ${signatoryForms.familyName} as "familyName",
        ${signatoryForms.familyKey} as "familyKey", ${signatoryForms.pinned} as pinned
      from ${signatoryForms} join ${signatories} on ${signatories.id} = ${signatoryForms.signatoryId}
      where ${signatoryForms.givenName} is not null
      order by ${signatoryForms.delegation}, ${signatories.id}`),
  );
  const groups = new Map<string, NamedForm[]>();
  for (const form of forms) {
    const key = `${form.delegation}\n${fold(form.givenName).split(' ')[0]}`;
    groups.set(key, [...(groups.get(key) ?? []), form]);
  }
  const found = new Map<string, Twins>();
  for (const one of [...groups.values()].flatMap(pairsOf)) {
    found.set(`${one.one.id} ${one.other.id}`, one);
  }
  const together = await signedTogether(db, [...found.values()]);
  return [...found.entries()].filter(([key]) => !together.has(key)).map(([, pair]) => pair);
}

function pairsOf(forms: readonly NamedForm[]): Twins[] {
  return forms.flatMap((one, at) =>
    forms
      .slice(at + 1)
      // What an operator said of both is settled.
      .filter((other) => other.id !== one.id && !(one.pinned && other.pinned) && areNear(one, other))
      .map((other) => ({ kind: 'twins' as const, one, other })),
  );
}

function areNear(one: NamedForm, other: NamedForm): boolean {
  return (
    isMisspelt(`${one.givenName} ${one.familyName}`, { ...other, givenName: one.givenName }) ||
    otherEndings(one.delegation, one.familyKey).includes(other.familyKey)
  );
}

async function signedTogether(db: Database, pairs: readonly Twins[]): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set();
  const ids = (values: readonly number[]) => sql`${sql.param(values)}::int[]`;
  const found = rows<{ one: number; other: number }>(
    await db.execute(sql`
      select pair.one, pair.other
      from unnest(${ids(pairs.map(({ one }) => one.id))}, ${ids(pairs.map(({ other }) => other.id))}) as pair (one, other)
      where exists (
        select from ${signatures} a join ${signatures} b
          on b.declaration_id = a.declaration_id and b.edition = a.edition
        where a.signatory_id = pair.one and b.signatory_id = pair.other)`),
  );
  return new Set(found.map(({ one, other }) => `${one} ${other}`));
}

async function gaps(db: Database): Promise<LongGap[]> {
  const found = rows<Omit<LongGap, 'kind'>>(
    await db.execute(sql`
      select id, name, delegation, last_before::text as "lastBefore", first_after::text as "firstAfter"
      from (
        select p.id, p.name, p.delegation, d.date as first_after,
          lag(d.date) over (partition by p.id order by d.date) as last_before
        from ${signatures} s
          join ${declarations} d on d.id = s.declaration_id
          join ${signatories} p on p.id = s.signatory_id
      ) as signed
      where first_after >= last_before + interval '1 year' * ${longGapYears}
      order by first_after - last_before desc, id`),
  );
  return found.map((gap) => ({ kind: 'gap', ...gap }));
}
