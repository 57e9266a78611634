import { afterEach, beforeEach, expect, test } from 'vitest';
import { statusCard } from '../../src/discord/views/ops/status.ts';
import { pollSources } from '../../src/crawl/poll.ts';
import { findFeeds, planWalk, type WalkMode } from '../../src/crawl/sources.ts';
import { createFetcher, type Fetcher } from '../../src/source/http/fetcher.ts';
import { recordPoll } from '../../src/store/crawl/feeds.ts';
import { notePages, settlePage } from '../../src/store/crawl/pages/page-inbox.ts';
import { sourcesStatus } from '../../src/store/crawl/source-status.ts';
import { setWalkState, type WalkState } from '../../src/store/crawl/walk-state.ts';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { useDatabase } from '../support/database.ts';
import { later, noon } from '../support/declarations/declarations.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const hour = 3_600_000;
const day = 24 * hour;
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
    maxBytes: 2_000_000,
  });
});

afterEach(async () => {
  await fetcher.close();
  await assembly.close();
});

const contextAt = (at: Date) => ({
  db: db(),
  log: quiet,
  now: () => at,
  fetcher,
  assemblyUrl: assembly.baseUrl,
  signal: new AbortController().signal,
});
const find = (configured: readonly string[] = [], at = noon) => findFeeds(configured, contextAt(at));
const look = (feedUrls: readonly string[], at = noon) => pollSources({ ...contextAt(at), feedUrls });
const plan = (feedUrls: readonly string[], at = noon, walkMode?: WalkMode) =>
  planWalk(feedUrls, { ...contextAt(at), ...(walkMode && { walkMode }) });

function publish(number: number): void {
  const found = archive.find((entry) => entry.number === number && entry.language === 'en');
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  assembly.publish(found);
}

test('feeds that are configured are used, and nothing is searched', async () => {
  expect(await find(['https://a.example/feed'])).toEqual({
    feedUrls: ['https://a.example/feed'],
    search: null,
  });
  expect(assembly.requests).toEqual([]);
});

test('otherwise those that the Assembly’s pages announce, found once', async () => {
  const found = await find();
  expect(found.feedUrls).toContain(assembly.feedUrl);
  expect(found.search).toMatchObject({ outcome: 'ok' });
  const asked = assembly.requests.length;
  expect(await find([], later(1))).toEqual({ feedUrls: found.feedUrls, search: null });
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
  expect((await sourcesStatus(db())).sources).toMatchObject([
    { source: assembly.baseUrl, lastOutcome: 'blocked' },
  ]);
});

test('feeds that were found are searched again while they name no declaration, at most hourly', async () => {
  assembly.announce('news');
  expect((await find()).feedUrls).toEqual([assembly.newsUrl]);
  await look([assembly.newsUrl]);
  assembly.announce('both');
  expect((await find([], later(hour / 2))).feedUrls).toEqual([assembly.newsUrl]);
  const { feedUrls } = await find([], later(hour));
  expect(feedUrls).toEqual([assembly.newsUrl, assembly.feedUrl, assembly.atomUrl]);
});

test('a feed that does its work is kept when it is no longer announced, one that fails is given up', async () => {
  const { feedUrls } = await find();
  publish(679);
  await look(feedUrls);
  assembly.announce('news');
  expect((await find([], later(hour))).search).toBeNull();
  assembly.misbehave('feed', { status: 404 });
  for (const at of [1, 2, 3]) await look(feedUrls, later((1 + at) * hour));
  expect((await find([], later(5 * hour))).feedUrls).toEqual([assembly.newsUrl]);
});

test('feeds that were found are not forgotten because the site cannot be searched', async () => {
  const { feedUrls } = await find();
  assembly.misbehave('/', 'challenge');
  assembly.misbehave('/en', 'challenge');
  const again = await find([], later(hour));
  expect(again.search).toMatchObject({ outcome: 'blocked' });
  expect(again.feedUrls).toEqual(feedUrls);
});

test('the file ids are walked over without a feed, and with one that has named no declaration', async () => {
  const always = { beside: false, isDue: true };
  expect(await plan([])).toMatchObject(always);
  expect(await plan([], noon, 'off')).toBeNull();
  expect(await plan([assembly.feedUrl])).toMatchObject(always);
  await look([assembly.feedUrl, assembly.newsUrl]);
  expect(await plan([assembly.feedUrl, assembly.newsUrl])).toMatchObject(always);
  assembly.publishOther({ kind: 'Report' });
  await look([assembly.feedUrl], later(1));
  expect(await plan([assembly.feedUrl], later(1))).toMatchObject(always);
});

test('a feed that named a declaration slows the walk down, which looks ahead beside it', async () => {
  publish(679);
  await look([assembly.feedUrl]);
  expect(await plan([assembly.feedUrl])).toMatchObject({ beside: true, isDue: false });
  expect(await plan([assembly.feedUrl], noon, 'on')).toMatchObject({ beside: false, isDue: true });
  expect(await plan([assembly.feedUrl], later(3 * hour))).toMatchObject({ beside: true, isDue: true });
  const finishedAt = later(3 * hour);
  const walked = { source: 'walk', startedAt: finishedAt, finishedAt, outcome: 'unchanged' as const };
  await recordPoll(db(), { ...walked, detail: null, items: 1, fresh: 0 });
  expect(await plan([assembly.feedUrl], later(5 * hour))).toMatchObject({ isDue: false });
  expect(await plan([assembly.feedUrl], later(6 * hour))).toMatchObject({ isDue: true });
});

test('a feed is relied on no longer when it fails, or names no declaration for months', async () => {
  publish(679);
  await look([assembly.feedUrl]);
  expect(await plan([assembly.feedUrl], later(119 * day))).toMatchObject({ beside: true });
  expect(await plan([assembly.feedUrl], later(120 * day))).toMatchObject({ beside: false });
  publish(682);
  await look([assembly.feedUrl], later(60 * day));
  expect(await plan([assembly.feedUrl], later(120 * day))).toMatchObject({ beside: true });
  const undo = assembly.misbehave('feed', { status: 404 });
  for (const at of [61, 62, 63]) await look([assembly.feedUrl], later(at * day));
  expect(await plan([assembly.feedUrl], later(63 * day))).toMatchObject({ beside: false });
  undo();
  await look([assembly.feedUrl], later(64 * day));
  expect(await plan([assembly.feedUrl], later(64 * day))).toMatchObject({ beside: true });
});

test('a declaration found without the feed, and not named by it a day later, ends the reliance', async () => {
  publish(679);
  await look([assembly.feedUrl]);
  const fileId = 99_999;
  const url = assembly.addressOf(fileId);
  await notePages(db() as never, [{ fileId, url }], { baseline: false, now: later(hour) });
  await settlePage(db(), fileId, 'declaration', null, later(hour));
  expect(await plan([assembly.feedUrl], later(day))).toMatchObject({ beside: true });
  expect(await plan([assembly.feedUrl], later(2 * day))).toMatchObject({ beside: false });
});

const begun: WalkState = {
  floor: 100,
  startedAt: noon,
  highest: 120,
  next: 123,
  frontierAt: null,
  beganOn: null,
  reachedOn: null,
  asked: 0,
  declarations: 0,
  failures: 0,
  nextTryAt: noon,
  probedAt: null,
};

test('a walk that was begun goes on until it has caught up, whatever feed is found meanwhile', async () => {
  publish(679);
  await look([assembly.feedUrl]);
  const setState = async (change: Partial<WalkState>) =>
    setWalkState(db(), assembly.baseUrl, { ...begun, ...change });
  await setState({});
  expect(await plan([assembly.feedUrl])).toMatchObject({ beside: false, state: { next: 123 } });
  await setState({ highest: 99 });
  expect(await plan([assembly.feedUrl])).toMatchObject({ beside: true });
  await setState({ frontierAt: noon });
  expect(await plan([assembly.feedUrl])).toMatchObject({ beside: true });
});

test('a feed of news, and one of other pages, are said to be of no use where people ask how things are', async () => {
  await look([assembly.newsUrl, assembly.feedUrl]);
  const held = await sourcesStatus(db());
  expect(held.sources).toMatchObject([{}, { source: assembly.newsUrl, ofNoUse: 'news' }]);
  expect(JSON.stringify(statusCard(held, { alerts: [], reports: [] }, 'en'))).toContain(
    'of no use for finding declarations',
  );
  expect(JSON.stringify(statusCard(held, { alerts: [], reports: [] }, 'fr'))).toContain(
    'ne sert pas à trouver des déclarations',
  );
});
