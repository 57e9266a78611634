import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isCronExpression, startSchedule } from '../../src/ops/schedule.ts';
import { createLogger } from '../../src/log.ts';
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

test('in a time zone whose clock is set back, a tick comes in every hour', async () => {
  vi.stubEnv('TZ', 'Europe/Paris');
  vi.setSystemTime('2026-10-24T23:30:05.250Z');
  const hours: number[] = [];
  const work = async () => void hours.push(new Date().getUTCHours());
  const schedule = startSchedule({ expression: '*/30 * * * *', work, log: quiet });
  await vi.advanceTimersByTimeAsync(4 * 60 * 60_000);
  await schedule.stop();
  vi.unstubAllEnvs();
  expect(hours).toEqual([23, 0, 0, 1, 1, 2, 2, 3, 3]);
});

test('what the library has to say is logged, and nothing is printed', async () => {
  const lines: string[] = [];
  const log = createLogger('warn', [], { write: (line) => void lines.push(line) });
  const schedule = startSchedule({ expression: '* * * * *', work: async () => undefined, log });
  // The process stood still over a tick.
  vi.setSystemTime('2026-01-05T12:03:30Z');
  await vi.advanceTimersByTimeAsync(60_000);
  await schedule.stop();
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain('a tick was late');
});

test('what is cron and what is not', () => {
  expect(isCronExpression('*/10 * * * *')).toBe(true);
  expect(isCronExpression('*/5 * * * * *')).toBe(true);
  expect(isCronExpression('often')).toBe(false);
  expect(isCronExpression('99 * * * *')).toBe(false);
});
