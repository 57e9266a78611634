import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchReach, type ReachWatch } from '../../../src/discord/sharing/watch-reach.ts';
import type { Reach } from '../../../src/store/sharing/reach.ts';
import { quiet } from '../../support/log.ts';
import { stillClock, type StillClock } from '../support/still-clock.ts';

let clock: StillClock;
let end: AbortController;
let reaches: Reach[];
let tries: number;
let isThrough: boolean;
let isConnected: boolean;
let watch: ReachWatch;

beforeEach(() => {
  clock = stillClock();
  end = new AbortController();
  [reaches, tries, isThrough, isConnected] = [[], 0, true, false];
  watch = watchReach({
    getsThrough: async () => {
      tries += 1;
      return isThrough;
    },
    report: (reach) => reaches.push(reach),
    isConnected: () => isConnected,
    log: quiet,
    signal: end.signal,
    timing: clock,
  });
});
afterEach(() => end.abort());

test('a process that connects has shown that it gets through, and tries nothing more', async () => {
  watch.heard();
  isConnected = true;
  await clock.advance(10 * 60_000);
  expect(reaches).toEqual(['connected']);
  expect(tries).toBe(0);
});

test('one without a connection finds out, and then tries once a minute', async () => {
  await clock.advance(3_000);
  expect(new Set(reaches)).toEqual(new Set(['connected']));
  await clock.advance(10 * 60_000);
  expect(tries).toBe(11);
});

test('what fails is looked into, and does not mean that it is cut off', async () => {
  isConnected = true;
  watch.heard();
  for (let times = 0; times < 20; times += 1) {
    watch.doubt();
    await clock.advance(100);
  }
  expect(new Set(reaches)).toEqual(new Set(['connected']));
  // However much fails, it tries every five seconds at most.
  expect(tries).toBe(1);
  await clock.advance(5_000);
  expect(tries).toBe(2);
});

test('one that is cut off tries ever less often, and knows when it gets through again', async () => {
  isConnected = true;
  watch.heard();
  isThrough = false;
  watch.doubt();
  await clock.advance(0);
  expect(reaches).toEqual(['connected', 'cut-off']);
  await clock.advance(10 * 60_000);
  expect(tries).toBeGreaterThan(20);
  expect(tries).toBeLessThan(40);
  expect(new Set(reaches.slice(1))).toEqual(new Set(['cut-off']));
  isThrough = true;
  await clock.advance(30_000);
  expect(reaches.at(-1)).toBe('connected');
});

test('a connection that is made is no proof for one that was cut off: it tries', async () => {
  isThrough = false;
  await clock.advance(2_000);
  expect(reaches).toEqual(['cut-off']);
  watch.heard();
  await clock.advance(0);
  expect(reaches).toEqual(['cut-off', 'cut-off']);
  isThrough = true;
  watch.heard();
  await clock.advance(0);
  expect(reaches.at(-1)).toBe('connected');
});

test('one that is connected tries again while others are cut off, and says so', async () => {
  isConnected = true;
  watch.heard();
  for (let second = 0; second < 60; second += 1) {
    watch.confirm();
    await clock.advance(1_000);
  }
  expect(tries).toBe(4);
  expect(reaches).toHaveLength(1 + tries);
});
