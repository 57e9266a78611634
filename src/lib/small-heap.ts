import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often the heap is swept, in milliseconds: tens of megabytes take some hundredths of a second. */
const sweepEveryMs = 2_000;

/**
 * From now on the heaps of this process and of its threads grow by little before they are swept. Left to itself the engine takes half as
 * much again as what is in use, and keeps it.
 */
export function growHeapSlowly(): void {
  setFlagsFromString('--heap-growing-percent=25');
}

/** What gives back whatever the heap of this thread holds and nothing uses any more. Only a context made after V8 was told has it. */
function sweeper(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/**
 * While it works the heap grows by little before it is swept, and is swept every two seconds. What is read and written in a stream needs
 * little memory, but the engine would rather take more than sweep: several hundred megabytes of what is not needed any more.
 */
export async function withSmallHeap<T>(work: () => Promise<T>): Promise<T> {
  growHeapSlowly();
  const sweeping = setInterval(sweeper(), sweepEveryMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(sweeping);
    setFlagsFromString('--heap-growing-percent=0');
  }
}
