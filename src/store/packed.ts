import { sql, type SQL } from 'drizzle-orm';

/**
 * Arrays of integers, one after the other, as text that `unpacked` reads: tens of thousands of rows cost more to hand
 * out than to find.
 *
 * @param query has one column, `int[]` without nulls.
 */
export function packed(query: SQL): SQL {
  return sql`(select ${packedAll(sql`ints`)} from (${query}) as arrays (ints))`;
}

/** The same as an aggregate over the rows of a query. */
export function packedAll(ints: SQL): SQL {
  return sql`encode(coalesce(string_agg(array_send(${ints}), ''), ''), 'base64')`;
}

/** The integers of all the arrays, in order. What is read is PostgreSQL's binary form of an array. */
export function unpacked(text: string): number[] {
  const bytes = Buffer.from(text, 'base64');
  const ints: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const dimensions = bytes.readInt32BE(at);
    const header = 12 + 8 * dimensions;
    const count = dimensions === 0 ? 0 : bytes.readInt32BE(at + 12);
    at += header;
    for (const end = at + 8 * count; at < end; at += 8) ints.push(bytes.readInt32BE(at + 4));
  }
  return ints;
}

/** What was packed as one column after the other, of the same length each. */
export function inColumns(ints: readonly number[], columns: number): number[][] {
  const height = ints.length / columns;
  return Array.from({ length: columns }, (_, at) => ints.slice(at * height, (at + 1) * height));
}
