import { hasCapitalSurname } from './name.ts';

/**
 * Which of two spellings of one name, with the same letters but for accents and capitals, says more: the one with the family name
 * in capitals as lists print it, and not all of it, then the one with more accents, which are lost more easily than made up; else the later.
 */
export function betterSpelling(earlier: string, later: string): string {
  const of = (name: string) => [capitals(name), accents(name)] as const;
  const [a, b] = [of(earlier), of(later)];
  return (a[0] - b[0] || a[1] - b[1]) > 0 ? earlier : later;
}

function capitals(name: string): number {
  if (!/\p{Ll}/u.test(name)) return 0;
  return hasCapitalSurname(name) ? 2 : 1;
}

function accents(name: string): number {
  return name.normalize('NFD').match(/\p{M}|[^\P{L}a-z]/giu)?.length ?? 0;
}

/** An initial says less than a name, and more than nothing. */
const initial = 0.4;

/** How much of somebody's given names is written out; titles in brackets are none of them. */
export function fullness(givenName: string | null): number {
  const words =
    (givenName ?? '').replaceAll(/[[(][^\])]*[\])]?/gu, ' ').match(/\p{L}[\p{L}\p{M}'’]*\.?/gu) ?? [];
  return words.reduce((sum, word) => sum + (/^\p{L}\.?$/u.test(word) ? initial : 1), 0);
}
