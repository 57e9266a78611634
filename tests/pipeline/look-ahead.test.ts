import { expect, test } from 'vitest';
import { lookAheadPlan, paceAt } from '../../src/pipeline/look-ahead.ts';
import { later } from '../support/declarations.ts';
import { declarationAt, useStage } from './walk-support.ts';
import { follow } from '../support/enqueue.ts';
import { useDatabase } from '../support/database.ts';

const minute = 60_000;
const highest = 100;
/** A Wednesday of the January part-session, and one without, at noon in Strasbourg. */
const session = new Date('2026-01-28T11:00:00Z');
const ordinary = new Date('2026-02-18T11:00:00Z');

const files = (askedAt: Date | null) =>
  Array.from({ length: 100 }, (_, at) => ({ fileId: highest + 1 + at, askedAt }));
const plan = (now: Date, askedAt: Date | null, foundAt: Date | null = null) =>
  lookAheadPlan(now, { highest, foundAt, files: files(askedAt) });

test('what was never asked for is due, the nearest first', () => {
  expect(plan(ordinary, null)).toEqual(files(null).map(({ fileId }) => fileId));
});

test('on a day of a part-session the nearest are asked for every two minutes, the farther the seldomer', () => {
  expect(plan(later(minute, session), session)).toEqual([]);
  expect(plan(later(2 * minute, session), session)).toEqual([101, 102, 103]);
  expect(plan(later(6 * minute, session), session)).toHaveLength(8);
  expect(plan(later(24 * minute, session), session)).toHaveLength(20);
  expect(plan(later(180 * minute, session), session)).toHaveLength(100);
});

test('between part-sessions it is slower, slower at the weekend and slowest at night, by the clock of Strasbourg', () => {
  const every = (iso: string) => paceAt(new Date(iso), null).everyMs / minute;
  expect(every('2026-01-28T11:00:00Z')).toBe(2);
  expect(every('2026-01-28T21:30:00Z')).toBe(20);
  expect(every('2026-02-18T11:00:00Z')).toBe(15);
  expect(every('2026-02-21T11:00:00Z')).toBe(30);
  expect(every('2026-02-18T23:00:00Z')).toBe(60);
  // Seven o'clock in summer is five in UTC.
  expect(every('2026-08-19T04:59:00Z')).toBe(60);
  expect(every('2026-08-19T05:00:00Z')).toBe(30);
});

test('after a document was found more are looked for at once, for a while', () => {
  expect(plan(later(4 * minute, ordinary), ordinary, ordinary)).toEqual([101, 102]);
  expect(plan(later(4 * minute, ordinary), ordinary, later(-30 * minute, ordinary))).toEqual([]);
});

test('every file of the window is asked for within a day, also after the clock was set back', () => {
  expect(plan(later(24 * 60 * minute, ordinary), ordinary)).toHaveLength(100);
  expect(plan(later(-60 * minute, ordinary), ordinary)).toHaveLength(100);
});

const db = useDatabase();
const stage = useStage(db);

test('a walk that keeps to the pace asks for little, and alerts when its time has come', async () => {
  await follow(db(), 'all', {});
  stage.assembly.publish(declarationAt(100, 0));
  stage.at = ordinary;
  const options = { window: 20, paced: true };
  await stage.walk(options);
  stage.asked();
  stage.at = later(2 * minute, ordinary);
  await stage.walk(options);
  expect(stage.asked()).toEqual([]);
  const news = declarationAt(102, 1);
  stage.assembly.publish(news);
  stage.at = later(15 * minute, ordinary);
  expect(await stage.walk(options)).toMatchObject({ alerts: 1 });
  expect(await stage.alerts()).toEqual([news.number]);
  // At the pace of a moment at which something was found: nothing is asked for twice in a round.
  const asked = stage.asked();
  expect(new Set(asked).size).toBe(asked.length);
});
