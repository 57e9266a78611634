import { expect, test } from 'vitest';
import { isWaiting, waitAgain } from '../../src/lib/site-wait.ts';

const minute = 60_000;
const noon = new Date('2026-03-01T12:00:00Z');
const after = (minutes: number) => new Date(noon.getTime() + minutes * minute);
const patient = waitAgain(8, null, noon);

test('a wait lasts as long as nothing disproves it', () => {
  expect(patient.nextTryAt).toEqual(after(32));
  expect(isWaiting(patient, null, after(31))).toBe(true);
  expect(isWaiting(patient, after(-30), after(31))).toBe(true);
  expect(isWaiting(patient, null, after(32))).toBe(false);
});

test('a document that the site served since ends it, though not within two minutes', () => {
  expect(isWaiting(patient, after(1), after(1))).toBe(true);
  expect(isWaiting(patient, after(1), after(2))).toBe(false);
});

test('what was served in the minute before may have been served after it', () => {
  expect(isWaiting(patient, after(-0.5), after(2))).toBe(false);
  expect(isWaiting(patient, after(-2), after(2))).toBe(true);
});

test('what the site asked for holds whatever it serves to others', () => {
  const asked = waitAgain(8, 10 * minute, noon);
  expect(isWaiting(asked, after(5), after(9))).toBe(true);
  expect(isWaiting(asked, after(5), after(10))).toBe(false);
  expect(waitAgain(0, 2 * 60 * minute, noon).nextTryAt).toEqual(after(120));
});

test('a wait that a clock far ahead began is none', () => {
  expect(isWaiting(waitAgain(8, null, after(60 * 24)), null, noon)).toBe(false);
});

test('a wait that an earlier version stored lasts as long as it says', () => {
  const { failures, nextTryAt } = patient;
  expect(isWaiting({ failures, nextTryAt }, after(5), after(31))).toBe(true);
});
