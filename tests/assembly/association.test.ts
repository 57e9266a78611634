import { expect, test } from 'vitest';
import { association, minTogether, isTelling } from '../../src/assembly/association.ts';

test('expects what two would sign together if neither cared what the other does, year by year', () => {
  const found = association(10, [
    { a: 10, b: 20, all: 100 },
    { a: 5, b: 4, all: 40 },
  ]);
  expect(found.expected).toBeCloseTo(2.5);
  expect(found.lift).toBeCloseTo(4);
  expect(isTelling(found)).toBe(true);
});

test('members of one time are not taken for friends: those who sign everything of a year meet there', () => {
  // Over both years together it would be 20 * 20 / 1000 = 0.4, and 20 in common a sensation.
  const found = association(20, [
    { a: 20, b: 20, all: 20 },
    { a: 0, b: 0, all: 980 },
  ]);
  expect(found).toMatchObject({ expected: 20, lift: 1, surprise: 0 });
  expect(isTelling(found)).toBe(false);
});

test('few in common prove nothing, nor do as many as chance brings', () => {
  const rare = [{ a: 5, b: 5, all: 1000 }];
  expect(isTelling(association(minTogether - 1, rare))).toBe(false);
  expect(isTelling(association(minTogether, rare))).toBe(true);
  expect(isTelling(association(12, [{ a: 100, b: 100, all: 1000 }]))).toBe(false);
  expect(association(0, [])).toEqual({ observed: 0, expected: 0, lift: 0, surprise: 0 });
  expect(association(3, [{ a: 1, b: 1, all: 0 }]).expected).toBe(0);
});
