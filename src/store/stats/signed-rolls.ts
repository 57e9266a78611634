import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';
import { packInts, packIntsToBytes, unpackInts, unpackIntColumns, unpackShorts } from '../db/int-columns.ts';

/** As a member of what somebody signed; empty where none is printed. */
export interface Place {
  readonly delegation: string;
  readonly family: string;
}

/** Who signed a number of declarations, and what these are about. */
export interface SignedRolls {
  readonly count: number;
  /** Of each. */
  readonly declarationIds: Int32Array;
  /** Days since 1 January 1970. */
  readonly days: Int32Array;
  /** Where the names of each begin in `ids` and `places`; one more for the end of the last. */
  readonly starts: Int32Array;
  /** Of every name, roll after roll, by number as `place` tells. */
  readonly ids: Int32Array;
  readonly places: Uint16Array;
  readonly place: (number: number) => Place;
  readonly topicsAt: (roll: number) => readonly string[];
  readonly countriesAt: (roll: number) => readonly string[];
}

interface Packed {
  readonly heads: string;
  readonly ids: string;
  readonly places: string;
  readonly subjects: string | null;
  readonly codes: readonly (readonly [id: number, of: string, code: string, family: string])[] | null;
}

/** Everything that those of the rosters `r` say which meet the conditions: packed, since handing out a row each would cost more than finding them. */
export async function signedRolls(db: Database, where: SQL): Promise<SignedRolls> {
  const [found] = rows<Packed>(
    await db.execute(sql`
      select ${packInts(sql`r.declaration_id`, sql`r.tabled_on - date '1970-01-01'`, sql`length(r.signatory_ids) / 4`)} as heads,
        ${packIntsToBytes(sql`r.signatory_ids`)} as ids,
        ${packIntsToBytes(sql`r.places`)} as places,
        string_agg(array_to_string(r.subjects, ','), ';') as subjects,
        (select json_agg(json_build_array(id, of, code, family)) from codes) as codes
      from rosters r where ${where}`),
  );
  if (!found) throw new Error('An aggregate has no row.');
  const { declarationIds, days, lengths } = unpackIntColumns(
    found.heads,
    'declarationIds',
    'days',
    'lengths',
  );
  const starts = new Int32Array(days.length + 1);
  for (const [at, length] of lengths.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  const codes = new Map((found.codes ?? []).map(([id, of, code, family]) => [id, { of, code, family }]));
  let subjects: string[] | undefined;
  const subjectsAt = (kind: string) => (roll: number) =>
    ((subjects ??= found.subjects?.split(';') ?? [])[roll] ?? '').split(',').flatMap((id) => {
      const subject = codes.get(Number(id));
      return subject?.of === kind ? [subject.code] : [];
    });
  return {
    count: days.length,
    declarationIds,
    days,
    starts,
    ids: unpackInts(found.ids),
    places: unpackShorts(found.places),
    place: (number) => {
      const { code = '', family = '' } = codes.get(number) ?? {};
      return { delegation: code, family };
    },
    topicsAt: subjectsAt('topic'),
    countriesAt: subjectsAt('country'),
  };
}

/** The rosters `r` that are about a topic or a country. */
export function isAbout(of: 'topic' | 'country', code: string): SQL {
  const number = sql`(select id from codes where of = ${of} and code = ${code} and family = '')`;
  // Of what nothing is about, no code is held, and none is 0.
  return sql`r.subjects @> array[coalesce(${number}, 0)]::smallint[]`;
}
