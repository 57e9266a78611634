import type { ViewOf } from '../../render/view-kinds.ts';

/** Of a custom id, beside what else stands in it: room for numbers within some four hundred of the lowest. */
const maxBytes = 52;

/** A view of these declarations, by a bit for each number from the lowest on; `null` where they lie too far apart, or are none. */
export function listedView(numbers: readonly number[]): ViewOf<'listed'> | null {
  if (numbers.length === 0) return null;
  const first = Math.min(...numbers);
  const bytes = new Uint8Array(Math.floor((Math.max(...numbers) - first) / 8) + 1);
  if (bytes.length > maxBytes) return null;
  for (const number of numbers) {
    const at = (number - first) >> 3;
    bytes[at] = (bytes[at] ?? 0) | (1 << ((number - first) & 7));
  }
  return { kind: 'listed', first, rest: Buffer.from(bytes).toString('base64url'), page: 1 };
}

/** The numbers that a view lists, the lowest first. */
export function numbersIn({ first, rest }: Pick<ViewOf<'listed'>, 'first' | 'rest'>): number[] {
  const bytes = [...Buffer.from(rest, 'base64url').subarray(0, maxBytes)];
  return bytes.flatMap((byte, at) =>
    Array.from({ length: 8 }, (_, bit) => bit)
      .filter((bit) => (byte & (1 << bit)) !== 0)
      .map((bit) => first + at * 8 + bit),
  );
}
