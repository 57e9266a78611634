import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import type { WalkPlan } from '../src/crawl/sources.ts';
import type { WalkReport } from '../src/crawl/walk/walk.ts';
import type { WalkState } from '../src/store/crawl/walk-state.ts';
import { describeFeeds, describeWalk, describeWalkRound } from '../src/startup-report.ts';
import { later, noon } from './support/declarations/declarations.ts';

const config = readConfig({});
const begun: WalkState = {
  floor: 32_888,
  startedAt: noon,
  highest: 33_400,
  next: 33_404,
  frontierAt: null,
  beganOn: '2024-01-05',
  reachedOn: '2025-01-05',
  asked: 516,
  declarations: 20,
  failures: 0,
  nextTryAt: noon,
  probedAt: null,
};
const walkTold = (plan: Partial<WalkPlan>) =>
  describeWalk({ state: null, beside: false, isDue: true, ...plan }).join('\n');

test('where the walk begins, and that the baseline alerts nobody', () => {
  const lines = walkTold({});
  expect(lines).toContain('begins at file 32888 (No. 779, of June 2023)');
  expect(lines).toContain('without alerts');
  expect(lines.split('\n')).toHaveLength(2);
});

test('the name of the first declaration is told of the shipped floor only', () => {
  const lines = describeWalk({ state: null, beside: false, isDue: true }, 40_000).join('\n');
  expect(lines).toContain('begins at file 40000 ');
  expect(lines).not.toContain('779');
});

test('a walk that was begun goes on; one that caught up says what is news', () => {
  expect(walkTold({ state: begun })).toContain('continues at file 33404');
  const following = walkTold({ state: { ...begun, frontierAt: noon } });
  expect(following).toContain('reached on 2026-01-05; whatever comes after file 33400 is new');
  expect(following).not.toContain('without alerts');
});

test('beside feeds that name the declarations the walk is said to be slow', () => {
  expect(walkTold({ state: begun, beside: true })).toContain('now and then');
});

test('without a feed and without the walk it is said that nothing can be noticed', () => {
  const none = { feedUrls: [], search: null };
  expect(describeFeeds(none, config).join('\n')).not.toContain('nothing new can be found');
  expect(describeFeeds(none, readConfig({ WALK: 'off' })).join('\n')).toContain('set FEED_URLS');
  expect(describeWalk(null)).toEqual([]);
});

const report: WalkReport = {
  outcome: 'ok',
  detail: null,
  asked: 200,
  kept: 3,
  incomplete: 0,
  other: 120,
  missing: 77,
  alerts: 0,
  caughtUp: false,
  state: begun,
};

test('the first round is told with how far it is, later ones only when they came to the end', () => {
  const now = later(0, new Date('2026-01-05T00:00:00Z'));
  expect(describeWalkRound(report, true, now)).toEqual([
    'Reading file by file: asked for 200 files: 3 new declarations, 120 other documents, 77 not there. Next: file 33404, about 50 % of the way.',
  ]);
  expect(describeWalkRound(report, false, now)).toEqual([]);
  const end = { ...report, caughtUp: true, state: { ...begun, frontierAt: noon } };
  expect(describeWalkRound(end, false, now).join()).toContain(
    'the newest file, 33400, and found 20 declarations',
  );
});

test('trouble in the first round is told, and a round that was not due is not', () => {
  const failed = { ...report, outcome: 'blocked', detail: 'The site says no.' } as const;
  expect(describeWalkRound(failed, true, noon)).toEqual(['Reading file by file: blocked. The site says no.']);
  expect(describeWalkRound({ ...report, asked: 0 }, true, noon)).toEqual([]);
});
