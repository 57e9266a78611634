import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backupThroughDoor, restoreThroughDoor } from '../store/backup/door.ts';
import { restoreFile, writeBackup } from '../store/backup/file.ts';
import { BackupError, backupTables, type TableChecksum } from '../store/backup/format.ts';
import { beginReplacement, endReplacement } from '../store/db/embedded/replace.ts';
import { StoreError } from '../store/db/errors.ts';
import { isDump } from '../store/dump/format.ts';
import { openStore } from '../store/open.ts';
import { diskTrouble } from '../lib/disk-trouble.ts';
import { restoreDumpVerb } from './dump.ts';
import type { Screen } from './progress.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Writes what cannot be read again to a file, while the service runs as well. */
export async function backupVerb(verb: VerbContext, named: string): Promise<number> {
  const { config, out, err } = verb;
  const file = resolve(named);
  if (existsSync(file)) {
    err(`${file} already exists. Choose another name.`);
    return 2;
  }
  return tryWith(verb, async () => {
    const sums = await orThroughDoor(
      () => withStore(verb, ({ db, kind }) => writeBackup(db, kind, file, new Date())),
      () => backupThroughDoor(config.dataDir, file),
    );
    for (const table of backupTables) out(described(table, sums[table]));
    out(`Written to ${file}, read back and checked.`);
    return 0;
  });
}

/** Brings back what a backup holds, while the service runs as well: what is there already stays. Or the whole that a dump holds. */
export async function restoreVerb(
  verb: VerbContext,
  named: string,
  options: { replaceDamaged?: boolean; screen?: Screen },
): Promise<number> {
  const { config, out, err } = verb;
  const file = resolve(named);
  if (!existsSync(file)) {
    err(
      `${file} does not exist. The copies that the service makes every day are in ${join(config.dataDir, 'keep')}.`,
    );
    return 2;
  }
  if (await isDump(file)) return restoreDumpVerb(verb, file, options.screen ?? process.stderr);
  const restoreInto = (into: VerbContext) => withStore(into, ({ db }) => restoreFile(db, file, new Date()));
  const orInstead = async () => {
    try {
      return await restoreInto(verb);
    } catch (error) {
      if (!isStoreError(error, 'damaged') || options.replaceDamaged !== true) throw error;
      // Beside the damaged one, which stays until the other is whole.
      const dataDir = beginReplacement(config.dataDir);
      const report = await restoreInto({
        ...verb,
        openStore: () => openStore({ dataDir, log: verb.log }),
      });
      const aside = await endReplacement(config.dataDir);
      if (aside !== null) out(`The damaged database was moved to ${aside}.`);
      return report;
    }
  };
  return tryWith(verb, async () => {
    const report = await orThroughDoor(orInstead, () => restoreThroughDoor(config.dataDir, file));
    for (const table of backupTables) {
      const { given, restored } = report.tables[table] ?? { given: 0, restored: 0 };
      const stayed = given - restored;
      const sum = report.sums[table];
      out(
        `${sum ? described(table, sum) : table}: ${restored} restored${stayed === 0 ? '' : `, ${stayed} already there and not changed`}`,
      );
    }
    if (report.awaited > 0) {
      out(`${report.awaited} of the deliveries wait until their declaration has been read again.`);
    }
    out(
      `What happened since ${report.copiedAt.toISOString()} is not in the backup: before an alert of that time is posted, its channel is checked for it.`,
    );
    return 0;
  });
}

const described = (table: string, { rows, sha256 }: TableChecksum) =>
  `${table}: ${rows} rows, sha256 ${sha256.slice(0, 16)}`;

/** Where another process has the database, asks that process. */
async function orThroughDoor<T>(here: () => Promise<T>, there: () => Promise<T | null>): Promise<T> {
  try {
    return await here();
  } catch (error) {
    if (!isStoreError(error, 'in-use')) throw error;
    const done = await there();
    if (done === null) throw error;
    return done;
  }
}

function isStoreError(error: unknown, kind: StoreError['kind']): boolean {
  return error instanceof StoreError && error.kind === kind;
}

async function tryWith({ err }: VerbContext, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const trouble = error instanceof BackupError ? error.message : diskTrouble(error);
    if (trouble === null) throw error;
    err(trouble);
    return 1;
  }
}
