import { and, asc, count, eq, inArray, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import { textLanguages, type TextLanguage } from '../../../assembly/declaration.ts';
import { fold } from '../../../assembly/fold.ts';
import type { Database } from '../../db/database.ts';
import { filters, serverTopics, subscriptions } from '../../db/schema.ts';
import { compileWords, type CompiledWords } from '../../text/word-queries.ts';
import { wordsVersion } from '../../../words/version.ts';

/** More than anybody can tell apart; keeps one server from filling the database. */
const perGuild = 50;

/** A search that a server keeps under a name of its own. */
export interface ServerTopic {
  readonly id: number;
  readonly name: string;
  readonly words: string;
  /** Of the texts it is looked up in; `null`: both. */
  readonly language: TextLanguage | null;
  /** How many subscriptions follow it. */
  readonly subscriptions: number;
}

export type Created =
  | { readonly kind: 'created'; readonly id: number }
  /** The server has that name already. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'full'; readonly limit: number };

export async function createServerTopic(
  db: Database,
  asked: { guildId: string; name: string; words: string; language: TextLanguage | null },
): Promise<Created> {
  const name = asked.name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
  return db.transaction(async (tx) => {
    const held = await tx.$count(serverTopics, eq(serverTopics.guildId, asked.guildId));
    if (held >= perGuild) return { kind: 'full', limit: perGuild };
    const words = asked.words.trim();
    const [created] = await tx
      .insert(serverTopics)
      .values({
        ...asked,
        name,
        words,
        folded: fold(name),
        ...compiledColumns(await compileWords(tx, words, languagesOf(asked.language))),
      })
      .onConflictDoNothing()
      .returning({ id: serverTopics.id });
    return created ? { kind: 'created', id: created.id } : { kind: 'taken' };
  });
}

/** The languages of the texts that a topic is looked up in. */
export function languagesOf(language: TextLanguage | null): readonly TextLanguage[] {
  return language === null ? textLanguages : [language];
}

/** The columns of `server_topics` that are made of its words. */
export function compiledColumns({ queries, anchors }: CompiledWords) {
  return {
    wordsEn: queries.en,
    wordsFr: queries.fr,
    anchors: anchors === null ? ['*'] : [...anchors],
    wordsVersion,
  };
}

/** Of `filters`: whether one asks for any of these topics, or for none of them. */
export function asksForServerTopics(ids: readonly (number | AnyColumn)[]): SQL {
  const wanted = sql`array[${sql.join([...ids], sql`, `)}]::int[]`;
  return sql`(${filters.serverTopic} && ${wanted} or ${filters.notServerTopic} && ${wanted})`;
}

/** Those of one server, by name. */
export async function serverTopicsOf(db: Database, guildId: string): Promise<ServerTopic[]> {
  return db
    .select({
      id: serverTopics.id,
      name: serverTopics.name,
      words: serverTopics.words,
      language: serverTopics.language,
      subscriptions: count(subscriptions.id),
    })
    .from(serverTopics)
    .leftJoin(filters, asksForServerTopics([serverTopics.id]))
    .leftJoin(subscriptions, eq(subscriptions.filterId, filters.id))
    .where(eq(serverTopics.guildId, guildId))
    .groupBy(serverTopics.id)
    .orderBy(asc(serverTopics.folded));
}

export type Removed =
  { readonly kind: 'removed' | 'unknown' } | { readonly kind: 'followed'; readonly subscriptions: number };

/** Removes a server's topic that no subscription follows. Another server's is never touched. */
export async function removeServerTopic(db: Database, guildId: string, id: number): Promise<Removed> {
  return db.transaction(async (tx) => {
    const [topic] = await tx
      .select({ id: serverTopics.id })
      .from(serverTopics)
      .where(and(eq(serverTopics.id, id), eq(serverTopics.guildId, guildId)))
      .for('update');
    if (!topic) return { kind: 'unknown' };
    // Locked, so that a subscription being made is either counted or comes too late to be made.
    const asking = await tx
      .select({ id: filters.id })
      .from(filters)
      .where(asksForServerTopics([id]))
      .for('update');
    const ids = asking.map((filter) => filter.id);
    const followed = await tx.$count(subscriptions, inArray(subscriptions.filterId, ids));
    if (followed > 0) return { kind: 'followed', subscriptions: followed };
    await tx.delete(filters).where(inArray(filters.id, ids));
    await tx.delete(serverTopics).where(eq(serverTopics.id, id));
    return { kind: 'removed' };
  });
}
