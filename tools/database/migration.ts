import type { CodeDifference } from './compare.ts';
import { breakpoint, statementsOf } from './code.ts';

/**
 * What a migration must say so that the database has what the files have; empty when there is nothing to say.
 *
 * @param dropped whether what has no file is dropped: a file that is merely missing, after a merge say, drops nothing.
 * @throws {Error} for what cannot be done without knowing what is stored, such as an index: that migration is written by hand.
 */
export function migrationText(
  differences: readonly CodeDifference[],
  { dropped = false }: { readonly dropped?: boolean } = {},
): string {
  const orphans = differences
    .filter(({ object }) => object === null)
    .map(({ kind, name }) => `${kind} ${name}`);
  if (orphans.length > 0 && !dropped) {
    throw new Error(
      `There is no file for ${orphans.join(', ')}: put it back, or say --drop-missing if it is to be dropped.`,
    );
  }
  const statements = differences.flatMap(({ kind, name, object, stored, obsolete }) => {
    if (object && kind.startsWith('text search') && stored.length > 0) {
      throw new Error(
        `${name} cannot be replaced while columns are indexed by it: write that migration by hand (--custom), and index them anew in it.`,
      );
    }
    if (stored.length > 1) {
      throw new Error(
        `The database has more than one ${kind} ${name}: drop all but one in a migration (--custom).`,
      );
    }
    const made = object ? statementsOf(object) : [];
    return [...made, ...obsolete.map(({ identity }) => `drop ${kind} ${identity};`)];
  });
  return statements.join(`\n${breakpoint}\n`);
}
