import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withSmallHeap } from '../../src/lib/small-heap.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the heap is swept again and again while it works, and no longer, whether it succeeds or fails', async () => {
  expect(await withSmallHeap(async () => vi.getTimerCount())).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
  await expect(withSmallHeap(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});
