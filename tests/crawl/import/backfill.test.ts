import { asc } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { SandboxAssembly } from '../../../tools/assembly-sandbox/server.ts';
import { backfill, type BackfillReport } from '../../../src/crawl/import/backfill.ts';
import type { Fetcher } from '../../../src/source/http/fetcher.ts';
import { recentDeliveries } from '../../../src/store/delivery/deliveries.ts';
import { notePages } from '../../../src/store/crawl/pages/page-inbox.ts';
import { declarations, facts, pages } from '../../../src/store/db/schema.ts';
import { aFetcher, anAssembly } from '../../source/support/fetch.ts';
import { archived } from '../../source/support/pages.ts';
import { useDatabase } from '../../support/database.ts';
import { noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { aWatcher, counts } from './support.ts';

const db = useDatabase();
let assembly: SandboxAssembly;
let fetcher: Fetcher;

beforeEach(async () => {
  assembly = await anAssembly();
  fetcher = aFetcher(assembly);
  // 102 is a gap and 105 a motion.
  for (const [fileId, number] of [
    [101, 642],
    [103, 648],
    [104, 679],
    [106, 682],
  ] as const)
    assembly.publish({ ...archived(number), fileId });
  assembly.publishOther({ fileId: 105 });
});

interface Run {
  readonly from?: number;
  readonly to?: number;
  readonly again?: boolean;
  readonly signal?: AbortSignal;
  readonly watcher?: ReturnType<typeof aWatcher>;
}

function run({ from = 101, to = 106, again = false, ...options }: Run = {}): Promise<BackfillReport> {
  return backfill(
    { from, to, again },
    {
      db: db(),
      log: quiet,
      now: () => noon,
      fetcher,
      assemblyUrl: assembly.baseUrl,
      assemblyHosts: [assembly.host],
      signal: new AbortController().signal,
      watcher: aWatcher(),
      ...options,
    },
  );
}

const numbers = async () =>
  (await db().select().from(declarations).orderBy(asc(declarations.number))).map(({ number }) => number);
const states = async () =>
  Object.fromEntries((await db().select().from(pages)).map(({ fileId, state }) => [fileId, state]));
const asked = () => assembly.requests.map(({ url }) => Number(/files\/(\d+)/u.exec(url)?.[1]));
/** Without the file that cannot be, which is asked for to see what the site shows then. */
const files = () => asked().filter((id) => id !== 999_999_999);

test('every file of the range is asked for once, stored, and alerted to nobody', async () => {
  await follow(db(), 'all', {});
  const watcher = aWatcher();
  expect(await run({ watcher })).toEqual({
    counts: counts({ new: 4, other: 1, missing: 1 }),
    troubles: [],
    continuedAt: null,
    end: { kind: 'done' },
  });
  expect(files()).toEqual([101, 102, 103, 104, 105, 106]);
  expect(Math.max(...assembly.requests.map(({ atOnce }) => atOnce))).toBe(1);
  expect(await numbers()).toEqual([642, 648, 679, 682]);
  expect(await recentDeliveries(db(), { limit: 10 })).toEqual([]);
  expect(watcher.begun).toEqual([[6, 0]]);
  expect(watcher.seen).toEqual([1, 2, 3, 4, 5, 6]);
  // A gap may be filled one day.
  expect(await states()).toEqual({
    101: 'declaration',
    103: 'declaration',
    104: 'declaration',
    105: 'other',
    106: 'declaration',
  });
  expect(await db().select().from(facts)).toEqual([]);
});

test('files read for good are not asked for again, unless that is wanted', async () => {
  await run();
  const before = assembly.requests.length;
  expect((await run()).counts).toEqual(counts({ held: 5, missing: 1 }));
  expect(files().slice(before - 1)).toEqual([102]);
  expect((await run({ again: true })).counts).toEqual(counts({ unchanged: 4, other: 1, missing: 1 }));
});

test('files that wait as news are left to the service', async () => {
  const news = [{ fileId: 104, url: assembly.addressOf(104) }];
  await db().transaction((tx) => notePages(tx, news, { baseline: false, now: noon }));
  expect((await run()).counts).toEqual(counts({ new: 3, other: 1, missing: 1, news: 1 }));
  expect(asked()).not.toContain(104);
  expect(await states()).toMatchObject({ 104: 'waiting' });
});

test('an incomplete page waits in quarantine with what was sent', async () => {
  assembly.publish({ ...archived(682), fileId: 107 }, { layout: 'A2' });
  const report = await run({ from: 107, to: 107 });
  expect(report.counts).toEqual(counts({ incomplete: 1 }));
  const [page] = await db().select().from(pages);
  expect(page).toMatchObject({ fileId: 107, state: 'incomplete', baseline: true });
  expect(page?.bytes?.length).toBeGreaterThan(100);
});

test('stopped in the middle, it goes on where it was', async () => {
  const stop = new AbortController();
  const watcher = aWatcher((done) => done === 3 && stop.abort());
  expect(await run({ signal: stop.signal, watcher })).toMatchObject({
    counts: { new: 2, missing: 1 },
    end: { kind: 'interrupted', next: 104 },
  });
  expect(await numbers()).toEqual([642, 648]);
  const rest = aWatcher();
  expect(await run({ watcher: rest })).toMatchObject({
    continuedAt: 104,
    counts: { new: 2, other: 1, missing: 0 },
    end: { kind: 'done' },
  });
  expect(rest.begun).toEqual([[6, 3]]);
  expect(rest.seen).toEqual([4, 5, 6]);
  expect(files()).toEqual([101, 102, 103, 104, 105, 106]);
});

test('an end asked for while a page is on its way leaves the page for the next time', async () => {
  assembly.misbehave('/en/files/103/html', 'hang', { times: 1 });
  const stop = new AbortController();
  const running = run({ signal: stop.signal });
  await assembly.waitForRequest('/en/files/103/html');
  stop.abort();
  expect(await running).toMatchObject({ end: { kind: 'interrupted', next: 103 } });
  expect((await run()).counts).toEqual(counts({ new: 3, other: 1 }));
});

test('an end in the middle of a kill: what was acknowledged is where it goes on', async () => {
  const watcher = aWatcher((done) => {
    if (done === 3) throw new Error('killed');
  });
  await expect(run({ watcher })).rejects.toThrow('killed');
  expect(await run()).toMatchObject({ continuedAt: 104, counts: { new: 2 } });
});

test('a site that blocks us ends it at once', async () => {
  assembly.misbehave('/en/files/103/html', 'challenge', { times: 1 });
  const report = await run();
  expect(report).toMatchObject({
    counts: { new: 1, missing: 1, blocked: 1 },
    end: { kind: 'blocked', next: 103, reason: expect.stringContaining('human visitors') },
  });
  expect(files()).toEqual([101, 102, 103]);
  expect(await run()).toMatchObject({ continuedAt: 103, end: { kind: 'done' } });
});

test.each([
  ['its server has trouble', { status: 500 }],
  ['nothing can be made of the answer', { status: 418 }],
] as const)(
  'a page that fails, as %s, is not the end, and an unfinished range begins with it',
  async (_what, failing) => {
    assembly.misbehave('/en/files/103/html', failing, { times: 1 });
    assembly.misbehave('/en/files/106/html', 'challenge', { times: 1 });
    expect(await run()).toMatchObject({
      counts: { new: 2, failed: 1, blocked: 1 },
      end: { kind: 'blocked', next: 103 },
    });
    expect(await run()).toMatchObject({
      continuedAt: 103,
      counts: { new: 2, held: 2 },
      end: { kind: 'done' },
    });
    expect(await numbers()).toEqual([642, 648, 679, 682]);
  },
);

test('a site that answers nothing five times in a row ends it', async () => {
  assembly.misbehave('pages', { status: 503 });
  expect(await run({ to: 200 })).toMatchObject({
    counts: { failed: 5 },
    end: { kind: 'unreachable', next: 101 },
  });
});

test('a site that asks for a pause gets one', async () => {
  assembly.misbehave('pages', { status: 503, retryAfter: '120' });
  expect(await run()).toMatchObject({ counts: { failed: 1 }, end: { kind: 'unreachable', next: 101 } });
});

test('an address that leads to another page is no page of that file', async () => {
  assembly.misbehave('/en/files/101/html', { redirect: '/' });
  assembly.misbehave('/en/files/102/html', { redirect: '/en/files/103/html' });
  const { counts: first, troubles } = await run({ to: 103 });
  expect(first).toEqual(counts({ new: 1, failed: 2 }));
  expect(troubles.map(({ reason }) => reason)).toContainEqual(
    expect.stringContaining('leads away from the file'),
  );
  expect(await states()).toEqual({ 103: 'declaration' });
});

test('an address that leads where that of a file that cannot be leads is not there', async () => {
  for (const fileId of [101, 102, 999_999_999]) {
    assembly.misbehave(`/en/files/${fileId}/html`, { redirect: '/' });
  }
  expect((await run({ to: 103 })).counts).toEqual(counts({ new: 1, missing: 2 }));
});

test('what was read as a declaration once stays one, whatever its address shows later', async () => {
  await run({ from: 101, to: 101 });
  assembly.publishOther({ fileId: 101 });
  expect((await run({ from: 101, to: 101, again: true })).counts).toEqual(counts({ other: 1 }));
  expect(await states()).toEqual({ 101: 'declaration' });
});

test('a page the site shows for whatever is not there is no file, nor is one that cannot be told from it', async () => {
  const shown = (fileId: number, html: 'html' | 'empty') =>
    assembly.misbehave(`/en/files/${fileId}/html`, html);
  for (const fileId of [102, 110, 999_999_999]) shown(fileId, 'html');
  expect((await run({ to: 110 })).counts).toEqual(counts({ new: 4, other: 1, missing: 5 }));
  expect(Object.keys(await states()).map(Number)).toEqual([101, 103, 104, 105, 106]);
  expect(asked().filter((id) => id === 999_999_999)).toHaveLength(1);

  assembly.behave();
  assembly.misbehave('/en/files/999999999/html', { status: 500 });
  shown(111, 'html');
  shown(112, 'empty');
  expect((await run({ from: 111, to: 112 })).counts).toEqual(counts({ incomplete: 2 }));
  expect(Object.keys(await states())).toHaveLength(5);
});
