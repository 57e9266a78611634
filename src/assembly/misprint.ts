import { fold } from './fold.ts';

/** Letters that may be wrong, missing or too many in a family name that is a misprint of another. */
const maxLetters = 2;
/** In a shorter name so few letters make another name of it. */
const shortest = 4;

/** Whether a name is another with its family name misspelt: the given name is the same, and the rest nearly so. */
export function isMisspelt(
  printed: string,
  { givenName, familyName }: { readonly givenName: string | null; readonly familyName: string },
): boolean {
  if (givenName === null) return false;
  const [name, given, family] = [fold(printed), `${fold(givenName)} `, fold(familyName)];
  if (!name.startsWith(given) || family.length < shortest) return false;
  return distance(name.slice(given.length), family) <= maxLetters;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
