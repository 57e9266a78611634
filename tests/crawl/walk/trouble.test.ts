import { expect, test } from 'vitest';
import type { Misbehaviour } from '../../../tools/assembly-sandbox/misbehaviour.ts';
import type { Clock } from '../../../src/source/http/request-pacing.ts';
import { createSiteRules } from '../../../src/source/http/robots.ts';
import type { Database } from '../../../src/store/db/database.ts';
import { noteEvidence } from '../../../src/store/crawl/evidence.ts';
import { sourcesStatus } from '../../../src/store/crawl/source-status.ts';
import { setWalkState, walkState } from '../../../src/store/crawl/walk-state.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { declarationAt, useStage } from './support.ts';

const db = useDatabase();
const stage = useStage(db);
const hour = 60 * 60_000;

const state = () => walkState(db(), stage.assembly.baseUrl);
const source = async () => (await sourcesStatus(db())).sources.find((one) => one.source === 'walk');
const placeOf = (fileId: number) => `/en/files/${fileId}/html` as const;

const refusals: [string, Misbehaviour, 'blocked' | 'unreachable'][] = [
  ['is a challenge', 'challenge', 'blocked'],
  ['is 403', { status: 403 }, 'blocked'],
  ['is 429', { status: 429, retryAfter: '600' }, 'blocked'],
  ['is 500', { status: 500 }, 'unreachable'],
  ['breaks off', 'reset', 'unreachable'],
];

test.each(refusals)('an answer that %s ends the round and loses nothing', async (_what, kind, outcome) => {
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(101, 1), declarationAt(102, 2)]);
  const undo = assembly.misbehave(placeOf(101), kind);
  expect(await stage.walk()).toMatchObject({ outcome, kept: 1, caughtUp: false });
  expect(stage.asked()).toEqual([100, 101]);
  expect(await state()).toMatchObject({ highest: 100, next: 101, frontierAt: null, failures: 1 });
  expect(await source()).toMatchObject({ lastOutcome: outcome, lastSuccessAt: null });
  undo();
  stage.at = later(10 * 60_000);
  expect(await stage.walk()).toMatchObject({
    outcome: 'ok',
    kept: 2,
    caughtUp: true,
    state: { failures: 0 },
  });
  expect(stage.asked().slice(0, 3)).toEqual([101, 102, 103]);
});

test('a site that goes on refusing is asked less and less often, and kept what it asks for', async () => {
  stage.assembly.misbehave('pages', { status: 503, retryAfter: '1200' });
  await stage.walk();
  const asked = stage.assembly.requests.length;
  stage.at = later(1_199_000);
  expect(await stage.walk()).toMatchObject({ asked: 0 });
  expect(stage.assembly.requests).toHaveLength(asked);
  stage.at = later(1_200_000);
  await stage.walk();
  expect(stage.assembly.requests).toHaveLength(asked + 1);
});

test('a wait after much trouble ends when the site serves a document to whoever asks', async () => {
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(101, 1)]);
  const undo = assembly.misbehave('pages', { status: 500 });
  for (let round = 0; round < 9; round += 1) {
    stage.at = (await state())?.nextTryAt ?? stage.at;
    await stage.walk();
  }
  const { failures = 0, nextTryAt = noon } = (await state()) ?? {};
  expect(failures).toBe(9);
  const troubled = stage.at;
  const minutes = (count: number) => new Date(troubled.getTime() + count * 60_000);
  undo();
  stage.at = minutes(5);
  expect(await stage.walk()).toMatchObject({ asked: 0 });
  await noteEvidence(db(), assembly.baseUrl, { declarationAt: minutes(4), fileId: 100 });
  expect(nextTryAt > minutes(30)).toBe(true);
  expect(await stage.walk()).toMatchObject({ outcome: 'ok', kept: 2, state: { failures: 0 } });
});

test('what robots.txt forbids is never asked for, and is told', async () => {
  const clock: Clock = { now: () => stage.at.getTime(), sleep: async () => undefined };
  const rules = createSiteRules({ product: 'Hemicycle', clock });
  stage.assembly.publish(declarationAt(100, 0));
  stage.assembly.setRobots('User-agent: *\nDisallow: /en/files/\n');
  const fetcher = stage.fetcherWith({ rules });
  const report = await stage.walk({}, { fetcher });
  expect(report).toMatchObject({ outcome: 'blocked', asked: 0 });
  expect(report.detail).toContain('robots.txt');
  expect(stage.assembly.requests.map(({ url }) => url)).toEqual(['/robots.txt']);
  expect(await source()).toMatchObject({ lastOutcome: 'blocked', detail: report.detail });
});

test('nothing from the very first file on is no frontier but trouble', async () => {
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(101, 1)]);
  const undo = assembly.misbehave('pages', { status: 404 });
  const report = await stage.walk();
  expect(report).toMatchObject({ outcome: 'broken', missing: 5, caughtUp: false });
  expect(report.detail).toContain('files 100 to 104');
  expect(await state()).toMatchObject({ frontierAt: null, next: 100 });
  undo();
  stage.at = later(hour);
  expect(await stage.walk()).toMatchObject({ outcome: 'ok', kept: 2, caughtUp: true });
});

test('a site that loses everything on the way has not come to its end', async () => {
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(103, 1)]);
  await stage.walk({ perTick: 1 });
  const undo = assembly.misbehave('pages', { status: 404 });
  expect(await stage.walk()).toMatchObject({ outcome: 'broken', caughtUp: false });
  expect(await state()).toMatchObject({ highest: 100, next: 101, frontierAt: null });
  undo();
  stage.at = later(hour);
  expect(await stage.walk()).toMatchObject({ kept: 1, caughtUp: true, state: { highest: 103 } });
});

test('nor has one that loses everything later: “nothing new” is not believed', async () => {
  const { assembly } = stage;
  assembly.publish(declarationAt(100, 0));
  await stage.walk();
  const undo = assembly.misbehave('pages', { status: 404 });
  expect(await stage.walk()).toMatchObject({ outcome: 'broken', state: { frontierAt: noon, highest: 100 } });
  undo();
  stage.at = later(hour);
  expect(await stage.walk()).toMatchObject({ outcome: 'unchanged', state: { failures: 0 } });
});

test('the last file may be withdrawn: others show that the site is there', async () => {
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(101, 1)]);
  await stage.walk();
  assembly.misbehave(placeOf(101), { status: 410 });
  expect(await stage.walk()).toMatchObject({ outcome: 'unchanged' });
});

test('a site that shows a page where there is no file, or leads elsewhere, is seen through', async () => {
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(102, 1)]);
  for (const id of [999_999_999, 101, 103, 105, 107]) assembly.misbehave(placeOf(id), 'html');
  for (const id of [104, 106]) assembly.misbehave(placeOf(id), { redirect: '/en' });
  expect(await stage.walk()).toMatchObject({ kept: 2, other: 0, missing: 8, state: { highest: 102 } });
  // What leads elsewhere is no answer about the file; the others show what a file that cannot be shows.
  expect(await state()).toMatchObject({ frontierAt: noon });
});

test('a file of which nothing can be made does not hold up the walk', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(101, 1), declarationAt(102, 2)]);
  stage.assembly.misbehave(placeOf(101), 'loop');
  expect(await stage.walk()).toMatchObject({ kept: 2, missing: 6, caughtUp: true });
  stage.assembly.behave();
  stage.at = later(24 * hour);
  expect(await stage.walk()).toMatchObject({ kept: 1 });
});

test('a walk that is stopped ends at once; what it had is kept, and nothing comes twice', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.publish(declarationAt(100, 0));
  await stage.walk();
  const news = [declarationAt(101, 1), declarationAt(102, 2), declarationAt(103, 3)];
  assembly.seed(news);
  const undo = assembly.misbehave(placeOf(102), 'hang');
  const stop = new AbortController();
  const reason = new Error('enough');
  const run = stage.walk({}, { signal: stop.signal });
  const ended = expect(run).rejects.toBe(reason);
  await assembly.waitForRequest(placeOf(102), 2);
  stop.abort(reason);
  await ended;
  expect(await state()).toMatchObject({ highest: 101, next: 102 });
  undo();
  stage.asked();
  expect(await stage.walk()).toMatchObject({ kept: 2, alerts: 2 });
  expect(stage.asked().slice(0, 2)).toEqual([102, 103]);
  expect(await stage.alerts()).toEqual(news.map(({ number }) => number).toSorted((a, b) => a - b));
});

test('a crash before the commit leaves neither a step nor an alert, and the next round makes both', async () => {
  await follow(db(), 'all', {});
  stage.assembly.publish(declarationAt(100, 0));
  await stage.walk();
  const news = declarationAt(101, 1);
  stage.assembly.publish(news);
  const before = await state();
  const crash = new Error('The power is gone.');
  const failing = new Proxy(db(), {
    get: (target, key) =>
      key === 'transaction'
        ? (work: Parameters<Database['transaction']>[0]) =>
            target.transaction(async (tx) => {
              await work(tx);
              throw crash;
            })
        : (Reflect.get(target, key) as unknown),
  });
  await expect(stage.walk({}, { db: failing })).rejects.toBe(crash);
  expect(await state()).toEqual(before);
  expect((await sourcesStatus(db())).declarations).toBe(1);
  expect(await stage.alerts()).toEqual([]);
  await stage.walk();
  expect(await stage.alerts()).toEqual([news.number]);
});

test('a page that the database refuses is passed over', async () => {
  stage.assembly.seed([declarationAt(100, 0), { ...declarationAt(101, 1), document: 99_999 }]);
  const refusal = Object.assign(new Error('refused'), { code: '22021', severity: 'ERROR' });
  let refused = 0;
  const picky = new Proxy(db(), {
    get: (target, key) =>
      key === 'transaction'
        ? (work: Parameters<Database['transaction']>[0]) =>
            target.transaction(async (tx) => {
              const done = await work(tx);
              const next = await walkState(tx, stage.assembly.baseUrl);
              if (next?.highest === 101) {
                refused += 1;
                throw refusal;
              }
              return done;
            })
        : (Reflect.get(target, key) as unknown),
  });
  expect(await stage.walk({}, { db: picky })).toMatchObject({ kept: 1, caughtUp: true });
  expect(refused).toBe(1);
});

test('the walk is as polite as all else: one request at a time, with its own pause between', async () => {
  let now = 0;
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
    now += ms;
  };
  const fetcher = stage.fetcherWith({ pauseMs: 1000, clock: { now: () => now, sleep } });
  stage.assembly.publish(declarationAt(100, 0));
  await stage.walk({ pauseMs: 3000 }, { fetcher });
  const { requests } = stage.assembly;
  expect(requests.every(({ atOnce }) => atOnce === 1)).toBe(true);
  expect(slept.reduce((sum, ms) => sum + ms, 0)).toBe(3000 * (requests.length - 1));
});

test('a state that cannot be read is none', async () => {
  await setWalkState(db(), 'https://elsewhere.example', {} as never);
  expect(await walkState(db(), 'https://elsewhere.example')).toBeNull();
});
