import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startWorkerLoop, type WorkerLoop } from '../../src/lib/worker-loop.ts';
import { quiet } from '../support/log.ts';

const minute = 60_000;
const stopping = { controller: new AbortController() };

beforeEach(() => {
  vi.useFakeTimers();
  stopping.controller = new AbortController();
});
afterEach(() => {
  stopping.controller.abort();
  vi.useRealTimers();
});

/** A lane that counts its rounds, with work that begins at a time. */
function counting(at: () => Date | null): { readonly lane: WorkerLoop; rounds(): number } {
  let rounds = 0;
  const lane = startWorkerLoop({
    round: async () => {
      rounds += 1;
    },
    next: async () => at(),
    now: () => new Date(),
    stopping: stopping.controller.signal,
    log: quiet,
    pauseAfterTroubleMs: 5_000,
  });
  return { lane, rounds: () => rounds };
}

async function passes(lane: WorkerLoop, ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await lane.settled();
}

test('it sleeps until there is work', async () => {
  const due = new Date(Date.now() + minute / 2);
  const { lane, rounds } = counting(() => (rounds() > 1 ? null : due));
  lane.wake();
  await passes(lane, minute / 2 - 1);
  expect(rounds()).toBe(1);
  await passes(lane, 1);
  expect(rounds()).toBe(2);
});

test('it looks again after a minute, whatever it was told', async () => {
  const { lane, rounds } = counting(() => null);
  lane.wake();
  await passes(lane, minute - 1);
  expect(rounds()).toBe(1);
  await passes(lane, 1);
  expect(rounds()).toBe(2);
});

test('what is due and cannot be done makes no busy loop', async () => {
  const { lane, rounds } = counting(() => new Date(0));
  lane.wake();
  await passes(lane, 1_000);
  expect(rounds()).toBe(11);
});

test('once stopping it is not woken any more, by its clock or by anybody', async () => {
  const { lane, rounds } = counting(() => new Date(0));
  lane.wake();
  await passes(lane, 0);
  stopping.controller.abort();
  lane.wake();
  await passes(lane, minute);
  expect(rounds()).toBe(1);
});
