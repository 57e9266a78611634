import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isCronExpression, startSchedule } from '../../src/pipeline/schedule.ts';
import { quiet } from '../support/log.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-01-05T12:00:30Z') }));
afterEach(() => void vi.useRealTimers());

test('the work is done at once and at every tick', async () => {
  let runs = 0;
  const schedule = startSchedule({
    expression: '*/10 * * * *',
    work: async () => void (runs += 1),
    log: quiet,
  });
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  expect(runs).toBe(4);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(30 * 60_000);
  expect(runs).toBe(4);
});

test('a run that takes long is not joined by a second', async () => {
  let runs = 0;
  let finish = (): void => undefined;
  const work = () => {
    runs += 1;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  const schedule = startSchedule({ expression: '* * * * *', work, log: quiet });
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(runs).toBe(1);
  finish();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toBe(2);
  finish();
  await schedule.stop();
});

test('a run that fails is followed by the next', async () => {
  let runs = 0;
  const work = async () => {
    runs += 1;
    throw new Error('a defect');
  };
  const schedule = startSchedule({ expression: '* * * * *', work, log: quiet });
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(runs).toBe(3);
  await schedule.stop();
});

test('what is cron and what is not', () => {
  expect(isCronExpression('*/10 * * * *')).toBe(true);
  expect(isCronExpression('*/5 * * * * *')).toBe(true);
  expect(isCronExpression('often')).toBe(false);
  expect(isCronExpression('99 * * * *')).toBe(false);
});
