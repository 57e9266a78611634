import { existsSync } from 'node:fs';
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Processes that together get so much memory and no more: the kernel ends one that needs more. */
export interface ControlGroup {
  /** Does it with this process in the group, so that what it starts meanwhile is born there, and then takes this process out again. */
  within<T>(work: () => T): Promise<T>;
  /** The most that was taken so far, in megabytes. */
  peak(): Promise<number>;
  /** How many processes the kernel has ended. */
  killed(): Promise<number>;
  remove(): Promise<void>;
}

interface Layout {
  readonly folder: string;
  readonly limits: readonly string[];
  readonly peak: string;
  readonly events: string;
}

/** Where the kernel keeps them, in the second version of its interface and in the first. */
const layouts: readonly Layout[] = [
  {
    folder: '/sys/fs/cgroup',
    limits: ['memory.max', 'memory.swap.max'],
    peak: 'memory.peak',
    events: 'memory.events',
  },
  {
    folder: '/sys/fs/cgroup/memory',
    limits: ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'],
    peak: 'memory.max_usage_in_bytes',
    events: 'memory.oom_control',
  },
];

/** @throws where no group can be made: it takes Linux, and the rights of root. */
export async function memoryGroup(megabytes: number): Promise<ControlGroup> {
  for (const layout of layouts) {
    const folder = join(layout.folder, `hemicycle-${process.pid}`);
    try {
      await mkdir(folder);
    } catch {
      continue;
    }
    const [limit = '', withSwap = ''] = layout.limits.map((name) => join(folder, name));
    if (!existsSync(limit)) {
      await rmdir(folder);
      continue;
    }
    await writeFile(limit, String(megabytes * 2 ** 20));
    // Without swap there is no such file.
    if (existsSync(withSwap))
      await writeFile(withSwap, withSwap.endsWith('.max') ? '0' : String(megabytes * 2 ** 20));
    const enter = (group: string) => writeFile(join(group, 'cgroup.procs'), String(process.pid));
    const read = (name: string) => readFile(join(folder, name), 'utf8');
    return {
      within: async (work) => {
        await enter(folder);
        try {
          return work();
        } finally {
          await enter(layout.folder);
        }
      },
      peak: async () => Number(await read(layout.peak)) / 2 ** 20,
      killed: async () => Number(/^oom_kill (\d+)/mu.exec(await read(layout.events))?.[1] ?? 0),
      remove: () => rmdir(folder),
    };
  }
  throw new Error(
    'No control group can be made here: it takes Linux, and a user who may write below /sys/fs/cgroup.',
  );
}
