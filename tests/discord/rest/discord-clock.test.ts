import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDiscordClock } from '../../../src/discord/rest/discord-clock.ts';

const noon = Date.parse('2026-11-30T12:00:00Z');
const header = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toUTCString();

beforeEach(() => void vi.useFakeTimers({ now: noon, toFake: ['Date', 'performance'] }));
afterEach(() => void vi.useRealTimers());

test('before any answer it is our own clock', () => {
  expect(createDiscordClock().now()).toEqual(new Date(noon));
  const clock = createDiscordClock();
  clock.heard(null, 10);
  clock.heard('yesterday', 10);
  expect(clock.now()).toEqual(new Date(noon));
});

test.each([-10, -5, 5, 10])('with ours %s minutes wrong it is Discord’s', (minutes) => {
  const theirs = noon - minutes * 60_000;
  const clock = createDiscordClock();
  clock.heard(header(theirs), 80);
  expect(Math.abs(clock.now().getTime() - theirs)).toBeLessThan(1_100);
});

test('setting our clock changes nothing, and time never goes back between answers that agree', () => {
  const clock = createDiscordClock();
  clock.heard(header(noon), 80);
  const before = clock.now().getTime();
  vi.advanceTimersByTime(400);
  vi.setSystemTime(noon + 3_600_000);
  clock.heard(header(noon + 400), 2_000);
  expect(clock.now().getTime() - before).toBe(400);
});

test('a machine that was suspended is put right by the next answer', () => {
  const clock = createDiscordClock();
  clock.heard(header(noon), 80);
  clock.heard(header(noon + 3_600_000), 80);
  expect(Math.abs(clock.now().getTime() - noon - 3_600_000)).toBeLessThan(1_100);
});
