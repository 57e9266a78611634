import { eq, inArray } from 'drizzle-orm';
import { conditions } from '../../subscriptions/conditions.ts';
import { canonical, eachFacet, tidy, type Filter, type FilterInput } from '../../subscriptions/filter.ts';
import { columnsOf } from './conditions.ts';
import type { Transaction } from '../db/database.ts';
import { filters, peopleLists, serverTopics, signatories } from '../db/schema.ts';
import { keepNewcomers } from '../ingest/newcomers.ts';
import { compileWords, type CompiledWords } from '../text/word-queries.ts';
import { wordsVersion } from '../../words/version.ts';

/** The stored filter that asks the same, made now if there is none. */
export async function saveFilter(tx: Transaction, asked: FilterInput): Promise<number> {
  const filter = tidy(asked);
  const key = canonical(filter);
  // Held until a subscription uses it: nobody may sweep it meanwhile.
  const known = await tx
    .select({ id: filters.id })
    .from(filters)
    .where(eq(filters.canonical, key))
    .for('key share');
  if (known[0]) return known[0].id;
  await holdNamed(tx, filter);
  await keepNewcomers(tx, filter.newcomer ?? []);
  const [kept] = await tx
    .insert(filters)
    .values({ canonical: key, ...(await storedForm(tx, filter)) })
    .onConflictDoUpdate({ target: filters.canonical, set: { canonical: key } })
    .returning({ id: filters.id });
  if (!kept) throw new Error('A filter was neither found nor stored.');
  return kept.id;
}

/** The columns of `filters` for a filter, its canonical form left out. */
export async function storedForm(
  tx: Transaction,
  filter: Filter,
): Promise<Omit<typeof filters.$inferInsert, 'id' | 'canonical'>> {
  const { words } = filter;
  return withCompiled(filter, words === undefined ? null : await compileWords(tx, words));
}

/** The same where the words are compiled already. */
export function withCompiled(
  filter: Filter,
  compiled: CompiledWords | null,
): Omit<typeof filters.$inferInsert, 'id' | 'canonical'> {
  return {
    ...columnsOf(filter),
    wordsEn: compiled?.queries.en ?? null,
    wordsFr: compiled?.queries.fr ?? null,
    wordsVersion,
    anchors: anchorsOf(filter, compiled),
  };
}

/** Keeps what a filter names by id from being deleted before the filter is stored; throws where it is not there any more. */
async function holdNamed(tx: Transaction, filter: Filter): Promise<void> {
  const named = [
    { of: 'signatory', table: signatories, ids: [filter.signatory, filter.notSignatory] },
    { of: 'list of people', table: peopleLists, ids: [filter.list, filter.notList] },
    { of: 'topic of a server', table: serverTopics, ids: [filter.serverTopic, filter.notServerTopic] },
  ];
  for (const { of, table, ids } of named) {
    const wanted = ids.flatMap((some) => some ?? []);
    if (wanted.length === 0) continue;
    const found = await tx
      .select({ id: table.id })
      .from(table)
      .where(inArray(table.id, wanted))
      .orderBy(table.id)
      .for('key share');
    const missing = wanted.find((id) => !found.some((row) => row.id === id));
    if (missing !== undefined) throw new Error(`No ${of} has the id ${missing}.`);
  }
}

/**
 * Keys of the facet that is likely to be the rarest. A declaration that has none of them cannot
 * match, so the index on anchors leaves only the filters worth holding against it.
 */
function anchorsOf(filter: Filter, compiled: CompiledWords | null): string[] {
  const ranked = eachFacet(filter, (key, value) => ({
    rarity: conditions[key].rarity,
    anchors: conditions[key].anchors(value),
  })).toSorted((a, b) => rarityOf(a) - rarityOf(b));
  for (const alternatives of ranked) {
    const keys: string[] = [];
    let isAnchored = true;
    for (const { anchors } of alternatives) {
      const own = anchors === 'text' ? (compiled?.anchors ?? null) : anchors;
      // Words that only leave out have no anchor of their own.
      if (own === null) isAnchored = false;
      else keys.push(...own);
    }
    if (isAnchored) return keys;
  }
  return ['*'];
}

/** As rare as the most frequent of its alternatives. */
function rarityOf(alternatives: readonly { readonly rarity: number }[]): number {
  return Math.max(...alternatives.map(({ rarity }) => rarity));
}
