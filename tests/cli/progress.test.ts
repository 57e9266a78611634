import { beforeEach, expect, test } from 'vitest';
import { createProgress, duration } from '../../src/cli/progress.ts';
import { counts } from '../crawl/import/support.ts';
import { aScreen } from './support.ts';

let at = 0;
const now = () => at;

beforeEach(() => {
  at = 1_000_000;
});

test('where nobody watches: a line at the start and one every ten seconds', () => {
  const screen = aScreen(false);
  const progress = createProgress(screen, now);
  progress.begin(12_000, 0);
  for (let done = 1; done <= 2_500; done += 1) {
    at += 10;
    progress.moved(done, counts({ new: done, failed: done > 2_400 ? 1 : 0 }));
  }
  progress.end();
  expect(screen.text().split('\n')).toEqual([
    '12,000 pages to go through.',
    '1,000 of 12,000 pages, 100 a second, 110 s left: 1,000 new',
    '2,000 of 12,000 pages, 100 a second, 100 s left: 2,000 new',
    '',
  ]);
});

test('trouble is counted, and a slow pace is told by the minute', () => {
  const screen = aScreen(false);
  const progress = createProgress(screen, now);
  progress.begin(100, 40);
  at += 12_000;
  progress.moved(41, counts({ incomplete: 1, failed: 2, blocked: 3 }));
  expect(screen.text()).toBe(
    '100 pages to go through, continuing after 40.\n' +
      '41 of 100 pages, 5.0 a minute, 12 min left: 0 new, 6 with trouble\n',
  );
});

test('pages passed over at the start do not count for the pace of later ones', () => {
  const screen = aScreen(false);
  const progress = createProgress(screen, now);
  progress.begin(1_000, 0);
  at += 600;
  progress.moved(500, counts({ held: 500 }));
  for (let done = 501; done <= 600; done += 1) {
    at += 1_000;
    progress.moved(done, counts({ held: 500, new: done - 500 }));
  }
  expect(screen.text().trim().split('\n').at(-1)).toMatch(/^600 of 1,000 pages, 1\.0 a second, 7 min left/u);
});

test('before there is anything to measure, no pace is made up', () => {
  const screen = aScreen(true);
  const progress = createProgress(screen, now);
  progress.begin(3, 0);
  progress.end();
  expect(screen.text()).toContain('0 of 3 | measuring | time left unknown');
});

test('where a person watches: a bar with rate and time left, and the cursor given back', () => {
  const screen = aScreen(true);
  const progress = createProgress(screen, now);
  progress.begin(4, 0);
  at += 2_000;
  progress.moved(1, counts({ new: 1 }));
  progress.end();
  const text = screen.text();
  expect(text).toContain('█████░░░░░░░░░░░░░░░ 25 % | 1 of 4 | 30.0 a minute | 6 s left | 1 new');
  expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(text.lastIndexOf('\u001b[?25l'));
  expect(text.endsWith('\n')).toBe(true);
});

test('a bar that was never begun can be ended', () => {
  const screen = aScreen(true);
  createProgress(screen, now).end();
  expect(screen.text()).toBe('');
});

test('more pages than were counted at first never show more than all', () => {
  const screen = aScreen(true);
  const progress = createProgress(screen, now);
  progress.begin(1, 0);
  at += 100;
  progress.moved(2, counts({ new: 2 }));
  progress.end();
  expect(screen.text()).toContain('100 % | 2 of 2 | 20 a second | done | 2 new');
});

test.each([
  [0, '0 s'],
  [119, '119 s'],
  [600, '10 min'],
  [7_500, '2 h 5 min'],
])('%d seconds in words', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});
