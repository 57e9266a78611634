import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';

/** As many texts are looked at for one search: each costs as much as reading it. */
const affordable = 300;
const freshMs = 10 * 60_000;

/** How many texts have a word, as the database last counted. */
export interface WordFrequencies {
  /** All there are; nothing is known before the database ever counted. */
  readonly texts: number;
  /** Of them, by word; of the frequent words alone. */
  readonly shares: ReadonlyMap<string, number>;
  /** What no other word has more of. */
  readonly least: number;
}

const kept = new WeakMap<Database, { readonly until: number; readonly read: Promise<WordFrequencies> }>();

/** What was read within the last ten minutes is good enough: the database counts once a day. */
export function wordFrequencies(db: Database): Promise<WordFrequencies> {
  const known = kept.get(db);
  if (known && performance.now() < known.until) return known.read;
  const read = readWordFrequencies(db);
  kept.set(db, { until: performance.now() + freshMs, read });
  read.catch(() => kept.delete(db));
  return read;
}

export async function readWordFrequencies(db: Database): Promise<WordFrequencies> {
  const [found] = rows<{ texts: number; words: string[] | null; shares: number[] | null }>(
    await db.execute(sql`
      select c.reltuples as texts, s.most_common_elems::text::text[] as words, s.most_common_elem_freqs as shares
      from pg_stats s join pg_class c on c.oid = 'texts'::regclass
      where s.schemaname = current_schema() and s.tablename = 'texts' and s.attname = 'tsv'`),
  );
  const words = found?.words ?? [];
  const shares = found?.shares ?? [];
  return {
    texts: found?.texts ?? 0,
    shares: new Map(words.map((word, at) => [word, shares[at] ?? 0])),
    // Behind the words stands the lowest share of all.
    least: shares[words.length] ?? 0,
  };
}

/**
 * Those of the sets of words that few texts have in full, the rarest first, as far as looking at all these
 * texts is cheap.
 */
export function rareSets(
  sets: readonly (readonly string[])[],
  { texts, shares, least }: WordFrequencies,
): (readonly string[])[] {
  const estimated = sets
    .map((set) => ({ set, count: set.reduce((count, word) => count * (shares.get(word) ?? least), texts) }))
    .toSorted((a, b) => a.count - b.count);
  let left = affordable;
  return estimated.filter(({ count }) => (left -= count) >= 0).map(({ set }) => set);
}
