import type { ReferenceKind } from './numbers.ts';

type Adopted = Exclude<ReferenceKind, 'declaration' | 'document'>;

/**
 * Texts that the Assembly adopted: number, year and month as a fraction. Each kind is numbered through,
 * so a number tells its year.
 */
const adopted: Readonly<Record<Adopted, readonly (readonly [number: number, year: number])[]>> = {
  resolution: [
    [337, 1967.1],
    [428, 1970.1],
    [690, 1979.4],
    [1003, 1993.5],
    [1115, 1997.1],
    [1202, 1999.9],
    [1316, 2003.3],
    [1416, 2005.1],
    [1481, 2006.1],
    [1633, 2008.8],
    [1683, 2009.7],
    [1832, 2011.8],
    [1990, 2014.3],
    [2144, 2017.1],
    [2292, 2019.5],
    [2357, 2021.1],
    [2475, 2023.1],
    [2551, 2024.5],
  ],
  recommendation: [
    [816, 1977.8],
    [1134, 1990.8],
    [1201, 1993.1],
    [1255, 1995.1],
    [1516, 2001.4],
    [1720, 2005.8],
    [1804, 2007.5],
    [1962, 2011.3],
    [2150, 2019.1],
    [2244, 2023.1],
    [2279, 2024.5],
  ],
  opinion: [
    [83, 1977.5],
    [183, 1995.1],
    [193, 1996.1],
    [221, 2000.5],
    [239, 2002.7],
    [300, 2022.2],
  ],
};
/** How far, in years, the year of a text may lie from the one that its neighbours tell. */
const tolerance = 1.6;

/**
 * Whether the Assembly can have adopted a text of this number in this year: it numbered its Resolution
 * 1325 in 2003, so "1325 (2000)" is another body's.
 */
export function isOfItsTime(kind: Adopted, number: number, year: number): boolean {
  const texts = adopted[kind];
  const next = texts.findIndex(([known]) => known >= number);
  if (next === -1) return year + 1 >= (texts.at(-1)?.[1] ?? 0);
  const [above, below] = [texts[next], texts[next - 1]];
  if (above === undefined) return true;
  if (below === undefined) return year <= above[1] + 1;
  const between = (number - below[0]) / (above[0] - below[0]);
  return Math.abs(year + 0.5 - (below[1] + between * (above[1] - below[1]))) <= tolerance;
}
