import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { classify, type Classification } from '../../classify/classify.ts';
import { classifierVersion } from '../../classify/version.ts';
import type { Database, Transaction } from '../db/database.ts';
import { declarations, declarationTopics, texts } from '../db/schema.ts';
import { keepMentions } from './keep-mentions.ts';
import { refreshCounters } from '../stats/refresh-counters.ts';
import type { TextLanguage } from '../../assembly/declaration.ts';

/**
 * Says anew, from every text held of a declaration, what it is about, which countries it concerns and
 * what it asks, and which people and declarations it names. What one text alone tells counts for the declaration.
 */
export async function classifyStored(tx: Transaction, id: number): Promise<void> {
  const [declaration] = await tx
    .select({ number: declarations.number, document: declarations.document })
    .from(declarations)
    .where(eq(declarations.id, id));
  if (!declaration) return;
  const held = await tx.select().from(texts).where(eq(texts.declarationId, id)).orderBy(asc(texts.language));
  const said = held.map((text) => ({ language: text.language, ...classify({ ...declaration, ...text }) }));
  await keepTopics(tx, id, said);
  await keepMentions(tx, id, said);
  for (const { language, summary } of said) {
    await tx
      .update(texts)
      .set({ summary })
      .where(
        and(
          eq(texts.declarationId, id),
          eq(texts.language, language),
          sql`${texts.summary} is distinct from ${summary}::text`,
        ),
      );
  }
  const concerns = [...new Set(said.flatMap(({ concerns }) => concerns))];
  await tx
    .update(declarations)
    .set({ concerns, classifiedWith: classifierVersion })
    .where(eq(declarations.id, id));
  await refreshCounters(tx, [id]);
}

async function keepTopics(
  tx: Transaction,
  id: number,
  said: readonly (Classification & { readonly language: TextLanguage })[],
): Promise<void> {
  await tx.delete(declarationTopics).where(eq(declarationTopics.declarationId, id));
  const found = said.flatMap(({ language, topics }) =>
    topics.map(({ id: topic, evidence }, at) => ({
      declarationId: id,
      topic,
      language,
      evidence: [...evidence],
      position: at + 1,
    })),
  );
  if (found.length > 0) await tx.insert(declarationTopics).values(found);
}

/** How many declarations an earlier version of the classifier has read. */
export async function countOutdated(db: Database): Promise<number> {
  return db.$count(declarations, ne(declarations.classifiedWith, classifierVersion));
}

/**
 * Classifies again some of what another version of the classifier has read, the newest first. Nobody is
 * alerted: what was matched stays matched.
 *
 * @returns how many there were; none when all is up to date.
 */
export async function reclassifySome(db: Database, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    const outdated = await tx
      .select({ id: declarations.id })
      .from(declarations)
      .where(ne(declarations.classifiedWith, classifierVersion))
      .orderBy(desc(declarations.number))
      .limit(limit)
      .for('update', { skipLocked: true });
    for (const { id } of outdated) await classifyStored(tx, id);
    return outdated.length;
  });
}
