import { sql } from 'drizzle-orm';
import { rows, type Database } from '../db/database.ts';
import { walkedRanges } from '../crawl/walk-state.ts';
import { datasetVersion, type DatasetHead } from './record.ts';

/** Which declarations are wanted: those with an edition since a day (`YYYY-MM-DD`), or all of them. */
export interface DatasetScope {
  readonly since: string | null;
}

/** How much a data set holds. */
export interface DatasetSize {
  readonly people: number;
  readonly declarations: number;
  readonly signatures: number;
}

/** The condition on `d`, a declaration. */
export const inScope = ({ since }: DatasetScope) =>
  since === null ? sql`true` : sql`d.date >= ${since}::date`;

/**
 * What a data set says of itself. It is "as of" the moment at which the newest edition or correction in it was seen, not of the
 * moment at which it is written: the same state makes the same bytes.
 */
export async function datasetHeadOf(db: Database, scope: DatasetScope): Promise<DatasetHead> {
  const [found] = rows<{ at: string | null }>(
    await db.execute(sql`
      select to_char(greatest(
        (select max(e.seen_at) from editions e join declarations d on d.id = e.declaration_id where ${inScope(scope)}),
        (select max(c.noticed_at) from corrections c join declarations d on d.id = c.declaration_id where ${inScope(scope)})
      ) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`),
  );
  return {
    kind: 'dataset',
    name: 'pace-written-declarations',
    version: datasetVersion,
    as_of: found?.at ?? null,
    since: scope.since,
    // Of a part nothing can be said of the files that are not in it.
    coverage: scope.since === null ? await walkedRanges(db) : [],
  };
}

/** Counted, not estimated: for progress, and to tell whether the store changed meanwhile. */
export async function datasetSizeOf(db: Database, scope: DatasetScope): Promise<DatasetSize> {
  const [found] = rows<DatasetSize>(
    await db.execute(sql`
      with wanted as (select d.id from declarations d where ${inScope(scope)})
      select (select count(*)::int from wanted) as declarations,
        (select coalesce(sum(e.signatory_count), 0)::int from editions e join wanted w on w.id = e.declaration_id) as signatures,
        (select count(*)::int from signatories p where exists (
          select 1 from signatures s join wanted w on w.id = s.declaration_id where s.signatory_id = p.id)) as people`),
  );
  return found ?? { people: 0, declarations: 0, signatures: 0 };
}
