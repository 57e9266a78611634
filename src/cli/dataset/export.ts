import { resolve } from 'node:path';
import { intoFolder, isFree } from '../../dataset/files/folder.ts';
import { writeDataset } from '../../dataset/write-dataset.ts';
import { datasetSizeOf } from '../../store/dataset/dataset-head.ts';
import { fromOneMoment, readDataset } from '../../store/dataset/read-dataset.ts';
import { plural } from '../import-summary.ts';
import { withSmallHeap } from '../../lib/small-heap.ts';
import { diskTrouble } from '../../lib/disk-trouble.ts';
import type { Screen } from '../progress.ts';
import { everySoOften } from './every-so-often.ts';
import { withStore, type VerbContext } from '../verb.ts';

/**
 * Writes what is held of declarations into a new folder, for whoever wants to work with it or begin from it. Exit codes: 0 done,
 * 1 the folder cannot be written, 2 wrong usage.
 */
export async function exportVerb(
  verb: VerbContext,
  named: string,
  { since }: { readonly since?: string },
  screen: Screen,
): Promise<number> {
  const { out, err } = verb;
  if (since !== undefined && !isDay(since)) {
    err(`--since needs a day such as 2026-01-31, not "${since}".`);
    return 2;
  }
  const folder = resolve(named);
  if (!(await isFree(folder))) {
    err(`${folder} already exists. Choose another name.`);
    return 2;
  }
  const scope = { since: since ?? null };
  try {
    const { head, end, files } = await withSmallHeap(() =>
      withStore(verb, ({ db, kind }) =>
        fromOneMoment(db, kind, async (source) => {
          const size = await datasetSizeOf(source, scope);
          const said = everySoOften(screen, 'declaration');
          let done = 0;
          const watch = ({ kind }: { readonly kind: string }) => {
            if (kind === 'declaration') said((done += 1), size.declarations);
          };
          return intoFolder(folder, (target) => writeDataset(readDataset(source, scope), target, watch));
        }),
      ),
    );
    out(
      `Wrote ${plural(end.declarations, 'declaration')}, ${plural(end.signatures, 'signature')} and ${plural(end.people, 'person', 'people')} to ${folder}, as of ${head.as_of ?? 'nothing yet'}.`,
    );
    out(`${plural(files.length, 'file')}: datapackage.json describes them, import reads them back.`);
    return 0;
  } catch (error) {
    const trouble = diskTrouble(error);
    if (trouble === null) throw error;
    err(trouble);
    return 1;
  }
}

function isDay(text: string): boolean {
  const at = Date.parse(text);
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
  );
}
