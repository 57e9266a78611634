import { setFlagsFromString } from 'node:v8';

/**
 * After how much work V8 compiles a function of the engine anew, for speed. With its own budget, a hundredth of that, a start
 * spends more than half of its work, and the process tens of megabytes, on functions that are hardly called again.
 */
const tieringBudget = 200_000_000;

/** Whether V8 throws code that is not optimised away when the heap is swept; V8 11 and 12 do not know the word for it. */
const forgetsCode = Number.parseInt(process.versions.v8, 10) >= 13;

/** Tells V8, before it compiles the engine, when to optimise it. */
export function optimiseLate(): void {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`);
}

/**
 * Does what has functions of the engine called for the first time that are never to be optimised: V8 13 (Node.js 24) takes 600 MB, for some
 * seconds, to optimise the one that parses SQL (docs/decisions/015-memory-and-start.md). A function is optimised when it has counted enough
 * of its own work, and what counts is written into it when it is first called. Meanwhile V8 is told to write it into one alone, which is not among
 * those that have code. What is written into them stays: thrown away in a sweep (`sweepHeap`), they would be counted from their next call.
 */
export async function neverOptimised(work: () => Promise<unknown>): Promise<void> {
  if (forgetsCode) setFlagsFromString('--no-flush-liftoff-code');
  setFlagsFromString('--wasm-tier-up-filter=0');
  try {
    await work();
  } finally {
    setFlagsFromString('--wasm-tier-up-filter=-1');
  }
}
