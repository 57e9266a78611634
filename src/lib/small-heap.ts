import { setFlagsFromString } from 'node:v8';

/**
 * From now on the heap grows by little before it is swept. What is read and written in a stream needs little memory, but the engine
 * would rather take more than sweep: several hundred megabytes of what is not needed any more.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
}
