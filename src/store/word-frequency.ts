import { sql } from 'drizzle-orm';
import { rows, type Database } from './database.ts';

/** As many texts are looked at for one search: each costs as much as reading it. */
const affordable = 300;

/**
 * Those of the sets of words that few texts have in full, the rarest first, as far as looking at all these
 * texts is cheap. How many texts have a word is what the database last counted; before it ever did, all
 * words pass for rare.
 */
export async function rareSets(
  db: Database,
  sets: readonly (readonly string[])[],
): Promise<(readonly string[])[]> {
  const words = [...new Set(sets.flat())];
  const found = rows<{ word: string | null; share: number; texts: number; least: number }>(
    await db.execute(sql`
      with counted as (
        select c.reltuples as texts, s.most_common_elems::text::text[] as words, s.most_common_elem_freqs as shares
        from pg_stats s join pg_class c on c.oid = 'texts'::regclass
        where s.schemaname = current_schema() and s.tablename = 'texts' and s.attname = 'tsv'
      )
      select e.word, e.share, texts, shares[cardinality(words)] as least
      from counted left join unnest(words, shares) as e(word, share)
        on e.word = any(${sql.param(words)}::text[])`),
  );
  const [{ texts, least } = { texts: 0, least: 0 }] = found;
  const shares = new Map(found.map(({ word, share }) => [word, share]));
  const estimated = sets
    .map((set) => ({ set, count: set.reduce((count, word) => count * (shares.get(word) ?? least), texts) }))
    .toSorted((a, b) => a.count - b.count);
  let left = affordable;
  return estimated.filter(({ count }) => (left -= count) >= 0).map(({ set }) => set);
}
