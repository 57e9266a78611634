import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a look through folders comes upon. */
export type SavedEntry =
  | { readonly kind: 'file'; readonly path: string }
  /** Left out: a file that is no saved page, or the folder a browser keeps a page's pictures in. */
  | { readonly kind: 'skipped'; readonly what: 'file' | 'folder' }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

const pageEnding = /\.(?:x?html?|mht(?:ml)?|txt|pdf)$/iu;
const anyEnding = /\.(?=[a-z\d]*[a-z])[a-z\d]{1,9}$/iu;
const companion = /^(.+)(?:_files|_fichiers)$/iu;
const inOrder = new Intl.Collator('en', { numeric: true });

/**
 * The saved pages at a path: the file itself, or everything below the folder, ordered by name with
 * numbers by their size. Links are followed, and no folder is entered twice.
 */
export async function* savedPages(path: string): AsyncGenerator<SavedEntry> {
  yield* look(path, path.replace(/^.*[\\/](?=.)/su, ''), new Set(), null);
}

async function* look(
  path: string,
  name: string,
  seen: Set<string>,
  siblings: ReadonlySet<string> | null,
): AsyncGenerator<SavedEntry> {
  let isFolder: boolean;
  try {
    const what = await stat(path);
    isFolder = what.isDirectory();
    if (!isFolder && !what.isFile()) {
      yield siblings === null
        ? { kind: 'unreadable', path, reason: 'It is neither a file nor a folder.' }
        : { kind: 'skipped', what: 'file' };
      return;
    }
  } catch (error) {
    yield { kind: 'unreadable', path, reason: fileTrouble(error) };
    return;
  }
  const isHidden = siblings !== null && name.startsWith('.');
  if (isFolder) {
    if (isHidden || isCompanion(name, siblings)) yield { kind: 'skipped', what: 'folder' };
    else yield* lookInside(path, seen);
    return;
  }
  const isPage = pageEnding.test(name) || !anyEnding.test(name);
  yield isPage && !isHidden ? { kind: 'file', path } : { kind: 'skipped', what: 'file' };
}

async function* lookInside(folder: string, seen: Set<string>): AsyncGenerator<SavedEntry> {
  let names: string[];
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    names = await readdir(folder);
  } catch (error) {
    yield { kind: 'unreadable', path: folder, reason: fileTrouble(error) };
    return;
  }
  names.sort(inOrder.compare);
  const siblings = new Set(names);
  for (const name of names) yield* look(join(folder, name), name, seen, siblings);
}

/** A browser that saves `X.html` whole puts its pictures and scripts into `X_files` beside it. */
function isCompanion(name: string, siblings: ReadonlySet<string> | null): boolean {
  const page = companion.exec(name)?.[1];
  if (page === undefined || siblings === null) return false;
  return ['.html', '.htm', '.xhtml', ''].some((ending) => siblings.has(page + ending));
}

const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  ENOTDIR: 'There is no such file or folder.',
  EACCES: 'Reading it is not allowed.',
  EPERM: 'Reading it is not allowed.',
  ELOOP: 'It is a link that leads back to itself.',
  ENAMETOOLONG: 'The name is too long.',
};

/** Why a file or folder cannot be read, for an operator. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return troubles[code] ?? 'It could not be opened.';
}
