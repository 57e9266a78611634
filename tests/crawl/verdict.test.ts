import { describe, expect, test } from 'vitest';
import { verdictOf, type VerdictFacts } from '../../src/crawl/verdict.ts';
import type { SourceStatus } from '../../src/store/crawl/source-status.ts';

const hour = 60 * 60_000;
/** A Wednesday far from any part-session, and one within the January one. */
const between = new Date('2026-11-18T12:00:00Z');
const inSession = new Date('2026-01-28T12:00:00Z');
const ago = (hours: number, now = between) => new Date(now.getTime() - hours * hour);

const source = (of: Partial<SourceStatus> = {}, now = between): SourceStatus => ({
  source: 'walk',
  lastLookAt: ago(0.1, now),
  lastOutcome: 'ok',
  detail: null,
  lastSuccessAt: ago(0.1, now),
  failures: 0,
  failingSince: null,
  ...of,
});
const failing = (hours: number, failures: number, of: Partial<SourceStatus> = {}) =>
  source({ lastOutcome: 'blocked', failures, failingSince: ago(hours), detail: 'Why.', ...of });

const following: VerdictFacts = {
  sources: [source()],
  headingAt: ago(1),
  startedAt: ago(1000),
  declarations: 100,
  lastNewAt: ago(24 * 20),
  walk: { caughtUpAt: ago(900), reachedOn: '2026-10-01', share: 1 },
  before: null,
};
const judged = (facts: Partial<VerdictFacts>, now = between) => {
  const { kind, reason } = verdictOf({ ...following, ...facts }, now);
  return [kind, reason.code];
};

describe('the source is seen', () => {
  test('when a heading was shown within the expected time', () => {
    expect(judged({})).toEqual(['seeing', 'following']);
    expect(judged({ headingAt: ago(25) })).toEqual(['seeing', 'following']);
  });

  test('while the archive is being read, with how far', () => {
    const walk = { caughtUpAt: null, reachedOn: '2024-03-14', share: 0.37 };
    expect(verdictOf({ ...following, walk, declarations: 0, lastNewAt: null }, between)).toMatchObject({
      kind: 'seeing',
      reason: { code: 'catching-up', reachedOn: '2024-03-14', share: 0.37 },
    });
  });

  test('although a feed fails, and although another address of the site does', () => {
    expect(judged({ sources: [source(), failing(5, 9, { source: 'https://a.example/feed' })] })).toEqual([
      'seeing',
      'following',
    ]);
    expect(judged({ sources: [source(), failing(5, 9, { source: 'pages' })] })).toEqual([
      'seeing',
      'following',
    ]);
  });

  test('although one look failed: it may pass by itself', () => {
    expect(judged({ sources: [failing(0.2, 1)], headingAt: ago(1) })).toEqual(['seeing', 'following']);
  });
});

describe('it is unsure', () => {
  test('before the first look, and while the first looks come to no document', () => {
    expect(judged({ sources: [], startedAt: null, headingAt: null })).toEqual(['unsure', 'starting']);
    expect(judged({ startedAt: ago(0.5), headingAt: null })).toEqual(['unsure', 'starting']);
  });

  test('when there are answers and no heading, sooner in the weeks of a part-session', () => {
    expect(judged({ headingAt: ago(27) })).toEqual(['unsure', 'no-heading']);
    const now = inSession;
    const facts = { sources: [source({}, now)], startedAt: ago(1000, now), lastNewAt: ago(100, now) };
    expect(judged({ ...facts, headingAt: ago(5, now) }, now)).toEqual(['seeing', 'following']);
    expect(judged({ ...facts, headingAt: ago(7, now) }, now)).toEqual(['unsure', 'no-heading']);
  });

  test('when nobody looks any more', () => {
    expect(judged({ sources: [source({ lastLookAt: ago(40) })], headingAt: ago(40) })).toEqual([
      'unsure',
      'idle',
    ]);
  });

  test('when documents come and not one new declaration through a part-session', () => {
    expect(judged({ lastNewAt: new Date('2026-09-01T00:00:00Z') })).toEqual(['unsure', 'silent']);
  });

  test('when all files are read and none was a declaration', () => {
    expect(judged({ declarations: 0, lastNewAt: null })).toEqual(['unsure', 'none-found']);
  });
});

describe('it is blind', () => {
  test.each(['blocked', 'broken', 'unreachable'] as const)(
    'when the site is %s again and again',
    (outcome) => {
      const trouble = failing(3, 4, { lastOutcome: outcome });
      expect(verdictOf({ ...following, sources: [trouble], headingAt: ago(4) }, between)).toEqual({
        kind: 'blind',
        since: ago(3),
        reason: { code: outcome, source: 'walk', detail: 'Why.' },
      });
    },
  );

  test('when nothing was found since the start, although the site answers', () => {
    expect(verdictOf({ ...following, headingAt: null, declarations: 0, lastNewAt: null }, between)).toEqual({
      kind: 'blind',
      since: ago(1000),
      reason: { code: 'nothing-found' },
    });
  });

  test('when feeds are all there is, and all of them fail', () => {
    const feeds = [1, 2].map((n) => failing(3, 4, { source: `https://a.example/${n}` }));
    expect(judged({ sources: feeds, headingAt: ago(4) })).toEqual(['blind', 'blocked']);
    expect(judged({ sources: [...feeds, source({ source: 'https://a.example/3' })] })).toEqual([
      'seeing',
      'following',
    ]);
  });

  test('not for trouble of a source that is no longer looked at', () => {
    const old = failing(100, 9, { source: 'pages', lastLookAt: ago(90) });
    expect(judged({ sources: [source(), old], headingAt: ago(1) })).toEqual(['seeing', 'following']);
  });
});

test('since when is remembered as long as the verdict is the same, whatever the reason', () => {
  const before = { kind: 'blind', since: ago(50) } as const;
  const blind = { ...following, sources: [failing(3, 4)], headingAt: ago(4) };
  expect(verdictOf({ ...blind, before }, between).since).toEqual(ago(50));
  expect(verdictOf({ ...following, before }, between).since).toEqual(between);
});
