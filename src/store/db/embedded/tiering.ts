import { totalmem } from 'node:os';

/**
 * After how much work V8 compiles a function of the engine anew, for speed. With its own budget, a hundredth of that, a start
 * spends more than half of its work, and the process tens of megabytes, on functions that are hardly called again.
 */
const tieringBudget = 200_000_000;

/** Below this, in bytes, 600 MB on top of what a process holds may be the end of it. */
const littleMemory = 1.5 * 1024 ** 3;

/**
 * What V8 is told before it compiles the engine. V8 13 (Node.js 24) takes 600 MB for seconds to optimise the one function
 * that evaluates expressions; versions 11, 12 and 14 need a tenth of that (docs/decisions/015-memory-and-start.md). With little memory it
 * optimises nothing, and long questions take about twice as long.
 *
 * @param memory what this process may use at most, in bytes.
 */
export function tieringFlags(v8: string = process.versions.v8, memory: number = memoryLimit()): string[] {
  return v8.startsWith('13.') && memory < littleMemory
    ? ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']
    : [`--wasm-tiering-budget=${tieringBudget}`];
}

/** Of the machine, or of the control group where that has less. Node.js says 0 where it cannot tell. */
function memoryLimit(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
