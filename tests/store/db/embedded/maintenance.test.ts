import { afterEach, expect, test, vi } from 'vitest';
import type { Database } from '../../../../src/store/db/database.ts';
import { checkpoint, startMaintenance, vacuumWhenDue } from '../../../../src/store/db/maintenance.ts';
import { useDatabase } from '../../../support/database.ts';

const database = useDatabase({ own: true });
const noon = new Date('2026-01-26T12:00:00Z');
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

afterEach(() => vi.useRealTimers());

test('a vacuum is due when there was none, and a day after the last', async () => {
  expect(await vacuumWhenDue(database(), noon)).toBe(true);
  expect(await vacuumWhenDue(database(), later(23))).toBe(false);
  expect(await vacuumWhenDue(database(), later(24))).toBe(true);
  expect(await vacuumWhenDue(database(), later(25))).toBe(false);
});

test('a checkpoint can be asked for', async () => {
  await expect(checkpoint(database())).resolves.toBeUndefined();
});

/** A database whose statements are counted and fail. */
function failing(): { db: Database; calls: () => number } {
  let calls = 0;
  const fail = () => {
    calls += 1;
    throw new Error('the engine is away');
  };
  return { db: { select: fail, execute: fail } as unknown as Database, calls: () => calls };
}

test('upkeep runs every five minutes, a failure is logged and not the end, and stopping stops it', async () => {
  vi.useFakeTimers();
  const { db, calls } = failing();
  const warn = vi.fn<() => void>();
  const stop = startMaintenance(db, { warn });
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(calls()).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(warn).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(warn).toHaveBeenCalledTimes(2);
  await stop();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(warn).toHaveBeenCalledTimes(2);
});
