import { eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Filter } from '../../../subscriptions/filter.ts';
import { listsIn, newcomersIn, nobodyAsked, type PeopleAsked } from '../../../subscriptions/names.ts';
import { rows, type Database, type Transaction } from '../../db/database.ts';
import { newcomers, peopleListMembers, peopleLists } from '../../db/schema.ts';

/** Who stands behind the lists and newcomers that filters name. */
export async function peopleAsked(
  db: Database | Transaction,
  filters: readonly Filter[],
): Promise<PeopleAsked> {
  const [lists, keys] = [listsIn(filters), newcomersIn(filters)];
  if (lists.length === 0 && keys.length === 0) return nobodyAsked;
  return { lists: await listsById(db, lists), newcomers: await signatoriesByKey(db, keys) };
}

async function listsById(
  db: Database | Transaction,
  ids: readonly number[],
): Promise<Map<number, { name: string; people: Set<number> }>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: peopleLists.id, name: peopleLists.name, person: peopleListMembers.signatoryId })
    .from(peopleLists)
    .leftJoin(peopleListMembers, eq(peopleListMembers.listId, peopleLists.id))
    .where(inArray(peopleLists.id, [...ids]));
  const lists = new Map<number, { name: string; people: Set<number> }>();
  for (const { id, name, person } of found) {
    const list = lists.get(id) ?? { name, people: new Set() };
    if (person !== null) list.people.add(person);
    lists.set(id, list);
  }
  return lists;
}

async function signatoriesByKey(
  db: Database | Transaction,
  keys: readonly string[],
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const found = await db
    .select({ key: newcomers.key, id: newcomers.signatoryId })
    .from(newcomers)
    .where(sql`${inArray(newcomers.key, [...keys])} and ${isNotNull(newcomers.signatoryId)}`);
  return new Map(found.flatMap(({ key, id }) => (id === null ? [] : [[key, id] as const])));
}

/** What filters may name a signatory by, besides the id. */
export interface NamedBy {
  readonly lists: readonly number[];
  readonly newcomers: readonly string[];
}

/** The lists that people are on, and the newcomers they turned out to be; by id. Who is neither is left out. */
export async function namedBy(
  tx: Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NamedBy>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`any(${sql.param([...ids])}::int[])`;
  const found = rows<{ id: number; lists: number[]; newcomers: string[] }>(
    await tx.execute(sql`
      select id, array_remove(array_agg(list), null) as lists, array_remove(array_agg(newcomer), null) as newcomers
      from (
        select signatory_id as id, list_id as list, null as newcomer from people_list_members
        where signatory_id = ${wanted}
        union all select signatory_id, null, key from newcomers where signatory_id = ${wanted}
      ) named
      group by id`),
  );
  return new Map(found.map(({ id, lists, newcomers: keys }) => [id, { lists, newcomers: keys }]));
}
