/**
 * Loaded before a bot that lives through a year's troubles in minutes (`node --import …/short-waits.js`): what failed is tried again
 * within seconds, however often it failed. With the waits of the real service, of an hour for a source and ten minutes for a posting,
 * it would look away most of the time, and little would happen in the moments in which it is struck.
 */
import { editBackoff, postingBackoff, probeBackoff, sourceBackoff } from '../../src/lib/backoff.ts';

const maxMs = 8_000;

for (const backoff of [sourceBackoff, postingBackoff, editBackoff, probeBackoff]) {
  Object.assign(backoff, { firstMs: Math.min(backoff.firstMs, maxMs / 4), maxMs });
}
