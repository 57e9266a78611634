import fc from 'fast-check';
import { expect, test } from 'vitest';
import { couldHaveSigned, longestSilence, sessionAfter } from '../../src/assembly/seen.ts';

test('a part-session comes after the one before it, over the years', () => {
  expect(sessionAfter(20191, 1)).toBe(20192);
  expect(sessionAfter(20194, 1)).toBe(20201);
  expect(sessionAfter(20201, -1)).toBe(20194);
  expect(sessionAfter(20191, -longestSilence)).toBe(20171);
});

test('counts from the first to the last part-session in which somebody is seen, and no long silence', () => {
  const one = (...sessions: number[]) => new Map(sessions.map((session) => [session, 1]));
  expect(couldHaveSigned([20191, 20194], one(20184, 20191, 20192, 20193, 20194, 20201))).toBe(4);
  expect(couldHaveSigned([20191], one(20184, 20191, 20192))).toBe(1);
  expect(couldHaveSigned([], one(20191))).toBe(0);
  // Two years are waited for, and not one part-session more.
  expect(couldHaveSigned([20191, 20211], one(20194))).toBe(1);
  expect(couldHaveSigned([20191, 20212], one(20191, 20194, 20212))).toBe(2);
});

const session = fc
  .record({ year: fc.integer({ min: 2000, max: 2012 }), of: fc.integer({ min: 1, max: 4 }) })
  .map(({ year, of }) => year * 10 + of);

test('is never less than what was signed, nor more than there is', () => {
  fc.assert(
    fc.property(
      fc.array(session),
      fc.array(fc.tuple(session, fc.integer({ min: 1, max: 9 }))),
      (seen, counted) => {
        const declarations = new Map(counted);
        const own = [...new Set(seen)].reduce((sum, one) => sum + (declarations.get(one) ?? 0), 0);
        const all = [...declarations.values()].reduce((sum, n) => sum + n, 0);
        const possible = couldHaveSigned(seen, declarations);
        expect(possible).toBeGreaterThanOrEqual(own);
        expect(possible).toBeLessThanOrEqual(all);
      },
    ),
  );
});
