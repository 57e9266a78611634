import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncPath } from './sync.ts';
import { lockDirectory } from './lock.ts';

const databaseName = 'database';
/** A data directory of its own, in which what is to replace a database is made. */
const makingName = 'database.restoring';
/** A database that is whole, and only has to be put in its place. */
const wholeName = 'database.restored';

/** @returns the data directory in which a replacement can be made; what an earlier attempt left of one is gone. */
export function beginReplacement(dataDir: string): string {
  const making = join(realpathSync(dataDir), makingName);
  rmSync(making, { recursive: true, force: true });
  return making;
}

/**
 * Puts the database that was made, and is closed, in the place of the one there is. Whenever the machine stops, the place holds the
 * old one or the whole new one, at the latest when it is opened again.
 *
 * @returns where the old one is kept.
 * @throws {StoreError} when another process has the directory.
 */
export async function endReplacement(dataDir: string): Promise<string | null> {
  const home = realpathSync(dataDir);
  const lock = await lockDirectory(home, { onLost: () => undefined, onWait: () => undefined });
  try {
    const whole = join(home, wholeName);
    rmSync(whole, { recursive: true, force: true });
    renameSync(join(home, makingName, databaseName), whole);
    syncPath(home);
    const aside = finishReplacement(home);
    rmSync(join(home, makingName), { recursive: true, force: true });
    return aside;
  } finally {
    await lock.release();
  }
}

/** Call with the directory locked. @returns where the old database is kept; `null` when there was none, or nothing to do. */
export function finishReplacement(home: string): string | null {
  const [place, whole] = [join(home, databaseName), join(home, wholeName)];
  if (!existsSync(whole)) return null;
  const stamp = new Date().toISOString().replaceAll(/\D/gu, '').slice(0, 17);
  const aside = join(home, `${databaseName}.damaged-${stamp}`);
  const isReplaced = existsSync(place);
  if (isReplaced) renameSync(place, aside);
  renameSync(whole, place);
  syncPath(home);
  return isReplaced ? aside : null;
}
