import { setMaxListeners } from 'node:events';
import { aliveEveryMs, noteAlive } from '../store/backup/lapse.ts';
import { readBack, type ReadBack, type ReadBackContext } from './read-back.ts';

export interface LapseWatch {
  /** Resolves when what was told while the store was not in use is known, as far as it can be: until then nothing is to be posted. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Looks at the start of a term for what the store may have missed, see {@link readBack}, and notes from then on that it is in use.
 *
 * @param onProven hears of a store that is an older copy.
 */
export function watchLapses(context: ReadBackContext, onProven: (found: ReadBack) => void): LapseWatch {
  const { db, log, now, signal } = context;
  // Every look under way listens.
  setMaxListeners(0, signal);
  let timer: NodeJS.Timeout | undefined;
  let noting = Promise.resolve();
  const note = () => {
    noting = noteAlive(db, now()).catch((error: unknown) =>
      log.debug({ err: error }, 'that the database is in use was not noted'),
    );
  };
  const look = async () => {
    try {
      const found = await readBack(context);
      if (found?.isProven === true) onProven(found);
      if (signal.aborted) return;
      note();
      timer = setInterval(note, aliveEveryMs).unref();
    } catch (error) {
      // What is not noted is looked for at the next start.
      log.error({ err: error }, 'what was told while the database was not in use could not be looked for');
    }
  };
  const ready = look();
  return {
    ready,
    stop: async () => {
      await ready;
      clearInterval(timer);
      await noting;
    },
  };
}
