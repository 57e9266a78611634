import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a file mode grants to the group and to others. */
const others = 0o077;
const sticky = 0o1000;

/** The same mode for its owner alone: a directory made with 0755 becomes 0700, a file with 0666 becomes 0600. */
export const ownerOnly = (mode: number): number => mode & ~others;

/**
 * Takes every right of the group and of others from a data directory and everything in it, however it was
 * made: it holds who follows what. A directory with the sticky bit is shared by design and stays as it is;
 * of what is in it only what `names` says is closed. Links are not followed.
 *
 * @returns whether all of it could be closed. What belongs to another user cannot.
 */
export function closeToOthers(directory: string, names: (name: string) => boolean): boolean {
  const shared = (lstatSync(directory).mode & sticky) !== 0;
  const entries = readdirSync(directory).filter((name) => !shared || names(name));
  const inside = entries.map((name) => closeTree(join(directory, name)));
  return (shared || closePath(directory)) && inside.every(Boolean);
}

function closeTree(path: string): boolean {
  try {
    const entry = lstatSync(path);
    if (entry.isSymbolicLink()) return true;
    const inside = entry.isDirectory() ? readdirSync(path).map((name) => closeTree(join(path, name))) : [];
    return closePath(path) && inside.every(Boolean);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

/** Asks for a change only where there is one to make: the owner may be somebody else. */
function closePath(path: string): boolean {
  try {
    const { mode } = lstatSync(path);
    if ((mode & others) !== 0) chmodSync(path, ownerOnly(mode) & 0o7777);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
