import { sql } from 'drizzle-orm';
import { minTogether } from '../../assembly/association.ts';
import { familyOf } from '../../assembly/group.ts';
import type { Membership } from '../../assembly/record.ts';
import { rows, type Database } from '../db/database.ts';
import { membershipsFrom, type MembershipPeriod } from './memberships.ts';
import { packInts, packIntsToBytes, unpackInts, unpackIntColumns } from '../db/int-columns.ts';
import { isSignedBy } from './signed-by.ts';
import type { Counter } from '../stats/counters.ts';
import { mostOften, timesEach } from '../stats/signing-scope.ts';

/** Somebody who signed a number of declarations together with another. */
export interface Cosigner {
  readonly id: number;
  readonly together: number;
  /** Declarations that each of the two signed, and all there are. */
  readonly signed: number;
  readonly own: number;
  readonly all: number;
}

/** What the declarations that somebody signed say of them, read once. */
export interface SigningScan {
  /** Ids, the highest number first. */
  readonly signed: readonly number[];
  readonly topics: readonly Counter[];
  readonly met: readonly Cosigner[];
  /** The delegations and groups under which they were signed, oldest first. */
  readonly history: readonly Membership[];
}

/** Between the records, and between the values of one: neither stands in any value. */
const [record, unit] = ['\u001e', '\u001f'];

/** Thousands of declarations are handed out as columns of one row: as rows they would cost more than finding them. */
export async function scanSignings(db: Database, id: number): Promise<SigningScan> {
  const [found] = rows<Counted & Signed>(
    await db.execute(sql`
      select ${counted},
        ${packInts(sql`r.number`, sql`r.declaration_id`, sql`r.tabled_on - date '1970-01-01'`)} as figures,
        string_agg(array_to_string(r.subjects, ','), ';') as subjects,
        (select json_object_agg(id, code) from codes where of = 'topic') as codes,
        (
          select string_agg(declaration_id || ${unit} || delegation || ${unit} || coalesce("group", ''), ${record}
            order by declaration_id, edition)
          from signatures where signatory_id = ${id}
        ) as printed
      from rosters r where ${isSignedBy(sql`r.declaration_id`, id)}`),
  );
  if (!found) return { signed: [], topics: [], met: [], history: [] };
  const { numbers, ids, days } = unpackIntColumns(found.figures, 'numbers', 'ids', 'days');
  const inOrder = [...numbers.keys()].toSorted((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  const inTime = inOrder.toSorted((a, b) => (days[a] ?? 0) - (days[b] ?? 0));
  const places = placesIn(found.printed);
  const printed = inTime.map((at) => ({ place: places.get(ids[at] ?? 0) ?? nowhere, day: days[at] ?? 0 }));
  return {
    signed: inOrder.toReversed().map((at) => ids[at] ?? 0),
    topics: topicsIn(found.subjects, found.codes ?? {}),
    met: metFrom(found, id),
    history: membershipsFrom(printed),
  };
}

/** What somebody signed, in columns, and what was printed beside the name. */
interface Signed {
  readonly figures: string;
  readonly subjects: string | null;
  /** Topics by their numbers. */
  readonly codes: Readonly<Record<string, string>> | null;
  readonly printed: string | null;
}

const nowhere: MembershipPeriod = { delegation: '', group: null };

/** By declaration. Most are the same few. */
function placesIn(printed: string | null): Map<number, MembershipPeriod> {
  const read = new Map<string, MembershipPeriod>();
  const places = new Map<number, MembershipPeriod>();
  for (const text of printed?.split(record) ?? []) {
    const end = text.indexOf(unit);
    const values = text.slice(end + 1);
    const place = read.get(values) ?? placeFrom(values);
    read.set(values, place);
    // The edition printed last comes last.
    places.set(Number(text.slice(0, end)), place);
  }
  return places;
}

function placeFrom(values: string): MembershipPeriod {
  const [delegation = '', code = ''] = values.split(unit);
  return { delegation, group: code === '' ? null : familyOf(code) };
}

/** How many declarations there are of each, the most first. */
function topicsIn(subjects: string | null, codes: Readonly<Record<string, string>>): Counter[] {
  const together = timesEach(subjects?.split(';') ?? []);
  const each = new Map<string, number>();
  for (const [text, times] of together) {
    for (const id of text.split(',')) {
      const topic = codes[id];
      if (topic !== undefined) each.set(topic, (each.get(topic) ?? 0) + times);
    }
  }
  return mostOften(each);
}

/** Those who signed together with somebody often enough to prove anything. */
export async function cosignersIn(db: Database, id: number): Promise<readonly Cosigner[]> {
  const [found] = rows<Counted>(
    await db.execute(sql`
      select ${counted} from rosters r
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
  ${packIntsToBytes(sql`r.signatory_ids`)} as lists,
  (select ${packInts(sql`b::int`, sql`n`)} from tallies where of = 'signatory' and a = '') as totals`;

function metFrom({ own, all, lists, totals }: Counted, id: number): Cosigner[] {
  const together = timesById(unpackInts(lists));
  const { others, signed } = unpackIntColumns(totals, 'others', 'signed');
  const met: Cosigner[] = [];
  for (const [at, other] of others.entries()) {
    const times = together[other] ?? 0;
    if (other === id || times < minTogether) continue;
    met.push({ id: other, together: times, signed: signed[at] ?? 0, own, all });
  }
  return met;
}

/** At the place of each id: the ids of people are small, and there are tens of thousands to count. */
function timesById(ids: Int32Array): Uint32Array {
  const times = new Uint32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of ids) times[id] = (times[id] ?? 0) + 1;
  return times;
}
