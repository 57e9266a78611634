import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAfter, openUntil } from '../../src/assembly/part-session.ts';

// First and last days of part-sessions that took place.
const sessions = [
  ['2018-01-22', '2018-01-26'],
  ['2018-04-23', '2018-04-27'],
  ['2018-06-25', '2018-06-29'],
  ['2018-10-08', '2018-10-12'],
  ['2019-01-21', '2019-01-25'],
  ['2019-04-08', '2019-04-12'],
  ['2019-06-24', '2019-06-28'],
  ['2019-09-30', '2019-10-04'],
  ['2023-01-23', '2023-01-27'],
  ['2023-04-24', '2023-04-28'],
  ['2023-06-19', '2023-06-23'],
  ['2023-10-09', '2023-10-13'],
  ['2024-01-22', '2024-01-26'],
  ['2024-04-15', '2024-04-19'],
  ['2024-06-24', '2024-06-28'],
  ['2024-09-30', '2024-10-04'],
  ['2025-01-27', '2025-01-31'],
  ['2025-04-07', '2025-04-11'],
  ['2025-06-23', '2025-06-27'],
  ['2025-09-29', '2025-10-03'],
] as const;

test('what was tabled in a part-session is open at least until the next one closes', () => {
  for (const [at, [first, last]] of sessions.entries()) {
    const close = sessions[at + 1]?.[1];
    if (close === undefined || Date.parse(close) - Date.parse(last) > 200 * 86_400_000) continue;
    for (const tabled of [first, dayAfter(first, 2), last]) {
      expect([tabled, openUntil(tabled) >= close]).toEqual([tabled, true]);
    }
  }
});

test('and not much longer', () => {
  expect(openUntil('2025-01-28')).toBe('2025-04-25');
  expect(openUntil('2025-04-08')).toBe('2025-06-27');
  expect(openUntil('2025-06-24')).toBe('2025-10-17');
  expect(openUntil('2025-09-30')).toBe('2026-01-30');
  expect(openUntil('2023-06-20')).toBe('2023-10-13');
});

test('what was tabled between two is open until the close of the one to come', () => {
  expect(openUntil('2025-02-20')).toBe('2025-04-25');
  expect(openUntil('2025-12-24')).toBe('2026-01-30');
  expect(openUntil('2026-01-25')).toBe('2026-01-30');
});

test('every day has an end, which is a Friday ahead of it and never earlier for a later day', () => {
  const some = fc.integer({ min: 0, max: 36_500 }).map((days) => dayAfter('1990-01-01', days));
  fc.assert(
    fc.property(some, (tabled) => {
      const until = openUntil(tabled);
      expect(until > tabled && until <= dayAfter(tabled, 240)).toBe(true);
      expect(new Date(until).getUTCDay()).toBe(5);
      expect(openUntil(dayAfter(tabled, 1)) >= until).toBe(true);
    }),
  );
});

test('what is no day is refused', () => {
  expect(() => openUntil('soon')).toThrow(RangeError);
});
