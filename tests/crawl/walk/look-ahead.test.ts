import { expect, test } from 'vitest';
import { lookAheadPlan, lookBudget, paceAt } from '../../../src/crawl/walk/look-ahead.ts';
import { later } from '../../support/declarations/declarations.ts';
import { declarationAt, useStage } from './support.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { useDatabase } from '../../support/database.ts';

const minute = 60_000;
const highest = 100;
/** A Wednesday of the January part-session, and one without, at noon in Strasbourg. */
const session = new Date('2026-01-28T11:00:00Z');
const ordinary = new Date('2026-02-18T11:00:00Z');

const files = (askedAt: Date | null) =>
  Array.from({ length: 100 }, (_, at) => ({ fileId: highest + 1 + at, askedAt }));
const plan = (now: Date, askedAt: Date | null, finds: readonly Date[] = [], spent = 0) =>
  lookAheadPlan(now, { highest, finds, files: files(askedAt), spent });
/** As many documents as make a part-session. */
const many = (before: Date) => Array.from({ length: 8 }, (_, at) => later(-(2 + at) * 60 * minute, before));

test('what was never asked for is due, the nearest first', () => {
  expect(plan(ordinary, null)).toEqual(files(null).map(({ fileId }) => fileId));
});

test('in a part-session the nearest are asked for every two minutes, the farther the seldomer', () => {
  const borneOut = (after: number) => plan(later(after * minute, session), session, many(session));
  expect(borneOut(1)).toEqual([]);
  expect(borneOut(2)).toEqual([101, 102, 103]);
  expect(borneOut(6)).toHaveLength(8);
  expect(borneOut(24)).toHaveLength(20);
  expect(borneOut(180)).toHaveLength(100);
});

test('that there may be a part-session is no part-session: only what was found lately makes one', () => {
  const at = later(2 * minute, session);
  expect(plan(at, session)).toEqual([]);
  expect(plan(later(6 * minute, session), session)).toEqual([101, 102]);
  expect(paceAt(at, many(session)).kind).toBe('session');
  expect(paceAt(at, many(session).slice(1)).kind).toBe('possible');
  expect(paceAt(later(30 * 60 * minute, session), many(session)).kind).toBe('possible');
  expect(paceAt(ordinary, many(ordinary)).kind).toBe('between');
});

test('between part-sessions it is slower, slower at the weekend and slowest at night, by the clock of Strasbourg', () => {
  const every = (iso: string) => paceAt(new Date(iso), many(new Date(iso))).everyMs / minute;
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
  expect(plan(later(4 * minute, ordinary), ordinary, [ordinary])).toEqual([101, 102]);
  expect(plan(later(4 * minute, ordinary), ordinary, [later(-30 * minute, ordinary)])).toEqual([]);
});

test('what is left of the budget of a day is kept for the nearest, to its end', () => {
  const noon = later(3 * 60 * minute, ordinary);
  expect(plan(noon, ordinary, [], lookBudget - 68)).toEqual([101, 102, 103, 104]);
  // Too little for the usual pace: shared out evenly.
  expect(plan(later(15 * minute, ordinary), ordinary, [ordinary], lookBudget - 20)).toEqual([]);
  expect(plan(later(119 * minute, ordinary), ordinary, [], lookBudget - 20)).toEqual([101, 102]);
  expect(plan(later(10 * 60 * minute, ordinary), ordinary, [], lookBudget)).toEqual([]);
  expect(plan(ordinary, null, [], lookBudget)).toEqual([101, 102]);
  // In a part-session there is none.
  expect(plan(later(2 * minute, session), session, many(session), lookBudget)).toHaveLength(3);
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

test('the budget of a day outlives the process, bounds the whole day and is new on the next', async () => {
  stage.assembly.publish(declarationAt(100, 0));
  // A Wednesday on which there may be a part-session.
  const midnight = new Date('2026-04-15T00:00:00Z');
  stage.at = later(-60 * minute, midnight);
  const options = { window: 100, paced: true };
  await stage.walk(options);
  const all = () => stage.assembly.requests.filter(({ url }) => url !== '/robots.txt').length;
  const before = all();
  const hours: number[] = [];
  for (let at = 0; at < 24 * 60; at += 6) {
    stage.at = later(at * minute, midnight);
    await stage.walk(options);
    if (stage.asked().includes(101)) hours.push(stage.at.getUTCHours());
  }
  const spent = all() - before;
  expect(spent).toBeGreaterThan(300);
  expect(spent).toBeLessThanOrEqual(lookBudget);
  expect(hours.at(-1)).toBe(23);
  expect(new Set(hours).size).toBe(24);
}, 60_000);
