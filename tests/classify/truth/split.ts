import { createHash } from 'node:crypto';

/** The parts of the labelled set: words are changed for the first, claims checked on the second, the third is run once. */
export const parts = ['develop', 'check', 'locked'] as const;

export type Part = (typeof parts)[number];

/** The part of an entry: 4 of 10 by a hash of its key are for development, 3 for checking, 3 are locked. */
export function partOf(key: string): Part {
  const tenth = createHash('sha256').update(key).digest().readUInt32BE(0) % 10;
  return tenth < 4 ? 'develop' : tenth < 7 ? 'check' : 'locked';
}
