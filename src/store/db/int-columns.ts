import { endianness } from 'node:os';
import { sql, type SQL } from 'drizzle-orm';

/**
 * Columns of integers, one after the other, as one text that `unpacked` reads: tens of thousands of rows cost more to hand
 * out than to find. An aggregate over the rows of a query.
 */
export function packInts(...columns: readonly SQL[]): SQL {
  const each = columns.map((column) => aggregated(sql`int4send(${column})`));
  return encoded(sql.join(each, sql` || `));
}

/** The same of what the database holds as bytes, four or two for each integer. */
export function packIntsToBytes(column: SQL): SQL {
  return encoded(aggregated(column));
}

const aggregated = (bytes: SQL) => sql`coalesce(string_agg(${bytes}, ''), '')`;
const encoded = (bytes: SQL) => sql`encode(${bytes}, 'base64')`;

const isLittleEndian = endianness() === 'LE';

/** A buffer of nothing but these bytes: a small one shares its memory with others, from any place on. */
const aligned = ({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;

/** The integers, in order. */
export function unpackInts(text: string): Int32Array {
  const bytes = Buffer.from(text, 'base64');
  // Swapped all at once, which is ten times as fast as reading one after the other.
  if (isLittleEndian) bytes.swap32();
  return new Int32Array(aligned(bytes));
}

/** The same of integers of two bytes each. */
export function unpackShorts(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'base64');
  if (isLittleEndian) bytes.swap16();
  return new Uint16Array(aligned(bytes));
}

/** Columns of the same length each, by the names given, in the order packed. */
export function unpackIntColumns<Name extends string>(
  text: string,
  ...names: readonly Name[]
): Readonly<Record<Name, Int32Array>> {
  const ints = unpackInts(text);
  const height = ints.length / names.length;
  const columns = names.map((name, at) => [name, ints.subarray(at * height, (at + 1) * height)]);
  return Object.fromEntries(columns) as Record<Name, Int32Array>;
}
