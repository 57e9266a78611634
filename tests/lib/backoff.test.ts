import { expect, test } from 'vitest';
import { pauseAfter, pauseBeforeLook, postingBackoff, sourceBackoff } from '../../src/lib/backoff.ts';

test('pauses double up to the longest', () => {
  expect([1, 2, 3].map((failures) => pauseAfter(postingBackoff, failures))).toEqual([5_000, 10_000, 20_000]);
  expect(pauseAfter(postingBackoff, 1_000)).toBe(postingBackoff.maxMs);
});

test('what the other side asks for is never undercut', () => {
  expect(pauseAfter(postingBackoff, 1, 7_200_000)).toBe(7_200_000);
  expect(pauseAfter(postingBackoff, 3, 1)).toBe(20_000);
});

test('the first failed look waits for the next tick only', () => {
  expect(pauseBeforeLook(1)).toBe(0);
  expect(pauseBeforeLook(1, 60_000)).toBe(60_000);
  expect(pauseBeforeLook(2)).toBe(sourceBackoff.firstMs);
});
