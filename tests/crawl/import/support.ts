import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ImportWatcher } from '../../../src/crawl/import/store-page.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Counts } from '../../../src/crawl/import/report.ts';

/** Writes files into a folder that is removed after the test, and returns its path. */
export async function aFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}

/** Writes down what it is shown; `each` is told after every page. */
export function aWatcher(
  each: (done: number, counts: Counts) => void = () => {},
): ImportWatcher & { readonly begun: [number, number][]; readonly seen: number[] } {
  const begun: [number, number][] = [];
  const seen: number[] = [];
  return {
    begun,
    seen,
    begin: (total, done) => void begun.push([total, done]),
    moved(done, counts) {
      seen.push(done);
      each(done, counts);
    },
  };
}

/** Counts with nothing in them but these. */
export function counts(some: Partial<Counts>): Counts {
  const none = {
    new: 0,
    edition: 0,
    text: 0,
    correction: 0,
    unchanged: 0,
    other: 0,
    missing: 0,
    held: 0,
    news: 0,
  };
  return { ...none, incomplete: 0, blocked: 0, failed: 0, ...some };
}
