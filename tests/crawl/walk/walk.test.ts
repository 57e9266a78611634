import { expect, test } from 'vitest';
import { walkDefaults } from '../../../src/crawl/walk/options.ts';
import { readWaitingPages } from '../../../src/crawl/read-pages.ts';
import { notePages, settlePage } from '../../../src/store/crawl/pages/page-inbox.ts';
import { pages } from '../../../src/store/db/schema.ts';
import { nextGapLook } from '../../../src/store/crawl/missing-files.ts';
import { sourcesStatus } from '../../../src/store/crawl/source-status.ts';
import { walkShare, walkState } from '../../../src/store/crawl/walk-state.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { declarationAt, floor, useStage } from './support.ts';

const db = useDatabase();
const stage = useStage(db);
const minute = 60_000;
const day = 24 * 60 * minute;

const stored = async () => (await sourcesStatus(db())).declarations;
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

test('it begins at the file of No. 779, shipped with the project', () => {
  expect(walkDefaults.floor).toBe(32_888);
});

test('up to the last file there is it reads the baseline: all is stored and nobody alerted', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(104, 1)]);
  assembly.publishOther({ fileId: 102 });
  expect(await stage.walk()).toMatchObject({ outcome: 'ok', kept: 2, other: 1, missing: 7, caughtUp: true });
  // Six on the way, five that are not there, and a look whether the site still has what it had.
  expect(stage.asked()).toEqual([...from(100, 109), 104]);
  expect(await stored()).toBe(2);
  expect(await stage.alerts()).toEqual([]);
  expect(await walkState(db(), assembly.baseUrl)).toMatchObject({
    highest: 104,
    next: 105,
    frontierAt: noon,
  });
});

test('from then on what appears is news, once', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.publish(declarationAt(100, 0));
  await stage.walk();
  const { number } = assembly.publish(declarationAt(102, 1)) && declarationAt(102, 1);
  expect(await stage.walk()).toMatchObject({ outcome: 'ok', kept: 1, alerts: 1, caughtUp: false });
  expect(await stage.walk()).toMatchObject({ outcome: 'unchanged', kept: 0, alerts: 0 });
  expect(await stage.alerts()).toEqual([number]);
});

test('new deliveries are announced as they come', async () => {
  await follow(db(), 'all', {});
  let woken = 0;
  const onAlerts = () => void (woken += 1);
  stage.assembly.publish(declarationAt(100, 0));
  await stage.walk({}, { onAlerts });
  expect(woken).toBe(0);
  stage.assembly.publish(declarationAt(101, 1));
  await stage.walk({}, { onAlerts });
  expect(woken).toBe(1);
});

test('a gap shorter than the window is walked over; one as long is the end', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(105, 1), declarationAt(111, 2)]);
  expect(await stage.walk()).toMatchObject({ kept: 2, caughtUp: true, state: { highest: 105 } });
});

test('a round makes so many requests and no more, and the next goes on where it ended', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(103, 1)]);
  expect(await stage.walk({ perTick: 3 })).toMatchObject({ asked: 3, kept: 1, caughtUp: false });
  expect(await stage.walk({ perTick: 3 })).toMatchObject({ asked: 3, kept: 1, caughtUp: false });
  expect(await stage.walk({ perTick: 3 })).toMatchObject({ asked: 3, caughtUp: true });
  // At the end of each round that saw nothing, whether the site still shows what it has.
  expect(stage.asked()).toEqual([100, 101, 102, 100, 103, 104, 105, 103, 106, 107, 108, 103]);
});

test('a round begins nothing after its time, nor after the next poll is due', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(101, 1), declarationAt(102, 2)]);
  const takesAMinute = () => (stage.at = later(minute, stage.at));
  const now = () => takesAMinute();
  await stage.walk({ maxMs: 8 * minute }, { now });
  const first = stage.asked().length;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(5);
  const { at } = stage;
  expect(await stage.walk({}, { until: later(-1, at) })).toMatchObject({ asked: 0 });
  expect(stage.asked()).toEqual([]);
});

test('what a feed or an import brought is not asked for again', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(103, 1)]);
  const note = async (ids: number[]) =>
    db().transaction((tx) =>
      notePages(
        tx,
        ids.map((fileId) => ({ fileId, url: stage.assembly.addressOf(fileId) })),
        {
          baseline: true,
          now: noon,
        },
      ),
    );
  await note([101, 102, 112]);
  for (const id of [101, 102, 112]) await settlePage(db(), id, 'other', 'A motion.', noon);
  await stage.walk();
  // 112 shows that there is more behind the window after 103.
  expect(stage.asked().slice(0, -2)).toEqual([100, ...from(103, 111), ...from(113, 117)]);
  expect(await walkState(db(), stage.assembly.baseUrl)).toMatchObject({ highest: 112 });
});

test('beyond the frontier it looks farther out by turns, and then at what lies between', async () => {
  await follow(db(), 'all', {});
  const options = { window: 8, ahead: 2 };
  stage.assembly.publish(declarationAt(100, 0));
  await stage.walk(options);
  stage.asked();
  await stage.walk(options);
  expect(stage.asked()).toEqual([101, 102, 103, 104, 100]);
  await stage.walk(options);
  expect(stage.asked()).toEqual([101, 102, 105, 106, 100]);
  const found = [declarationAt(104, 1), declarationAt(107, 2)];
  stage.assembly.seed(found);
  expect(await stage.walk(options)).toMatchObject({ kept: 2, alerts: 2, state: { highest: 107 } });
  expect(await stage.alerts()).toEqual(found.map(({ number }) => number).toSorted((a, b) => a - b));
  await stage.walk(options);
  expect(stage.asked().slice(-5)).toEqual([108, 109, 112, 113, 107]);
});

test('a file that appears in a gap of the baseline is found later; it alerts if it is newer than the walk', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.seed([declarationAt(100, 0), declarationAt(103, 1)]);
  await stage.walk();
  const fresh = { ...declarationAt(102, 3), date: '2026-01-06', headingDate: '6 January 2026' };
  assembly.seed([declarationAt(101, 2), fresh]);
  stage.at = later(day - 1);
  expect(await stage.walk()).toMatchObject({ kept: 0 });
  stage.at = later(day);
  expect(await stage.walk({ ahead: 1 })).toMatchObject({ kept: 1, alerts: 1 });
  expect(await stage.walk({ ahead: 1 })).toMatchObject({ kept: 1, alerts: 0 });
  expect(await stage.alerts()).toEqual([fresh.number]);
});

test('a gap among the newest files is looked into every third day in the end, and never given up', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(102, 1)]);
  await stage.walk();
  stage.asked();
  const days: number[] = [];
  for (let after = 1; after <= 16; after += 1) {
    stage.at = later(after * day);
    await stage.walk();
    if (stage.asked().includes(101)) days.push(after);
  }
  expect(days).toEqual([1, 3, 6, 9, 12, 15]);
});

test('gaps have their turn however few requests a round may make', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(102, 1)]);
  await stage.walk();
  stage.asked();
  stage.at = later(day);
  await stage.walk({ perTick: 4 });
  expect(stage.asked()).toContain(101);
});

test('an old gap is looked into less and less often, at the least twice a year', () => {
  const next = (baseline: boolean, age: number) =>
    (nextGapLook({ since: noon, baseline }, later(age * day)).getTime() - later(age * day).getTime()) / day;
  expect([0, 1, 9, 27, 300].map((age) => next(true, age))).toEqual([1, 2, 18, 54, 180]);
  expect([1, 10, 300, 1_000].map((age) => next(false, age))).toEqual([0.5, 5, 150, 180]);
});

test('an incomplete page of the baseline waits with its bytes, and alerts nobody when it is whole', async () => {
  await follow(db(), 'all', {});
  stage.assembly.publish(declarationAt(100, 0));
  stage.assembly.publish(declarationAt(101, 1), { layout: 'A2' });
  expect(await stage.walk()).toMatchObject({ kept: 1, incomplete: 1, caughtUp: true });
  const page = (await db().select().from(pages)).find(({ fileId }) => fileId === 101);
  expect(page).toMatchObject({ state: 'incomplete', baseline: true, attempts: 1 });
  expect(page?.bytes?.byteLength).toBeGreaterThan(100);
  expect(page?.nextTryAt.getTime()).toBeGreaterThan(noon.getTime());
  stage.assembly.publish(declarationAt(101, 1));
  stage.at = later(day);
  const { fetcher, at } = stage;
  const signal = new AbortController().signal;
  const context = {
    db: db(),
    log: quiet,
    now: () => at,
    fetcher,
    assemblyUrl: stage.assembly.baseUrl,
    signal,
  };
  expect(await readWaitingPages(context)).toMatchObject({ kept: 1, alerts: 0 });
  expect(await stage.alerts()).toEqual([]);
});

test('a republication under a new file id is an edition and alerts nobody anew', async () => {
  await follow(db(), 'all', {});
  const declaration = declarationAt(100, 0);
  stage.assembly.publish(declaration);
  await stage.walk();
  const added = [['Ms', 'Petra BAYR', 'Austria', 'SOC']] as const;
  stage.assembly.republish(declaration, { fileId: 101, date: '2026-01-05', added });
  expect(await stage.walk()).toMatchObject({ kept: 0, alerts: 0, state: { highest: 101 } });
  expect((await sourcesStatus(db())).latest).toMatchObject({ number: declaration.number });
  expect(await stage.alerts()).toEqual([]);
});

test('how far it is on its way to today is told by the days of what it read', async () => {
  stage.assembly.seed([
    { ...declarationAt(100, 0), date: '2024-01-05', headingDate: '5 January 2024' },
    { ...declarationAt(101, 1), date: '2025-01-05', headingDate: '5 January 2025' },
    declarationAt(102, 2),
  ]);
  const half = (await stage.walk({ perTick: 2 })).state;
  expect(half && walkShare(half, noon)).toBeCloseTo(0.5, 2);
  const whole = (await stage.walk()).state;
  expect(whole && walkShare(whole, noon)).toBe(1);
  expect(half && walkShare({ ...half, beganOn: null }, noon)).toBeNull();
});

test('a walk that found nothing begins anew where it is now told to begin', async () => {
  stage.assembly.publish(declarationAt(floor, 0));
  expect(await stage.walk({ floor: 50 })).toMatchObject({ outcome: 'broken' });
  expect(await stage.walk({ floor })).toMatchObject({ outcome: 'ok', kept: 1 });
  await stage.walk({ floor: 50 });
  expect(await walkState(db(), stage.assembly.baseUrl)).toMatchObject({ floor });
});

test('under a changed address of the Assembly the walk goes on where it was, and alerts follow', async () => {
  await follow(db(), 'moved', {});
  stage.assembly.seed([declarationAt(100, 0), declarationAt(101, 1)]);
  await stage.walk();
  stage.asked();
  const news = declarationAt(102, 2);
  stage.assembly.publish(news);
  const assemblyUrl = `${stage.assembly.baseUrl}/`;
  const report = await stage.walk({}, { assemblyUrl });
  expect(report).toMatchObject({ alerts: 1, caughtUp: false });
  expect(await stage.alerts()).toEqual([news.number]);
});
