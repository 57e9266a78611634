import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often the heap is swept, in milliseconds: tens of megabytes take some hundredths of a second. */
const sweepEveryMs = 2_000;

/**
 * From now on the heap grows by little before it is swept, and is swept every two seconds. What is read and written in a stream needs
 * little memory, but the engine would rather take more than sweep: several hundred megabytes of what is not needed any more.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--expose-gc');
  // Only a context that is made after that has it.
  const sweep: unknown = runInNewContext('gc');
  if (typeof sweep === 'function') setInterval(() => void sweep(), sweepEveryMs).unref();
}
