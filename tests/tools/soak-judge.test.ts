import { expect, test } from 'vitest';
import { judge, type Sample } from '../../bench/soak/judge.ts';

/** One sample a minute. */
const run = (of: (minute: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 30 }, (_, minute) => ({
    minute,
    resident: 250,
    heap: 80,
    handles: 12,
    files: 40,
    connections: 15,
    ...of(minute),
  }));

test('what grows while it warms up, and what goes up and down, is flat', () => {
  const samples = run((minute) => ({
    resident: 200 + 10 * Math.min(minute, 5) + (minute % 3),
    heap: 80 + (minute % 4),
  }));
  expect(judge(samples, 5).isFlat).toBe(true);
});

test.each([
  ['memory', (minute: number) => ({ resident: 250 + minute * 2 })],
  ['the heap', (minute: number) => ({ heap: 80 + minute })],
  ['handles', (minute: number) => ({ handles: 12 + minute })],
  ['connections', (minute: number) => ({ connections: 15 + minute / 2, files: 40 + minute / 2 })],
])('%s that grow on are not', (_, of) => {
  expect(judge(run(of), 5).isFlat).toBe(false);
});

test('too few samples prove nothing', () => {
  expect(() => judge(run(() => ({})).slice(0, 10), 5)).toThrow('too few');
});
