import { sql, type SQL } from 'drizzle-orm';
import { delegations } from '../../src/assembly/delegation.ts';
import { families } from '../../src/assembly/group.ts';
import { topics } from '../../src/classify/topics/taxonomy.ts';
import { rows, type Database } from '../../src/store/db/database.ts';
import { setAside } from '../../src/store/dump/constraints.ts';

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
 * times as often as the others. Indexes are made afterwards, which takes a fraction of the time.
 */
export async function fillForLookup(db: Database, size: LookupSize): Promise<void> {
  const aside = await setAside(db);
  await withPlainWords(db, () => storeRows(db, size));
  for (const statement of aside.again) {
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local maintenance_work_mem = '64MB'`);
      await tx.execute(sql.raw(statement));
    });
  }
  for (const table of filled) await db.execute(sql.raw(`vacuum (analyze) ${table}`));
}

const filled =
  'codes declarations texts signatories signatory_forms signatures editions declaration_topics mentions rolls rosters tallies'.split(
    ' ',
  );

/**
 * The texts are of plain words, in order: what they are found by is put together without the parsers, which take as long as
 * everything else, and comes to the same.
 */
async function withPlainWords(db: Database, work: () => Promise<void>): Promise<void> {
  const [own] = rows<{ made: string }>(
    await db.execute(sql`select pg_get_functiondef('hemicycle_tsv'::regproc) as made`),
  );
  if (!own) throw new Error('There is no function that says by which words a text is found.');
  await db.execute(sql`
    create or replace function hemicycle_tsv(language text, title text, paragraphs text[]) returns tsvector
    language sql immutable parallel safe
    return (
      select string_agg(word || ':' || at || case when at <= 9 then 'A' else 'B' end, ' ')::tsvector
      from unnest(string_to_array(title || ' ' || array_to_string(paragraphs, ' '), ' ')) with ordinality as u (word, at)
    )`);
  await work();
  await db.execute(sql.raw(own.made));
}

/** The rows alone, whatever indexes there are. */
export async function storeRows(db: Database, size: LookupSize): Promise<void> {
  await storePeople(db, size);
  await storeCodes(db);
  await storeDeclarations(db, size);
  for (let from = 1; from <= size.declarations; from += chunk)
    await storeSigned(db, size, from, Math.min(size.declarations, from + chunk - 1));
  await storeTallies(db);
}

const list = (values: readonly string[]) => sql`${sql.param([...values])}::text[]`;
const codes = delegations.filter(({ member }) => member).map(({ code }) => code);
const groups = families.map(({ id }) => id);

async function storePeople(db: Database, size: LookupSize): Promise<void> {
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
}

async function storeCodes(db: Database): Promise<void> {
  await db.execute(sql`
    insert into codes (of, code, family)
    select 'topic', t, '' from unnest(${list(topics.map(({ id }) => id))}) t
    union all select 'country', c, '' from unnest(${list(codes)}) c
    union all select 'place', c, g from unnest(${list(codes)}) c, unnest(${list(groups)}) g`);
}

async function storeDeclarations(db: Database, size: LookupSize): Promise<void> {
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
}

/** Signatures and texts of the declarations from one id to another, and what is read instead of them. */
async function storeSigned(db: Database, size: LookupSize, from: number, to: number): Promise<void> {
  const wordsTo = (count: number) => sql`
    select array_agg('word' || floor(12000 * power(${chance(sql`d.id`, sql`100 + w`)}, 3))::int order by w) as words
    from generate_series(1, ${count}::int) w where d.id > 0`;
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
    where d.id between ${from} and ${to}
    order by d.id, k`);
  await db.execute(sql`
    insert into rolls
    select d.id, d.number, d.tabled_on, extract(year from d.tabled_on)::smallint,
      ' ' || array_to_string(t.words, ' ') || ' ',
      array(select topic from declaration_topics where declaration_id = d.id order by 1), d.concerns,
      m.ids, m.delegations, m.families,
      array(select distinct x from unnest(m.delegations) x order by 1),
      array(select distinct x from unnest(m.families) x order by 1)
    from declarations d
    cross join lateral (${wordsTo(9)}) t
    join (
      select declaration_id, array_agg(signatory_id order by position) as ids,
        array_agg(delegation order by position) as delegations,
        array_agg(hemicycle_family("group") order by position) as families
      from signatures where declaration_id between ${from} and ${to} group by 1
    ) m on m.declaration_id = d.id
    order by d.id`);
  await db.execute(sql`
    insert into rosters (declaration_id, number, tabled_on, subjects, signatory_ids, places)
    select declaration_id, number, tabled_on, hemicycle_subjects(topics, concerns), hemicycle_bytes(signatory_ids),
      hemicycle_places(member_delegations, member_groups)
    from rolls where declaration_id between ${from} and ${to} order by 1 on conflict do nothing`);
  await db.execute(sql`
    insert into texts (declaration_id, language, title, paragraphs, date, number, marks)
    select d.id, 'en', array_to_string(words[1:9], ' '), array[array_to_string(words[10:40], ' '), array_to_string(words[41:70], ' ')], d.date,
      d.number, hemicycle_marks(r)
    from declarations d join rolls r on r.declaration_id = d.id
    cross join lateral (${wordsTo(70)}) t
    where d.id between ${from} and ${to}
    order by d.id`);
}

/** What `hemicycle_counts` says of one declaration, of all at once and kind by kind: declaration by declaration it takes a quarter of an hour. */
async function storeTallies(db: Database): Promise<void> {
  const [counts] = rows<{ body: string }>(
    await db.execute(sql`select prosrc as body from pg_proc where proname = 'hemicycle_counts'`),
  );
  const kinds = /return query\s+(.*);\s*end/su.exec(counts?.body ?? '')?.[1]?.split('union all') ?? [];
  if (kinds.length === 0) throw new Error('What hemicycle_counts counts is not understood.');
  for (const kind of kinds) {
    await db.execute(sql`
      insert into tallies (of, a, b, n)
      select k.of, k.a, k.b, count(*)::int from rolls roll cross join lateral (${sql.raw(kind)}) as k (of, a, b) group by 1, 2, 3`);
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
