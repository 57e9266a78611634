import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { diskTrouble } from '../lib/disk-trouble.ts';
import { withSmallHeap } from '../lib/small-heap.ts';
import { DumpError, type DumpHead } from '../store/dump/format.ts';
import { dumpStore, restoreDump } from '../store/dump/move.ts';
import { StoreError } from '../store/db/errors.ts';
import { count, type Screen } from './progress.ts';
import { createRowProgress, type RowProgress } from './row-progress.ts';
import type { VerbContext } from './verb.ts';

/** Writes the whole store to a file. */
export async function dumpVerb(verb: VerbContext, named: string, screen: Screen): Promise<number> {
  const { config, out, err } = verb;
  const file = resolve(named);
  if (existsSync(file)) {
    err(`${file} already exists. Choose another name.`);
    return 2;
  }
  return tryWith(verb, screen, async (progress) => {
    const head = await dumpStore(config, file, progress.moved);
    progress.end();
    describe(head, out);
    out(`Written to ${file}, read back and checked.`);
    return 0;
  });
}

/** Restores a dump into a place where there is no store yet. */
export async function restoreDumpVerb(verb: VerbContext, file: string, screen: Screen): Promise<number> {
  const { config, out } = verb;
  return tryWith(verb, screen, async (progress) => {
    progress.says('Reading the whole dump once before anything is changed …');
    const head = await restoreDump(config, file, {
      onRows: progress.moved,
      onStage: (stage) => progress.says(stages[stage]),
      onStep: ({ name, nth, of, statement }) => {
        if (statement === 1 && nth === of) progress.says(`The tables are as of ${name}.`);
      },
    });
    progress.end();
    describe(head, out);
    out(`Restored, and every row compared with the dump of ${head.at.toISOString()}.`);
    out(
      'What happened since then is not in it: when the service starts, it first reads in the channels what was posted since, and only then posts.',
    );
    return 0;
  });
}

const stages = {
  comparing: 'Comparing each row with the dump …',
  indexes: 'Creating the indexes …',
};

function describe({ tables }: DumpHead, out: (line: string) => void): void {
  for (const { name, rows } of tables) if (rows > 0) out(`${name}: ${count(rows)} rows`);
}

async function tryWith(
  { err }: VerbContext,
  screen: Screen,
  work: (progress: RowProgress) => Promise<number>,
): Promise<number> {
  const progress = createRowProgress(screen);
  try {
    return await withSmallHeap(() => work(progress));
  } catch (error) {
    progress.end();
    if (error instanceof DumpError) err(error.message);
    else if (error instanceof StoreError && error.kind === 'in-use')
      err(
        `${error.message} A dump of the embedded database can only be made or restored while the service is stopped; the command backup works while it runs.`,
      );
    else {
      const trouble = diskTrouble(error);
      if (trouble === null) throw error;
      err(trouble);
    }
    return 1;
  }
}
