import { createHash } from 'node:crypto';
import { gt, sql, type SQL } from 'drizzle-orm';
import type { Filter } from '../../subscriptions/filter.ts';
import { filterOf } from '../subscriptions/conditions.ts';
import { rows, type Database } from '../db/database.ts';
import { filters as filterTable } from '../db/schema.ts';
import { canonicalJson, type BackupRow, type BackupTable } from './format.ts';

/** A row with what comes next after it. */
interface Paged {
  readonly key: string | number;
  readonly row: BackupRow;
}

const page = 1_000;

async function* paged<Row extends Paged>(
  db: Database,
  query: (after: string | number) => SQL,
  first: string | number,
): AsyncGenerator<Row> {
  for (let after = first; ;) {
    const found = rows<Row>(await db.execute(query(after)));
    yield* found;
    const last = found.at(-1);
    if (last === undefined || found.length < page) return;
    // pg hands out a bigint as text.
    after = typeof first === 'number' ? Number(last.key) : last.key;
  }
}

/** What a filter is known by in a backup: the same for filters that ask the same. */
function filterKey(filter: BackupRow): string {
  return createHash('sha256').update(canonicalJson(filter)).digest('base64url').slice(0, 22);
}

/**
 * Everything that cannot be read again from the Assembly, with names for what another store has under other ids: a declaration
 * by its number, a person by a printed name and delegation, a server's topic or list by its name, a filter by what it asks.
 * Read page by page: what is changed meanwhile may be there in its old or new state, and nothing refers to what is left out.
 */
export async function* backupRows(db: Database): AsyncGenerator<readonly [BackupTable, BackupRow]> {
  const servers = paged(
    db,
    (after) => sql`
    select id as key, to_jsonb(t) as row from servers t where id > ${after} order by id limit ${page}`,
    '',
  );
  for await (const { row } of servers) yield ['servers', row];
  const topics = new Map<number, BackupRow>();
  for await (const { key, row } of paged(db, topicsAfter, 0)) {
    topics.set(Number(key), { guild_id: row['guild_id'], folded: row['folded'] });
    yield ['server_topics', row];
  }
  const people = new Map<number, BackupRow>();
  for await (const { key, row, named } of paged<Paged & { readonly named: BackupRow }>(db, peopleAfter, 0)) {
    people.set(Number(key), named);
    yield ['people', row];
  }
  const lists = new Map<number, BackupRow>();
  for await (const { key, row } of paged<Paged & { readonly row: { readonly members: unknown } }>(
    db,
    listsAfter,
    0,
  )) {
    lists.set(Number(key), { guild_id: row['guild_id'], folded: row['folded'] });
    const { members, ...list } = row;
    const ids = Array.isArray(members) ? members : [];
    yield ['people_lists', { ...list, people: ids.flatMap((id) => people.get(Number(id)) ?? []) }];
  }
  const filters = new Map<number, string>();
  for await (const { id, filter } of storedFilters(db)) {
    const portable = portableFilter(filter, { people, topics, lists });
    if (portable === null) continue;
    filters.set(id, filterKey(portable));
    yield ['filters', { key: filterKey(portable), filter: portable }];
  }
  const channels = paged(
    db,
    (after) => sql`
    select id as key, to_jsonb(t) as row from channels t where id > ${after} order by id limit ${page}`,
    '',
  );
  const known = new Set<unknown>();
  for await (const { key, row } of channels) {
    known.add(key);
    yield ['channels', row];
  }
  for await (const { row } of paged(db, subscriptionsAfter, 0)) {
    const { filter_id: id, ...rest } = row;
    const filter = filters.get(Number(id));
    if (filter !== undefined && known.has(rest['channel_id'])) yield ['subscriptions', { ...rest, filter }];
  }
  for (const query of [deliveriesAfter, awaitedAfter]) {
    for await (const { row } of paged(db, query, 0)) {
      const { filter_ids: ids, ...rest } = row;
      const named = (Array.isArray(ids) ? ids : []).flatMap((id) => filters.get(Number(id)) ?? []);
      yield ['deliveries', { ...rest, filters: named }];
    }
  }
}

async function* storedFilters(
  db: Database,
): AsyncGenerator<{ readonly id: number; readonly filter: Filter }> {
  for (let after = 0; ;) {
    const found = await db
      .select()
      .from(filterTable)
      .where(gt(filterTable.id, after))
      .orderBy(filterTable.id)
      .limit(page);
    for (const row of found) yield { id: row.id, filter: filterOf(row) };
    const last = found.at(-1);
    if (last === undefined || found.length < page) return;
    after = last.id;
  }
}

/** `null` for a filter that names what was made after the people, the topics or the lists were read. */
function portableFilter(
  filter: Filter,
  { people, topics, lists }: Readonly<Record<'people' | 'topics' | 'lists', ReadonlyMap<number, BackupRow>>>,
): BackupRow | null {
  const named = [
    ['signatory', people],
    ['notSignatory', people],
    ['list', lists],
    ['notList', lists],
    ['serverTopic', topics],
    ['notServerTopic', topics],
  ] as const;
  const portable: Record<string, unknown> = { ...filter };
  for (const [key, names] of named) {
    const ids = filter[key];
    if (ids === undefined) continue;
    const held = ids.flatMap((id) => names.get(id) ?? []);
    if (held.length < ids.length) return null;
    portable[key] = held;
  }
  return portable;
}

const topicsAfter = (after: string | number) => sql`
  select id as key, to_jsonb(t) - array['id', 'anchors', 'words_en', 'words_fr'] as row from server_topics t where id > ${after} order by id limit ${page}`;

const listsAfter = (after: string | number) => sql`
  select t.id as key, to_jsonb(t) - 'id' || jsonb_build_object(
    'members', coalesce((select jsonb_agg(m.signatory_id order by m.signatory_id) from people_list_members m
      where m.list_id = t.id and m.signatory_id is not null), '[]'),
    'newcomers', coalesce((select jsonb_agg(m.newcomer order by m.newcomer) from people_list_members m
      where m.list_id = t.id and m.newcomer is not null), '[]')) as row
  from people_lists t where t.id > ${after} order by t.id limit ${page}`;

/** Those whom a filter or a list names and those an operator joined or took apart, with every printed form. */
const peopleAfter = (after: string | number) => sql`
  select p.id as key,
    jsonb_build_object('delegation', p.delegation, 'name', p.name, 'folded', p.folded, 'forms', coalesce(f.forms, '[]')) as row,
    coalesce(f.first, jsonb_build_object('delegation', p.delegation, 'folded', p.folded, 'gender', '')) as named
  from signatories p
  left join lateral (
    select jsonb_agg(to_jsonb(f) - 'signatory_id' order by f.delegation, f.folded, f.gender, f.since) as forms,
      (jsonb_agg(jsonb_strip_nulls(jsonb_build_object('delegation', f.delegation, 'folded', f.folded, 'gender', f.gender,
        'since', nullif(f.since, '0001-01-01')))
        order by f.delegation, f.folded, f.gender, f.since)) -> 0 as first
    from signatory_forms f where f.signatory_id = p.id
  ) f on true
  where p.id > ${after} and p.id in (
    select unnest(signatory_ids || not_signatory_ids) from filters
    union select signatory_id from people_list_members
    union select signatory_id from signatory_forms where pinned)
  order by p.id limit ${page}`;

const subscriptionsAfter = (after: string | number) => sql`
  select id as key, to_jsonb(t) - 'id' as row from subscriptions t where id > ${after} order by id limit ${page}`;

/** Of those that are not done, with the first of those that are posted in one message. */
const deliveriesAfter = (after: string | number) => sql`
  select d.id as key,
    to_jsonb(d) - array['id', 'declaration_id', 'parcel', 'claim', 'claim_term', 'leased_until'] || jsonb_build_object(
      'number', l.number,
      'parcel', case when d.state in ('pending', 'sending', 'held') and d.parcel is not null then (
        select jsonb_build_object('number', pl.number, 'edition', p.edition)
        from deliveries p join declarations pl on pl.id = p.declaration_id where p.id = d.parcel) end) as row
  from deliveries d join declarations l on l.id = d.declaration_id
  where d.id > ${after} order by d.id limit ${page}`;

const awaitedAfter = (after: string | number) => sql`
  select id as key, delivery || jsonb_build_object('number', number, 'parcel', null) as row
  from awaited_deliveries where id > ${after} order by id limit ${page}`;
