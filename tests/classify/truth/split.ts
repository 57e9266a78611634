import { createHash } from 'node:crypto';

/**
 * The parts of the labelled sets: words are changed for the first, claims checked on the second. A set's locked part is
 * run once; that of the first set was, and words are changed for it as well since. The third set is locked as a whole.
 */
export const parts = ['develop', 'check', 'locked-1', 'locked-2', 'locked-3'] as const;

export type Part = (typeof parts)[number];

/** The part of an entry of the first two sets: 4 of 10 by a hash of its key are for development, 3 for checking, 3 are locked. */
export function partOf(key: string, set: 1 | 2): Part {
  const tenth = createHash('sha256').update(key).digest().readUInt32BE(0) % 10;
  return tenth < 4 ? 'develop' : tenth < 7 ? 'check' : `locked-${set}`;
}
