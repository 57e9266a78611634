import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readWaitingPages } from '../../../src/crawl/read-pages.ts';
import { missingFiles, pages } from '../../../src/store/db/schema.ts';
import { sourcesStatus } from '../../../src/store/crawl/source-status.ts';
import { walkState } from '../../../src/store/crawl/walk-state.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { declarationAt, useStage } from './support.ts';

const db = useDatabase();
const stage = useStage(db);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const state = () => walkState(db(), stage.assembly.baseUrl);
const placeOf = (fileId: number) => `/en/files/${fileId}/html` as const;
const stored = async () => (await sourcesStatus(db())).declarations;
const pageOf = async (fileId: number) => (await db().select().from(pages).where(eq(pages.fileId, fileId)))[0];
const missing = async () => (await db().select().from(missingFiles)).map(({ fileId }) => fileId);

const readInbox = () =>
  readWaitingPages({
    db: db(),
    log: quiet,
    now: () => stage.at,
    fetcher: stage.fetcher,
    assemblyUrl: stage.assembly.baseUrl,
    signal: new AbortController().signal,
  });

/** A look every few minutes for so long, as the service makes them. */
async function wait(ms: number, everyMs = 5 * minute): Promise<void> {
  for (const until = later(ms, stage.at); stage.at < until; stage.at = later(everyMs, stage.at)) {
    await readInbox();
    await stage.walk();
  }
}

const outages = [
  ['a maintenance page', 'maintenance'],
  ['404 for everything', { status: 404 }],
  ['a redirect home', { redirect: '/en' }],
  ['an empty page', 'empty'],
  ['a page of another file', { redirect: '/en/files/100/html' }],
] as const;

test.each(outages)('an hour of %s in the baseline moves the walk past nothing', async (_what, kind) => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.seed(Array.from({ length: 14 }, (_, nth) => declarationAt(100 + nth, nth)));
  await stage.walk({ perTick: 3 });
  const before = await state();
  const undo = assembly.misbehave('pages', kind);
  await wait(hour);
  expect(await state()).toMatchObject({ highest: before?.highest, frontierAt: null });
  expect((await sourcesStatus(db())).sources.find(({ source }) => source === 'walk')?.lastOutcome).toBe(
    'broken',
  );
  undo();
  await wait(2 * hour);
  expect(await state()).toMatchObject({ highest: 113, frontierAt: expect.any(Date) });
  expect(await stored()).toBe(14);
  expect(await stage.alerts()).toEqual([]);
});

test.each(outages)('an hour of %s later on costs no alert', async (_what, kind) => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(101, 1)]);
  await stage.walk();
  const undo = assembly.misbehave('pages', kind);
  const news = [declarationAt(102, 2), declarationAt(104, 3)];
  assembly.seed(news);
  await wait(hour);
  expect(await state()).toMatchObject({ highest: 101 });
  undo();
  await wait(2 * hour);
  expect(await state()).toMatchObject({ highest: 104 });
  expect(await stage.alerts()).toEqual(news.map(({ number }) => number).toSorted((a, b) => a - b));
});

test('a maintenance page that begins and ends within a round leaves nothing behind', async () => {
  const { assembly } = stage;
  assembly.seed([100, 101, 102, 103, 104, 105].map((id, nth) => declarationAt(id, nth)));
  assembly.misbehave('pages', 'maintenance', { times: 2 });
  await stage.walk();
  await wait(2 * day, hour);
  expect(await stored()).toBe(6);
});

test('a site that begins to show a page where there is no file goes on being read', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(102, 1)]);
  await stage.walk({ perTick: 2 });
  assembly.misbehave('pages', 'soft 404');
  await wait(hour);
  expect(await state()).toMatchObject({ highest: 102, frontierAt: expect.any(Date) });
  const news = declarationAt(103, 2);
  assembly.publish(news);
  await wait(hour);
  expect(await stage.alerts()).toEqual([news.number]);
  assembly.behave();
  const more = declarationAt(105, 3);
  assembly.publish(more);
  await wait(hour);
  expect(await stage.alerts()).toEqual([news.number, more.number].toSorted((a, b) => a - b));
});

test('a page that is an error at first and a declaration later alerts, and the walk waits before it', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.publish(declarationAt(100, 0));
  await stage.walk();
  const news = declarationAt(101, 1);
  assembly.publish(news);
  const undo = assembly.misbehave(placeOf(101), 'html');
  await stage.walk();
  expect(await pageOf(101)).toMatchObject({ state: 'incomplete', baseline: false, headingAt: null });
  expect(await state()).toMatchObject({ highest: 100 });
  await wait(3 * day, hour);
  expect(await stage.alerts()).toEqual([]);
  undo();
  await wait(2 * day, hour);
  expect(await stage.alerts()).toEqual([news.number]);
  expect(await state()).toMatchObject({ highest: 101 });
});

test('so it does when the baseline came by first, if it is dated since', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  const old = declarationAt(101, 1);
  const news = { ...declarationAt(102, 2), date: '2026-01-06', headingDate: '6 January 2026' };
  assembly.seed([declarationAt(100, 0), old, news, declarationAt(103, 3)]);
  const undo = [101, 102].map((id) =>
    assembly.misbehave(placeOf(id), { shows: `<p>Error ${'x'.repeat(id)}</p>` }),
  );
  await stage.walk();
  expect(await state()).toMatchObject({ highest: 103, frontierAt: noon });
  undo.forEach((one) => one());
  await wait(day, hour);
  expect(await stored()).toBe(4);
  expect(await stage.alerts()).toEqual([news.number]);
});

test('the same page under two file ids is the page of neither', async () => {
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(101, 1)]);
  await stage.walk();
  const list = '<h1>Latest</h1><p>Report | Doc. 15999 | 3 May 2026</p><p>Read more.</p>';
  for (const id of [102, 103, 104]) assembly.misbehave(placeOf(id), { shows: list });
  await stage.walk();
  await stage.walk();
  expect(await pageOf(102)).toMatchObject({ state: 'incomplete', headingAt: null });
  expect(await missing()).toEqual(expect.arrayContaining([103, 104]));
  assembly.behave();
  assembly.seed([declarationAt(102, 2), declarationAt(103, 3), declarationAt(104, 4)]);
  await wait(day, hour);
  expect(await stored()).toBe(5);
});

test('a file that is not there for a while is found when it is', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.publish(declarationAt(100, 0));
  await stage.walk();
  const [late, next] = [declarationAt(101, 1), declarationAt(102, 2)];
  assembly.publish(next);
  await stage.walk();
  expect(await state()).toMatchObject({ highest: 102 });
  await wait(40 * day, 2 * day);
  assembly.publish(late);
  await wait(4 * day, 12 * hour);
  expect(await stage.alerts()).toEqual([late.number, next.number].toSorted((a, b) => a - b));
});

test('more pages without a heading than the window is wide are no end of the files', async () => {
  const { assembly } = stage;
  assembly.publish(declarationAt(100, 0));
  for (let id = 101; id < 120; id += 1) {
    assembly.misbehave(placeOf(id), { shows: `<p>Something else ${'y'.repeat(id)}</p>` });
  }
  expect(await stage.walk()).toMatchObject({ outcome: 'broken', caughtUp: false });
  expect(await state()).toMatchObject({ highest: 100, frontierAt: null });
  assembly.behave();
  assembly.publish(declarationAt(104, 1));
  await wait(2 * day, hour);
  expect(await stored()).toBe(2);
  expect(await state()).toMatchObject({ highest: 104 });
});

test('what the walk set aside and is not there later is the walk’s to ask for again', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.publish(declarationAt(100, 0));
  await stage.walk();
  const undo = assembly.misbehave(placeOf(102), 'html');
  await stage.walk();
  expect(await pageOf(102)).toMatchObject({ state: 'incomplete' });
  undo();
  await wait(day, hour);
  expect(await pageOf(102)).toBeUndefined();
  const news = declarationAt(102, 1);
  assembly.publish(news);
  await stage.walk();
  expect(await stage.alerts()).toEqual([news.number]);
});
