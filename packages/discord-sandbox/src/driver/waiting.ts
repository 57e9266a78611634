import type { World } from '../world/world.ts';

/** Promises that are kept by events: each is looked at again whenever the world has changed. */
export class Waiting {
  private readonly world: World;
  private readonly open = new Set<(error: Error) => void>();

  constructor(world: World) {
    this.world = world;
  }

  /** Resolves with the first defined answer of `probe`; rejects after `ms` with what `complaint` then says. */
  until<T>(probe: () => T | undefined, ms: number, complaint: () => string): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        unlisten();
        this.open.delete(fail);
      };
      const fail = (error: Error): void => {
        stop();
        reject(error);
      };
      const look = (): void => {
        try {
          const found = probe();
          if (found === undefined) return;
          stop();
          resolve(found);
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const timer = setTimeout(() => fail(new Error(complaint())), ms);
      const unlisten = this.world.onChange(look);
      this.open.add(fail);
      look();
    });
  }

  close(): void {
    for (const fail of this.open) fail(new Error('The sandbox was closed while something waited for it.'));
  }
}
