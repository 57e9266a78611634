import { sql } from 'drizzle-orm';
import type { ReferenceDirection } from '../../classify/similarity/links.ts';
import { rows, type Database } from '../db/database.ts';

/** A declaration that refers to another, or is referred to, or is so through others. */
export interface Chained {
  readonly id: number;
  /** Between the first and this one; `null` where it only hangs on through another. */
  readonly direction: ReferenceDirection | null;
  /** Through which it was reached; the first itself where directly. */
  readonly via: number;
}

/** As far as references are followed, and as many as are taken: a declaration that everybody names must not make one story of all. */
const maxRounds = 4;
const maxChained = 60;

/**
 * The declarations that a chain of references joins with one, whoever names whom: 675, 682 that names it, and 690 that names 682.
 * What is named and not held yet joins when it is stored, since a text is asked for the number it names.
 */
export async function referenceChain(db: Database, id: number): Promise<readonly Chained[]> {
  const chain = new Map<number, Chained>();
  let frontier = [id];
  for (let round = 0; round < maxRounds && frontier.length > 0 && chain.size < maxChained; round += 1) {
    const next: number[] = [];
    for (const found of await neighbours(db, frontier)) {
      if (found.id === id || chain.has(found.id) || chain.size >= maxChained) continue;
      chain.set(found.id, { ...found, direction: found.from === id ? found.direction : null });
      next.push(found.id);
    }
    frontier = next;
  }
  return [...chain.values()];
}

interface Neighbour {
  readonly id: number;
  readonly from: number;
  readonly via: number;
  readonly direction: ReferenceDirection;
}

async function neighbours(db: Database, ids: readonly number[]): Promise<Neighbour[]> {
  const asked = sql`${sql.param([...ids])}::int[]`;
  const named = (kind: 'declaration' | 'document') => sql`(case when m.kind = ${kind} then m.key::int end)`;
  return rows<Neighbour>(
    await db.execute(sql`
      with asked as (select id, number, document from declarations where id = any(${asked})),
      found as (
        select d.id, a.id as from, a.number as via, 'names' as direction from asked a
          join mentions m on m.declaration_id = a.id and m.kind = 'declaration' join declarations d on d.number = ${named('declaration')}
        union all
        select d.id, a.id, a.number, 'names' from asked a
          join mentions m on m.declaration_id = a.id and m.kind = 'document' join declarations d on d.document = ${named('document')}
        union all
        select m.declaration_id, a.id, a.number, 'named' from asked a
          join mentions m on (m.kind = 'declaration' and m.key = a.number::text)
        union all
        select m.declaration_id, a.id, a.number, 'named' from asked a
          join mentions m on (m.kind = 'document' and m.key = a.document::text)
      )
      select distinct on (id, "from") id, "from", via, direction from found where id <> "from"
      order by id, "from", direction limit ${maxChained * 2}`),
  );
}
