import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSources, type WalkMode } from '../../src/pipeline/sources.ts';
import { createFetcher, type Fetcher } from '../../src/source/fetch.ts';
import { status } from '../../src/store/status.ts';
import { setWalkState, type WalkState } from '../../src/store/walk.ts';
import { startAssembly, type SandboxAssembly } from '../../sandbox/assembly/server.ts';
import { useDatabase } from '../support/database.ts';
import { later, noon } from '../support/declarations.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
let assembly: SandboxAssembly;
let fetcher: Fetcher;

beforeEach(async () => {
  assembly = await startAssembly();
  const allowedHosts = [assembly.host];
  fetcher = createFetcher({
    userAgent: 'Hemicycle tests',
    allowedHosts,
    pauseMs: 0,
    timeoutMs: 5_000,
    maxBytes: 100_000,
  });
});

afterEach(async () => {
  await fetcher.close();
  await assembly.close();
});

const find = (configured: readonly string[] = [], at = noon, walkMode?: WalkMode) =>
  findSources(configured, {
    ...(walkMode && { walkMode }),
    db: db(),
    log: quiet,
    now: () => at,
    fetcher,
    assemblyUrl: assembly.baseUrl,
    signal: new AbortController().signal,
  });

test('feeds that are configured are used, and nothing is searched', async () => {
  expect(await find(['https://a.example/feed'])).toEqual({
    feedUrls: ['https://a.example/feed'],
    search: null,
    walk: null,
  });
  expect(assembly.requests).toEqual([]);
});

test('otherwise those that the Assembly’s pages announce, found once', async () => {
  const found = await find();
  expect(found.feedUrls).toContain(assembly.feedUrl);
  expect(found.search).toMatchObject({ outcome: 'ok' });
  const asked = assembly.requests.length;
  expect(await find([], later(1))).toEqual({ feedUrls: found.feedUrls, search: null, walk: null });
  expect(assembly.requests).toHaveLength(asked);
});

test('a search that finds nothing is recorded and repeated less and less often', async () => {
  assembly.misbehave('/', 'challenge');
  assembly.misbehave('/en', 'challenge');
  const searchedAt: number[] = [];
  for (let second = 0; second < 200; second += 5) {
    const { search, feedUrls } = await find([], later(second * 1000));
    expect(feedUrls).toEqual([]);
    if (search) searchedAt.push(second);
  }
  expect(searchedAt).toEqual([0, 15, 45, 105]);
  expect((await status(db())).sources).toMatchObject([{ source: assembly.baseUrl, lastOutcome: 'blocked' }]);
});

const begun: WalkState = {
  floor: 100,
  startedAt: noon,
  highest: 120,
  next: 123,
  distance: 0,
  frontierAt: null,
  beganOn: null,
  reachedOn: null,
  asked: 0,
  declarations: 0,
  failures: 0,
  nextTryAt: noon,
  probedAt: null,
  blank: null,
};

test('without a feed the file ids are walked over; with one they are not, unless it is wanted', async () => {
  assembly.misbehave('/', 'html');
  assembly.misbehave('/en', 'html');
  expect(await find()).toMatchObject({ feedUrls: [], walk: { state: null } });
  expect(await find([], noon, 'off')).toMatchObject({ feedUrls: [], walk: null });
  expect(await find([assembly.feedUrl])).toMatchObject({ walk: null });
  expect(await find([assembly.feedUrl], noon, 'on')).toMatchObject({ walk: { state: null } });
});

test('a walk that was begun goes on until it has caught up, whatever feed is found meanwhile', async () => {
  const setState = async (change: Partial<WalkState>) =>
    setWalkState(db(), assembly.baseUrl, { ...begun, ...change });
  await setState({});
  expect(await find([assembly.feedUrl])).toMatchObject({ walk: { state: { next: 123 } } });
  await setState({ highest: 99 });
  expect(await find([assembly.feedUrl])).toMatchObject({ walk: null });
  await setState({ frontierAt: noon });
  expect(await find([assembly.feedUrl])).toMatchObject({ walk: null });
});
