import { sql } from 'drizzle-orm';
import { fewestTogether } from '../assembly/association.ts';
import type { Membership } from '../assembly/record.ts';
import { rows, type Database } from './database.ts';
import { inColumns, packed, packedAll, unpacked } from './packed.ts';
import { isSignedBy } from './signed.ts';
import type { Sum } from './sums.ts';

/** Somebody who signed a number of declarations together with another. */
export interface Met {
  readonly id: number;
  readonly together: number;
  /** Declarations that each of the two signed, and all there are. */
  readonly signed: number;
  readonly own: number;
  readonly all: number;
}

/** What the declarations that somebody signed say of them, read once. */
export interface Sweep {
  /** Ids, the highest number first. */
  readonly signed: readonly number[];
  readonly topics: readonly Sum[];
  readonly met: readonly Met[];
  /** The delegation and the group under each, in the order of time. */
  readonly printed: readonly Membership[];
}

/** Between the declarations, between the values of one, and between its topics: none of them stands in any value. */
const [record, unit, group] = ['\u001e', '\u001f', '\u001d'];
const dayMs = 24 * 60 * 60_000;

/** Thousands of declarations are handed out as columns of one row: as rows they would cost more than finding them. */
export async function sweepOf(db: Database, id: number): Promise<Sweep> {
  const [found] = rows<Counted & { readonly figures: string | null; readonly words: string | null }>(
    await db.execute(sql`
      select ${counted},
        encode(array_send(
          array_agg(r.number) || array_agg(r.declaration_id) || array_agg(r.tabled_on - date '1970-01-01')
        ), 'base64') as figures,
        string_agg(
          r.member_delegations[at] || ${unit} || r.member_groups[at] || ${unit} || array_to_string(r.topics, ${group}),
          ${record}) as words
      from rolls r cross join lateral array_position(r.signatory_ids, ${id}::int) as at
      where ${isSignedBy(sql`r.declaration_id`, id)}`),
  );
  if (!found) return { signed: [], topics: [], met: [], printed: [] };
  const [numbers = [], ids = [], days = []] = inColumns(unpacked(found.figures ?? ''), 3);
  const words = found.words?.split(record) ?? [];
  const signed = numbers
    .map((number, at) => {
      const [delegation = '', family = '', topics = ''] = words[at]?.split(unit) ?? [];
      const day = new Date((days[at] ?? 0) * dayMs).toISOString().slice(0, 10);
      return {
        number,
        id: ids[at] ?? 0,
        topics: topics === '' ? [] : topics.split(group),
        printed: { delegation, group: family === '' ? null : family, from: day, to: day },
      };
    })
    .toSorted((a, b) => b.number - a.number);
  const topics = [...timesEach(signed.flatMap((one) => one.topics))].map(([key, n]) => ({ key, n }));
  return {
    signed: signed.map((one) => one.id),
    topics: topics.toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1)),
    met: metFrom(found, id),
    printed: signed
      .toReversed()
      .map(({ printed }) => printed)
      .toSorted((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1)),
  };
}

/** Those who signed together with somebody often enough to prove anything. */
export async function metBy(db: Database, id: number): Promise<readonly Met[]> {
  const [found] = rows<Counted>(
    await db.execute(sql`
      select ${counted} from rolls r
      where ${isSignedBy(sql`r.declaration_id`, id)}`),
  );
  return found ? metFrom(found, id) : [];
}

interface Counted {
  readonly own: number;
  readonly all: number;
  /** Who signed each of the declarations. */
  readonly lists: string;
  /** The ids of all, then how many declarations each of them signed. */
  readonly totals: string;
}

const counted = sql`
  count(*)::int as own,
  coalesce((select n from tallies where of = 'total' and a = '' and b = ''), 0) as all,
  ${packedAll(sql`r.signatory_ids`)} as lists,
  ${packed(sql`select array_agg(b::int) || array_agg(n) from tallies where of = 'signatory' and a = ''`)} as totals`;

function metFrom({ own, all, lists, totals }: Counted, id: number): Met[] {
  const together = timesById(unpacked(lists));
  const [others = [], signed = []] = inColumns(unpacked(totals), 2);
  return others.flatMap((other, at): Met[] => {
    const times = together[other] ?? 0;
    if (other === id || times < fewestTogether) return [];
    return [{ id: other, together: times, signed: signed[at] ?? 0, own, all }];
  });
}

/** By id: the ids of people are small, and there are tens of thousands to count. */
function timesById(ids: readonly number[]): readonly number[] {
  const times: number[] = [];
  for (const id of ids) times[id] = (times[id] ?? 0) + 1;
  return times;
}

function timesEach<T>(values: readonly T[]): Map<T, number> {
  const times = new Map<T, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}
