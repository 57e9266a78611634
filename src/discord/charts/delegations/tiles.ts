/**
 * Where each delegation stands: a tile a country, all of one size, roughly where it lies. On a drawn map of
 * this size Monaco, San Marino or Malta could not be seen, and Russia would fill it; what counts here is how
 * many signed, not how large a country is. Kosovo, Belarus and the like stand with the guests.
 */
const rows: readonly string[] = [
  'IS .. .. .. .. NO SE FI .. .. .. ..',
  'IE GB .. .. .. .. .. EE RU .. .. ..',
  '.. .. .. NL DK .. .. LV .. .. .. ..',
  '.. .. BE LU DE CZ PL LT .. .. .. ..',
  '.. .. FR CH LI AT SK UA .. .. .. ..',
  '.. AD MC IT SI HR HU RO MD .. GE ..',
  'PT ES .. SM .. BA RS BG .. .. AM AZ',
  '.. .. .. MT ME AL MK GR TR CY .. ..',
];

export interface Tile {
  readonly column: number;
  readonly row: number;
}

export const grid = { columns: 12, rows: rows.length } as const;

export const tiles: ReadonlyMap<string, Tile> = new Map(
  rows.flatMap((line, row) =>
    line.split(' ').flatMap((code, column) => (code === '..' ? [] : [[code, { column, row }] as const])),
  ),
);

/** The corner for those who are no members of the Assembly: observers, partners, guests. */
export const guestTiles: readonly Tile[] = [1, 2, 3].flatMap((row) =>
  [10, 11].map((column) => ({ column, row })),
);
