import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputTarget } from './output.ts';

/** Whether a path is free: nothing is there, or an empty folder. */
export async function isFree(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found === null || (found.isDirectory() && (await readdir(folder)).length === 0);
}

/**
 * Has files written into a new folder: all of them or none, whenever the work fails. They are brought to the disk before the
 * folder gets its name.
 */
export async function intoFolder<T>(folder: string, work: (target: OutputTarget) => Promise<T>): Promise<T> {
  const building = `${folder}.${randomUUID().slice(0, 8)}.part`;
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(building);
  try {
    const done = await work({
      open: async (name) => {
        const file = await open(join(building, name), 'wx');
        return {
          write: async (bytes) => void (await file.writeFile(bytes)),
          close: async () => {
            await file.sync();
            await file.close();
          },
        };
      },
    });
    // An empty folder of that name is in the way on some systems.
    await rmdir(folder).catch(() => undefined);
    await rename(building, folder);
    return done;
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}
