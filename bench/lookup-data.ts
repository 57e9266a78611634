import { sql, type SQL } from 'drizzle-orm';
import { delegations } from '../src/assembly/delegation.ts';
import { families } from '../src/assembly/group.ts';
import { topics } from '../src/classify/topics/taxonomy.ts';
import { rows, type Database } from '../src/store/db/database.ts';

export interface LookupSize {
  readonly declarations: number;
  readonly signatories: number;
  /** Names under each declaration. */
  readonly each: number;
}

/** Those who sign a great deal, among them the first names of every list. */
const eager = 250;
const chunk = 2_000;

/** From 0 to 1, the same in every run: a number made of two by the database's own hash. */
const chance = (n: SQL, k: SQL) =>
  sql`((hashint8(${n}::bigint * 1009 + ${k}::bigint) & 2147483647) / 2147483648.0)`;

/**
 * Fills an empty database by a fixed rule: declarations over 28 years, each with texts of a vocabulary in
 * which few words are frequent, two topics, a country and its names. A few hundred members sign about four
 * times as often as the others.
 */
export async function fillForLookup(db: Database, size: LookupSize): Promise<void> {
  const codes = delegations.filter(({ member }) => member).map(({ code }) => code);
  const groups = families.map(({ id }) => id);
  const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
  const syllables = list('ba ro mi ke lu san dor vel pet nik zar tov gri hol mar jan'.split(' '));
  const syllable = (n: SQL, k: number) => sql`(${syllables})[1 + floor(16 * ${chance(n, sql`${k}`)})::int]`;
  await db.execute(sql`
    insert into signatories (delegation, name, folded)
    select (${list(codes)})[1 + n % ${codes.length}::int], initcap(given) || ' ' || upper(family), given || ' ' || family
    from generate_series(1, ${size.signatories}::int) n
    cross join lateral (
      select ${syllable(sql`n`, 1)} || ${syllable(sql`n`, 2)} as given,
        ${syllable(sql`n`, 3)} || ${syllable(sql`n`, 4)} || ${syllable(sql`n`, 5)} || (n % 97)::text as family
    ) name`);
  await db.execute(sql`
    insert into signatory_forms (delegation, folded, gender, name, family_name, family_key, first_on, last_on, signatory_id)
    select delegation, folded, '', name, split_part(name, ' ', 2), split_part(folded, ' ', 2), '1998-01-01', '2025-12-31', id
    from signatories on conflict do nothing`);
  await db.execute(sql`
    insert into declarations (number, document, tabled_on, date, signatory_count, concerns, classified_with)
    select n, 5000 + n, day, day, ${size.each}::int, array[(${list(codes)})[1 + floor(46 * ${chance(sql`n`, sql`7`)})::int % ${codes.length}::int]], 1
    from generate_series(1, ${size.declarations}::int) n
    cross join lateral (select date '1998-01-01' + (n::bigint * 10200 / ${size.declarations}::bigint)::int as day) d`);
  await db.execute(sql`
    insert into editions (declaration_id, edition, date, signatory_count)
    select id, 1, date, signatory_count from declarations`);
  await db.execute(sql`
    insert into declaration_topics (declaration_id, topic, evidence, position)
    select d.id, (${list(topics.map(({ id }) => id))})[1 + (floor(23 * ${chance(sql`d.id`, sql`8`)})::int + 11 * p) % ${topics.length}::int], '{}', p
    from declarations d cross join generate_series(1, 2) p`);
  // Three people each, of whom a few are named in many texts, and in one of twenty a declaration shortly before.
  await db.execute(sql`
    insert into mentions (declaration_id, language, kind, key, name, in_title)
    select d.id, 'en', 'person', 'per ' || floor(400000 * power(${chance(sql`d.id`, sql`20 + p`)}, 2))::int, 'Person Name', p = 1 and d.id % 3 = 0
    from declarations d cross join generate_series(1, 3) p on conflict do nothing`);
  await db.execute(sql`
    insert into mentions (declaration_id, language, kind, key, name, in_title)
    select id, 'en', 'declaration', number - 1 - (number % 7), number - 1 - (number % 7), false
    from declarations where number > 10 and number % 20 < 2`);
  for (let from = 1; from <= size.declarations; from += chunk) {
    const to = Math.min(size.declarations, from + chunk - 1);
    await db.execute(sql`
      insert into texts (declaration_id, language, title, paragraphs, date)
      select d.id, 'en', array_to_string(words[1:9], ' '), array[array_to_string(words[10:40], ' '), array_to_string(words[41:70], ' ')], d.date
      from declarations d
      cross join lateral (
        select array_agg('word' || floor(12000 * power(${chance(sql`d.id`, sql`100 + w`)}, 3))::int order by w) as words
        from generate_series(1, 70) w where d.id > 0
      ) t
      where d.id between ${from} and ${to}`);
    await db.execute(sql`
      insert into signatures (declaration_id, edition, position, signatory_id, name, delegation, delegation_printed, "group")
      select d.id, 1, k, p.id, p.name, p.delegation, p.delegation, (${list(groups)})[1 + p.id % ${groups.length}::int]
      from declarations d
      cross join generate_series(1, ${size.each}::int) k
      join signatories p on p.id = 1 + case
        when k <= 5 then (k - 1) * ${eager / 5}::int + floor(${eager / 5}::int * ${chance(sql`d.id`, sql`k`)})::int
        else ${eager}::int + (floor(${size.signatories - eager}::int * ${chance(sql`d.id`, sql`6`)})::int
          + k * ${Math.floor((size.signatories - eager) / size.each)}::int) % ${size.signatories - eager}::int
      end
      where d.id between ${from} and ${to}`);
    await db.execute(
      sql`select hemicycle_tally(array(select id from declarations where id between ${from} and ${to}))`,
    );
  }
  for (const table of ['declarations', 'texts', 'signatories', 'signatory_forms', 'signatures', 'editions']) {
    await db.execute(sql.raw(`vacuum (analyze) ${table}`));
  }
  for (const table of ['declaration_topics', 'mentions', 'rolls', 'tallies']) {
    await db.execute(sql.raw(`vacuum (analyze) ${table}`));
  }
}

/** How much there is, for what the benchmark says it did. */
export async function counted(db: Database): Promise<{ declarations: number; signatures: number }> {
  const [found] = rows<{ declarations: number; signatures: number }>(
    await db.execute(sql`
      select (select count(*)::int from declarations) as declarations, (select count(*)::int from signatures) as signatures`),
  );
  return found ?? { declarations: 0, signatures: 0 };
}
