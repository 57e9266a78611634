import { decodeBackup } from '../../../src/store/backup/format.ts';
import { backupLines } from '../../../src/store/backup/file.ts';
import { restoreBackup } from '../../../src/store/backup/restore.ts';
import { openStore } from '../../../src/store/open.ts';

const [dataDir = '', databaseUrl = '', file = '', after = ''] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined };

/** Begins to restore a backup and kills itself when so many of its rows are in the database. */
const { db } = await openStore({ dataDir, databaseUrl: databaseUrl || undefined, log });
const { rows, ...reader } = await decodeBackup(backupLines(file));
async function* dying(): typeof rows {
  for (let count = 0; ; count += 1) {
    if (count === Number(after)) process.kill(process.pid, 'SIGKILL');
    const next = await rows.next();
    if (next.done === true) return next.value;
    yield next.value;
  }
}
await restoreBackup(db, { ...reader, rows: dying() }, new Date());
