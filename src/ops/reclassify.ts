import { setImmediate } from 'node:timers/promises';
import { reclassifySome, countOutdated } from '../store/ingest/classify-stored.ts';
import type { Context } from '../context.ts';

const batch = 20;

/**
 * After the classifier changed, classifies again what is stored, in small transactions that leave room
 * for others. Alerts nobody. What is done stays done when it is stopped: the next start goes on.
 *
 * @returns how many declarations were classified again.
 */
export async function reclassify({ db, log }: Context, signal: AbortSignal): Promise<number> {
  const outdated = await countOutdated(db);
  if (outdated === 0) return 0;
  log.info({ outdated }, 'classifying again what is stored');
  let done = 0;
  while (!signal.aborted) {
    const some = await reclassifySome(db, batch);
    if (some === 0) break;
    done += some;
    await setImmediate();
  }
  log.info({ done, outdated }, signal.aborted ? 'classifying stopped on the way' : 'all is classified');
  return done;
}
