import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sweepHeap, sweepWhenQuiet, type Broom } from '../../src/lib/sweep-when-quiet.ts';

const megabyte = 1_000_000;

/** A heap of which a sweep leaves 40 MB, in a thread as busy as the test says. */
function imagined() {
  const state = { held: 90 * megabyte, busy: 0, sweeps: 0 };
  const measured = () => ({ idle: 0, active: 0, utilization: state.busy });
  const broom: Broom = {
    held: () => state.held,
    utilization: measured,
    sweep: async () => {
      state.sweeps += 1;
      state.held = 40 * megabyte;
    },
  };
  return { state, broom };
}

let stop: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('what a start leaves behind is swept once it is over', async () => {
  const { state, broom } = imagined();
  state.busy = 0.6;
  sweepWhenQuiet(stop.signal, broom);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.sweeps).toBe(0);
  state.busy = 0.01;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.sweeps).toBe(1);
});

test('a heap that holds little more than after the last time is left alone', async () => {
  const { state, broom } = imagined();
  sweepWhenQuiet(stop.signal, broom);
  await vi.advanceTimersByTimeAsync(10_000);
  state.held = 47 * megabyte;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(state.sweeps).toBe(1);
  state.held = 48 * megabyte;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(state.sweeps).toBe(2);
});

test('where it cannot be done it is tried again after an hour, and nothing else is harmed', async () => {
  const { broom } = imagined();
  let tries = 0;
  const sweep = () => {
    tries += 1;
    return Promise.reject(new Error('there is no inspector'));
  };
  sweepWhenQuiet(stop.signal, { ...broom, sweep });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(tries).toBe(2);
});

test('nothing that is not used any more is there after a sweep', async () => {
  vi.useRealTimers();
  const left = new WeakRef({ size: 'small' });
  // A reference that was just made is held until the turn is over.
  await new Promise(setImmediate);
  await sweepHeap();
  expect(left.deref()).toBeUndefined();
  vi.useFakeTimers();
});
