import { sql, type SQL } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { DeclarationEntry } from '../../assembly/record.ts';
import { rows, type Database } from '../db/database.ts';
import { entriesById } from '../declarations/declarations.ts';

/** How a topic has fared over the declarations held; a topic that has none has no figures. */
export interface TopicFigures {
  readonly count: number;
  /** Of the last twelve months. */
  readonly lastYear: number;
  /** Declarations tabled in each of the last years, the current one last. */
  readonly perYear: readonly number[];
  /** Newest first. */
  readonly latest: readonly DeclarationEntry[];
}

export interface FiguresAsked {
  readonly now: Date;
  /** How many years to count one by one. */
  readonly years: number;
  /** How many of the newest declarations to name. */
  readonly latest: number;
}

/** By the id of the topic, most declarations first; of one topic where it is named. */
export async function topicFigures(
  db: Database,
  language: TextLanguage,
  asked: FiguresAsked,
  topic?: string,
): Promise<Map<string, TopicFigures>> {
  const one = topic === undefined ? sql`true` : sql`t.topic = ${topic}`;
  const about = sql`select t.topic as key, t.declaration_id from declaration_topics t where ${one}`;
  return figuresOf(db, about, language, asked);
}

/** Of a server's own topics, by their id, most declarations first; of one of them where it is named. */
export async function serverTopicFigures(
  db: Database,
  guildId: string,
  language: TextLanguage,
  asked: FiguresAsked,
  id?: number,
): Promise<Map<number, TopicFigures>> {
  const one = id === undefined ? sql`true` : sql`o.id = ${id}`;
  // Read once for each topic and language, not for each text.
  const about = sql`
    with searches as materialized (
      select o.id, l.language, case l.language when 'fr' then o.words_fr else o.words_en end as query
      from server_topics o cross join (values ('en'), ('fr')) as l (language)
      where o.guild_id = ${guildId} and ${one}
    )
    select s.id::text as key, t.declaration_id
    from searches s join texts t on t.language = s.language and t.tsv @@ s.query`;
  const found = await figuresOf(db, about, language, asked);
  return new Map([...found].map(([key, figures]) => [Number(key), figures]));
}

interface Row {
  readonly key: string;
  readonly count: number;
  readonly lastYear: number;
  readonly years: Readonly<Record<string, number>> | null;
  readonly ids: readonly number[];
  readonly numbers: readonly number[];
}

/** @param about rows of a `key` and a `declaration_id`; the same pair may come twice. */
async function figuresOf(
  db: Database,
  about: SQL,
  language: TextLanguage,
  { now, years, latest }: FiguresAsked,
): Promise<Map<string, TopicFigures>> {
  const first = now.getUTCFullYear() - years + 1;
  const found = rows<Row>(
    await db.execute(sql`
      with about as materialized (
        select distinct a.key, d.id, d.number, d.tabled_on
        from (${about}) a join declarations d on d.id = a.declaration_id
      ), yearly as (
        select key, jsonb_object_agg(year, n) as years
        from (
          select key, extract(year from tabled_on)::int as year, count(*)::int as n
          from about where tabled_on >= make_date(${first}, 1, 1) group by 1, 2
        ) counted
        group by key
      ), whole as (
        select key, count(*)::int as count,
          (count(*) filter (where tabled_on > ${now.toISOString()}::date - interval '1 year'))::int as "lastYear",
          (array_agg(id order by number desc))[1:${latest}::int] as ids,
          (array_agg(number order by number desc))[1:${latest}::int] as numbers
        from about group by key
      )
      select * from whole left join yearly using (key) order by count desc, key`),
  );
  const ids = [...new Set(found.flatMap((row) => row.ids))];
  const entries = new Map((await entriesById(db, ids, language)).map((entry) => [entry.number, entry]));
  return new Map(
    found.map((row) => [
      row.key,
      {
        count: row.count,
        lastYear: row.lastYear,
        perYear: Array.from({ length: years }, (_, at) => row.years?.[first + at] ?? 0),
        latest: row.numbers.flatMap((number) => entries.get(number) ?? []),
      },
    ]),
  );
}
