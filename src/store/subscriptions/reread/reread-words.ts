import { and, asc, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { canonical, tidy } from '../../../subscriptions/filter.ts';
import { readingOf } from '../../../words/read.ts';
import { readingsOfFormer, rereadFormer, type Reread } from '../../../words/reread.ts';
import { wordsVersion } from '../../../words/version.ts';
import type { Lexicon } from '../../../words/query.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { filters, rereadings, serverTopics, subscriptions } from '../../db/schema.ts';
import { lexiconFor } from '../../text/lexicon.ts';
import { compileReading, nowhere } from '../../text/word-queries.ts';
import { filterOf } from '../conditions.ts';
import { withCompiled } from '../filters.ts';
import { moveSubscriptions } from '../move-subscriptions.ts';
import { compiledColumns, languagesOf } from '../own/server-topics.ts';

const batch = 500;

/**
 * Compiles again the words that an earlier version stored, after a migration say. What they matched they go on matching; the
 * subscriptions whose words mean something else by now are noted in `rereadings`. Harmless when there is nothing to do.
 */
export async function rereadWords(db: Database): Promise<void> {
  while ((await db.transaction(rereadTopics)) > 0);
  while ((await db.transaction(rereadFilters)) > 0);
}

interface Stored {
  readonly words: string;
  readonly wordsVersion: number;
}

async function lexiconOf(tx: Transaction, stored: readonly Stored[]): Promise<Lexicon> {
  const readings = stored.flatMap(({ words, wordsVersion }) =>
    wordsVersion === 0 ? readingsOfFormer(words) : (readingOf(words) ?? []),
  );
  return lexiconFor(tx, readings);
}

function reread({ words, wordsVersion }: Stored, lexicon: Lexicon): Reread {
  return wordsVersion === 0 ? rereadFormer(words, lexicon) : { words, differs: false };
}

function compiled(words: string, lexicon: Lexicon, languages = languagesOf(null)) {
  const reading = readingOf(words);
  return reading === null ? nowhere : compileReading(reading, lexicon, languages);
}

async function rereadTopics(tx: Transaction): Promise<number> {
  const stale = await tx
    .select()
    .from(serverTopics)
    .where(lt(serverTopics.wordsVersion, wordsVersion))
    .orderBy(asc(serverTopics.id))
    .limit(batch)
    .for('update');
  if (stale.length === 0) return 0;
  const lexicon = await lexiconOf(tx, stale);
  for (const topic of stale) {
    const { words } = reread(topic, lexicon);
    await tx
      .update(serverTopics)
      .set({ words, ...compiledColumns(compiled(words, lexicon, languagesOf(topic.language))) })
      .where(inArray(serverTopics.id, [topic.id]));
  }
  return stale.length;
}

async function rereadFilters(tx: Transaction): Promise<number> {
  const stale = await tx
    .select()
    .from(filters)
    .where(and(isNotNull(filters.words), lt(filters.wordsVersion, wordsVersion)))
    .orderBy(asc(filters.id))
    .limit(batch)
    .for('update');
  if (stale.length === 0) return 0;
  const typed = stale.flatMap((row) =>
    row.words === null ? [] : [{ row, stored: { ...row, words: row.words } }],
  );
  const lexicon = await lexiconOf(
    tx,
    typed.map(({ stored }) => stored),
  );
  const read = typed.map(({ row, stored }) => {
    const { words, differs } = reread(stored, lexicon);
    const filter = tidy({ ...filterOf(row), words });
    const columns = withCompiled(filter, compiled(words, lexicon));
    return { id: row.id, typed: stored.words, differs, key: canonical(filter), columns };
  });
  const changed = read.filter(({ differs }) => differs);
  for (const { id, typed } of changed) {
    await tx.execute(sql`
      insert into ${rereadings} (subscription_id, typed) select id, ${typed} from ${subscriptions} where filter_id = ${id}
      on conflict do nothing`);
  }
  const known = await tx
    .select({ id: filters.id, key: filters.canonical })
    .from(filters)
    .where(
      inArray(
        filters.canonical,
        read.map(({ key }) => key),
      ),
    );
  const byKey = new Map(known.map(({ id, key }) => [key, id]));
  const kept: typeof read = [];
  const twins: (readonly [from: number, to: number])[] = [];
  for (const one of read) {
    const twin = byKey.get(one.key);
    if (twin !== undefined && twin !== one.id) twins.push([one.id, twin]);
    else {
      byKey.set(one.key, one.id);
      kept.push(one);
    }
  }
  await update(tx, kept);
  for (const [from, to] of twins) await moveSubscriptions(tx, from, to);
  return stale.length;
}

type Compiled = ReturnType<typeof withCompiled>;

async function update(
  tx: Transaction,
  read: readonly { readonly id: number; readonly key: string; readonly columns: Compiled }[],
): Promise<void> {
  const given = read.map(({ id, key, columns: { words, wordsEn, wordsFr, anchors } }) => ({
    id,
    canonical: key,
    words,
    words_en: wordsEn,
    words_fr: wordsFr,
    anchors,
  }));
  await tx.execute(sql`
    update filters f set canonical = g.canonical, words = g.words, words_en = g.words_en::tsquery,
      words_fr = g.words_fr::tsquery, anchors = g.anchors, words_version = ${wordsVersion}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as g (id int, canonical text, words text, words_en text, words_fr text, anchors text[])
    where f.id = g.id`);
}
