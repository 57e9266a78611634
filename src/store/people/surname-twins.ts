import { sql } from 'drizzle-orm';
import { fold } from '../../assembly/fold.ts';
import { maySurnameChange, type SigningSpan } from '../../assembly/surname-change.ts';
import { rows, type Database } from '../db/database.ts';

/** Two people who may be one under another family name; who signed first stands first. */
export interface SurnameTwins {
  readonly before: TwinPerson;
  readonly after: TwinPerson;
}

export interface TwinPerson {
  readonly id: number;
  readonly name: string;
  readonly delegation: string;
  readonly firstOn: string;
  readonly lastOn: string;
}

type Row = TwinPerson & SigningSpan;

/** All pairs, of whom an operator has not said anything, of one delegation with the same given name of whom {@link maySurnameChange} says so. */
export async function surnameTwins(db: Database): Promise<SurnameTwins[]> {
  const found = rows<Row>(
    await db.execute(sql`
      select p.id, p.name, p.delegation, f.given_name as "givenName", f.family_name as "familyName", f.gender,
        s.first_on::text as "firstOn", s.last_on::text as "lastOn", coalesce(g.groups, '{}') as groups
      from signatories p
      join lateral (
        select given_name, family_name, gender from signatory_forms
        where signatory_id = p.id and given_name is not null
        order by gender = '', last_on desc, folded limit 1
      ) f on true
      join lateral (
        select min(first_on) as first_on, max(last_on) as last_on from signatory_forms where signatory_id = p.id
      ) s on true
      left join lateral (
        select array_agg(distinct "group") as groups from signatures where signatory_id = p.id and "group" is not null
      ) g on true
      where p.delegation <> '' and not exists (select from signatory_forms n where n.signatory_id = p.id and n.pinned)
      order by p.id`),
  );
  const groups = new Map<string, Row[]>();
  for (const row of found) {
    const key = `${row.delegation}\n${fold(row.givenName)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((people) =>
    people.flatMap((one, at) =>
      people
        .slice(at + 1)
        .filter((other) => maySurnameChange(one, other))
        .map((other) => {
          const [before, after] = one.firstOn <= other.firstOn ? [one, other] : [other, one];
          return { before: person(before), after: person(after) };
        }),
    ),
  );
}

function person({ id, name, delegation, firstOn, lastOn }: Row): TwinPerson {
  return { id, name, delegation, firstOn, lastOn };
}
