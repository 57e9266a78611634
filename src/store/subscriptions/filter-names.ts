import { eq, inArray, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { Filter } from '../../subscriptions/filter.ts';
import {
  listsIn,
  newcomersIn,
  peopleIn,
  serverTopicsIn,
  type FilterNames,
} from '../../subscriptions/names.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { newcomers, peopleLists, serverTopics, signatories } from '../db/schema.ts';

/** The names that filters need to be read. */
export async function namesIn(db: Database, filters: readonly Filter[]): Promise<FilterNames> {
  return {
    people: await namesById(db, signatories, peopleIn(filters)),
    serverTopics: await namesById(db, serverTopics, serverTopicsIn(filters)),
    lists: await namesById(db, peopleLists, listsIn(filters)),
    newcomers: await newcomersSigned(db, newcomersIn(filters)),
  };
}

async function namesById(
  db: Database,
  table: typeof signatories | typeof serverTopics | typeof peopleLists,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(inArray(table.id, [...ids]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function newcomersSigned(db: Database, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const found = await db
    .select({ key: newcomers.key, name: signatories.name })
    .from(newcomers)
    .innerJoin(signatories, eq(signatories.id, newcomers.signatoryId))
    .where(inArray(newcomers.key, [...keys]));
  return new Map(found.map(({ key, name }) => [key, name]));
}

/** A server's topic that a declaration is on. */
export interface ServerTopicFound {
  readonly declarationId: number;
  readonly id: number;
  readonly name: string;
  /** Of the texts that have its words. */
  readonly languages: readonly TextLanguage[];
}

/** @param among ids of the servers' topics that count. */
export async function serverTopicsOn(
  db: Database | Transaction,
  declarationIds: readonly number[],
  among: readonly number[],
): Promise<ServerTopicFound[]> {
  if (declarationIds.length === 0 || among.length === 0) return [];
  return rows<ServerTopicFound>(
    await db.execute(sql`
      select t.declaration_id as "declarationId", o.id, o.name, array_agg(t.language) as languages
      from server_topics o, texts t
      where o.id = any(${sql.param([...among])}::int[])
        and t.declaration_id = any(${sql.param([...new Set(declarationIds)])}::int[])
        and t.tsv @@ (case t.language when 'fr' then o.words_fr else o.words_en end)
      group by t.declaration_id, o.id`),
  );
}

/** The names of those that one declaration is on, by id. */
export function namesOn(found: readonly ServerTopicFound[], declarationId: number): Map<number, string> {
  const own = found.filter((one) => one.declarationId === declarationId);
  return new Map(own.map(({ id, name }) => [id, name]));
}
