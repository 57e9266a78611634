import { sql, type SQL } from 'drizzle-orm';
import { familyOf } from '../../assembly/group.ts';
import { rows, type Database } from '../db/database.ts';
import { membershipsFrom } from '../people/memberships.ts';
import { inScope, type DatasetScope } from './dataset-head.ts';
import type { PersonRecord } from './record.ts';

const page = 500;

interface Named {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly names: PersonRecord['names'];
}

interface Placed {
  readonly id: number;
  readonly day: number;
  readonly delegation: string;
  readonly group: string | null;
}

/**
 * Everybody who signed one of the declarations wanted, by id. Who signed nothing is left out: such people are stored because
 * somebody follows them, which is nobody else's business.
 */
export async function* readPeopleTables(db: Database, scope: DatasetScope): AsyncGenerator<PersonRecord> {
  for (let after = -1; ;) {
    const people = rows<Named>(await db.execute(namedAfter(after, scope)));
    const history = await placesOf(db, people);
    for (const { id, name, delegation, names } of people) {
      const memberships = membershipsFrom(
        (history.get(id) ?? []).map(({ day, delegation, group }) => ({
          day,
          place: { delegation, group: group === null ? null : familyOf(group) },
        })),
      );
      yield { kind: 'person', id, name, delegation, names, memberships: [...memberships] };
    }
    const last = people.at(-1);
    if (last === undefined || people.length < page) return;
    after = last.id;
  }
}

const namedAfter = (after: number, scope: DatasetScope): SQL => sql`
  select p.id, p.name, p.delegation, coalesce(f.names, '[]'::json) as names
  from signatories p
  left join lateral (
    select json_agg(json_build_object(
      'name', f.name, 'given_name', f.given_name, 'family_name', f.family_name, 'gender', f.gender, 'delegation', f.delegation,
      'first_on', f.first_on, 'last_on', f.last_on, 'pinned', f.pinned
    ) order by f.first_on, f.delegation collate "C", f.folded collate "C", f.gender) as names
    from signatory_forms f where f.signatory_id = p.id
  ) f on true
  where p.id > ${after}::int and exists (
    select 1 from signatures s join declarations d on d.id = s.declaration_id where s.signatory_id = p.id and ${inScope(scope)})
  order by p.id limit ${page}`;

/**
 * What was printed beside the names of some people, in time. Of a run of declarations under the same delegation and group only
 * the first and the last are handed out: the rest says nothing more.
 */
async function placesOf(
  db: Database,
  people: readonly { readonly id: number }[],
): Promise<ReadonlyMap<number, readonly Placed[]>> {
  const ids = people.map(({ id }) => id);
  const found = rows<Placed>(
    await db.execute(sql`
      select id, day, delegation, "group" from (
        select *, lag((delegation, "group")) over w is distinct from (delegation, "group")
          or lead((delegation, "group")) over w is distinct from (delegation, "group") as is_edge
        from (
          select distinct on (s.signatory_id, s.declaration_id) s.signatory_id as id, d.tabled_on - date '1970-01-01' as day,
            d.number, s.delegation, s."group"
          from signatures s join declarations d on d.id = s.declaration_id
          where s.signatory_id = any(${sql.param(ids)}::int[])
          order by s.signatory_id, s.declaration_id, s.edition desc
        ) printed
        window w as (partition by id order by day, number)
      ) runs
      where is_edge order by id, day, number`),
  );
  const history = new Map<number, Placed[]>();
  for (const place of found) {
    const known = history.get(place.id);
    if (known) known.push(place);
    else history.set(place.id, [place]);
  }
  return history;
}
