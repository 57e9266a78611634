import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The codes of the system and of Postgres for a disk, or a quota, without room (SQLSTATE 53100, `disk_full`). */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', '53100']);

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && fullCodes.has(String(error.code));
}

/** What a checkpoint may want at once: a segment of the log, and the pages in memory. */
const checkpointBytes = 33 * 1024 * 1024;

/** Whether the disk of a directory has room for a checkpoint; also where the system does not say. */
export function hasRoom(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize > checkpointBytes;
  } catch {
    return true;
  }
}

const probeBytes = 1024 * 1024;

/** Whether something that failed in a directory may have failed for want of room, where the engine does not say why it ended. */
export function lacksRoom(directory: string): boolean {
  if (!hasRoom(directory)) return true;
  const probe = join(directory, `.room-${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(probeBytes, 1), { mode: 0o600 });
    return false;
  } catch (error) {
    return isDiskFull(error);
  } finally {
    rmSync(probe, { force: true });
  }
}
