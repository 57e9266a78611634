import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pollSources, type PollReport } from '../../src/crawl/poll.ts';
import { createFetcher, type Fetcher } from '../../src/source/http/fetcher.ts';
import { recentDeliveries } from '../../src/store/delivery/deliveries.ts';
import { quarantinePage } from '../../src/store/crawl/pages/page-inbox.ts';
import { editsDue } from '../../src/store/delivery/edits.ts';
import { deliveries, feeds, pages, searches } from '../../src/store/db/schema.ts';
import { sourcesStatus } from '../../src/store/crawl/source-status.ts';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import type { Misbehaviour } from '../../tools/assembly-sandbox/misbehaviour.ts';
import { useDatabase } from '../support/database.ts';
import { later, noon } from '../support/declarations/declarations.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const minute = 60_000;
const english = archive.filter(({ language }) => language === 'en');
const byNumber = (number: number) => {
  const found = english.find((entry) => entry.number === number);
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  return found;
};

let assembly: SandboxAssembly;
let fetcher: Fetcher;
let at: Date;
let woken = 0;

beforeEach(async () => {
  assembly = await startAssembly();
  fetcher = fetcherWith(10_000);
  at = noon;
});

afterEach(async () => {
  await fetcher.close();
  await assembly.close();
});

function fetcherWith(timeoutMs: number): Fetcher {
  const allowedHosts = [assembly.host];
  return createFetcher({
    userAgent: 'Hemicycle tests',
    allowedHosts,
    pauseMs: 0,
    timeoutMs,
    maxBytes: 2_000_000,
  });
}

async function look(feedUrls: readonly string[] = [assembly.feedUrl]): Promise<PollReport> {
  return pollSources({
    db: db(),
    log: quiet,
    now: () => at,
    fetcher,
    feedUrls,
    assemblyUrl: assembly.baseUrl,
    signal: new AbortController().signal,
    onAlerts: () => (woken += 1),
  });
}

const alertsFor = async () =>
  (await recentDeliveries(db(), { limit: 50 })).map(({ number }) => number).toSorted();

test('the first look is a baseline: everything is stored and nobody alerted', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(679), byNumber(682)]);
  expect(await look()).toMatchObject({
    feeds: [{ outcome: 'ok', items: 2, fresh: 2 }],
    pages: { kept: 2, alerts: 0 },
  });
  expect(await sourcesStatus(db())).toMatchObject({ declarations: 2, lowest: 679, highest: 682 });
  expect(await alertsFor()).toEqual([]);
});

test('what appears after the baseline alerts those who asked, once', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(679)]);
  await look();
  assembly.publish(byNumber(682));
  expect(await look()).toMatchObject({ pages: { kept: 1, alerts: 1 } });
  await look();
  expect(await alertsFor()).toEqual([682]);
});

test('a feed that has not changed is not sent again', async () => {
  assembly.seed([byNumber(679)]);
  await look();
  expect(await look()).toMatchObject({ feeds: [{ outcome: 'unchanged' }], pages: { read: 0 } });
});

test.each(['pdf', 'old pdf', 'details', 'extract', 'cited', 'old', 'language switch'] as const)(
  'a feed that links to a file by its address as %s leads to the text',
  async (link) => {
    assembly.publish(byNumber(679), { link });
    expect(await look()).toMatchObject({ pages: { kept: 1, other: 0, incomplete: 0 } });
    const asked = assembly.requests.map(({ url }) => url);
    expect(asked.filter((url) => /pdf|details|extr|\/asp\//iu.test(url))).toEqual([]);
  },
);

test('a 304 is believed for a day: what it hid is news, and told to whoever looks after the bot', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(679)]);
  assembly.misbehave('feed', 'unchanged');
  await look();
  assembly.publish(byNumber(682));
  at = later(23 * 60 * minute);
  expect(await look()).toMatchObject({ feeds: [{ outcome: 'unchanged' }] });
  at = later(24 * 60 * minute);
  const { feeds } = await look();
  expect(feeds).toMatchObject([{ outcome: 'ok', fresh: 1 }]);
  expect(feeds[0]?.detail).toContain('had not changed (304), and yet it names one file');
  expect(await alertsFor()).toEqual([682]);

  assembly.publish(byNumber(705));
  await look();
  expect(await alertsFor()).toEqual([682, 705]);
});

test('a feed that says rightly that it has not changed is sent whole once a day', async () => {
  assembly.seed([byNumber(679)]);
  await look();
  at = later(24 * 60 * minute);
  expect(await look()).toMatchObject({ feeds: [{ outcome: 'ok', fresh: 0, detail: null }] });
  at = later(25 * 60 * minute);
  expect(await look()).toMatchObject({ feeds: [{ outcome: 'unchanged' }] });
});

test('new is what is not known, wherever it stands in the feed', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(682)]);
  await look();
  assembly.publish(byNumber(424));
  assembly.publish(byNumber(705));
  await look();
  expect(await alertsFor()).toEqual([424, 705]);
});

test('RSS and Atom, several feeds: a declaration that two of them show is read and alerted once', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(679)]);
  const both = [assembly.feedUrl, assembly.atomUrl];
  await look(both);
  assembly.publish(byNumber(682));
  expect(await look(both)).toMatchObject({ feeds: [{ fresh: 1 }, { fresh: 0 }], pages: { read: 1 } });
  expect(await alertsFor()).toEqual([682]);
});

const failures: [string, Misbehaviour, string][] = [
  ['a web page', 'html', 'blocked'],
  ['truncated XML', 'truncated', 'broken'],
  ['an empty body', 'empty', 'broken'],
  ['50 MB', 'huge', 'broken'],
  ['50 MB packed small', 'bomb', 'broken'],
  ['404', { status: 404 }, 'broken'],
  ['403', { status: 403 }, 'blocked'],
  ['500', { status: 500 }, 'unreachable'],
  ['a redirect to another host', { redirect: 'http://elsewhere.example/feed' }, 'broken'],
  ['a challenge', 'challenge', 'blocked'],
  ['nothing within the timeout', 'hang', 'unreachable'],
  ['a body that never ends', 'drip', 'unreachable'],
  ['a broken connection', 'reset', 'unreachable'],
];

test.each(failures)(
  'a feed that answers %s: recorded, nothing lost, nothing alerted, tried again',
  async (_what, kind, outcome) => {
    await follow(db(), 'all', {});
    assembly.seed([byNumber(679)]);
    await look();
    assembly.publish(byNumber(682));
    const undo = assembly.misbehave('feed', kind);
    const patient = fetcher;
    if (kind === 'hang' || kind === 'drip') fetcher = fetcherWith(300);
    expect(await look()).toMatchObject({ feeds: [{ outcome, items: 0, fresh: 0 }] });
    if (fetcher !== patient) await fetcher.close();
    fetcher = patient;
    const source = (await sourcesStatus(db())).sources.find((one) => one.source === assembly.feedUrl);
    expect(source).toMatchObject({ lastOutcome: outcome });
    expect(source?.detail).toMatch(/\w.*\.$/su);
    expect(source?.lastSuccessAt).not.toBeNull();
    expect(await alertsFor()).toEqual([]);
    expect((await sourcesStatus(db())).declarations).toBe(1);
    undo();
    await look();
    expect(await alertsFor()).toEqual([682]);
  },
);

test('a feed that keeps failing is asked less and less often, and at once again after it recovered', async () => {
  const undo = assembly.misbehave('feed', { status: 500 });
  const asked = () => assembly.requests.length;
  const pauses: number[] = [];
  let last = at;
  for (let tick = 0; tick < 200; tick += 1) {
    const before = asked();
    await look();
    if (asked() > before) {
      pauses.push((at.getTime() - last.getTime()) / minute);
      last = at;
    }
    at = later(minute, at);
  }
  expect(pauses.slice(0, 8)).toEqual([0, 1, 1, 1, 1, 2, 4, 8]);
  expect(Math.max(...pauses)).toBe(60);
  undo();
  at = later(60 * minute, at);
  expect(await look()).toMatchObject({ feeds: [{ outcome: 'ok' }] });
  expect(await db().select().from(feeds)).toMatchObject([{ failures: 0 }]);
});

test('what a server asks for with Retry-After is kept', async () => {
  const undo = assembly.misbehave('feed', { status: 503, retryAfter: '600' });
  await look();
  undo();
  at = later(9 * minute);
  expect((await look()).feeds).toEqual([]);
  at = later(10 * minute);
  expect((await look()).feeds).toHaveLength(1);
});

test('a page that cannot be read waits, although the feed has moved on', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(679)]);
  await look();
  assembly.publish(byNumber(682));
  const undo = assembly.misbehave('pages', { status: 500 });
  expect(await look()).toMatchObject({ feeds: [{ fresh: 1 }], pages: { failed: 1, kept: 0 } });
  undo();
  expect(await look()).toMatchObject({ feeds: [{ outcome: 'unchanged' }], pages: { kept: 1 } });
  expect(await alertsFor()).toEqual([682]);
});

test('a page that waits because the site did not serve is read when the site has served another', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(679)]);
  await look();
  assembly.publish(byNumber(682));
  const undo = assembly.misbehave('pages', { status: 500 });
  for (let hours = 1; hours <= 8; hours += 1) {
    at = later(hours * 60 * minute);
    expect(await look()).toMatchObject({ pages: { failed: 1 } });
  }
  undo();
  at = later((8 * 60 + 1) * minute);
  assembly.publish(byNumber(705));
  expect(await look()).toMatchObject({ pages: { read: 1, kept: 1 } });
  expect(await alertsFor()).toEqual([705]);
  at = later((8 * 60 + 3) * minute);
  expect(await look()).toMatchObject({ pages: { read: 1, kept: 1 } });
  expect((await alertsFor()).toSorted()).toEqual([682, 705]);
});

test('a page that alone cannot be read waits as long as it must', async () => {
  assembly.seed([byNumber(679)]);
  await look();
  assembly.publish(byNumber(682));
  assembly.misbehave(`/en/files/${byNumber(682).fileId}/html`, 'loop');
  for (let hours = 1; hours <= 8; hours += 1) {
    at = later(hours * 60 * minute);
    await look();
  }
  at = later((8 * 60 + 1) * minute);
  assembly.publish(byNumber(705));
  await look();
  at = later((8 * 60 + 3) * minute);
  expect(await look()).toMatchObject({ pages: { read: 0 } });
});

test('a page of the baseline that could be read only later still alerts nobody', async () => {
  await follow(db(), 'all', {});
  assembly.seed([byNumber(679), byNumber(682)]);
  const undo = assembly.misbehave('pages', 'challenge');
  expect(await look()).toMatchObject({ pages: { failed: 1, kept: 0 } });
  undo();
  at = later(minute);
  expect(await look()).toMatchObject({ pages: { kept: 2, alerts: 0 } });
  expect(await alertsFor()).toEqual([]);
});

test('a site that blocks pages is left alone for the rest of the round', async () => {
  assembly.seed([byNumber(679), byNumber(682), byNumber(705)]);
  assembly.misbehave('pages', 'challenge');
  await look();
  expect(assembly.requests.filter(({ url }) => url.includes('/files/'))).toHaveLength(1);
  expect((await sourcesStatus(db())).sources).toContainEqual(
    expect.objectContaining({ source: 'pages', lastOutcome: 'blocked', lastSuccessAt: null }),
  );
});

test('a page without its names is kept back and tried again, and alerts when it is whole', async () => {
  await follow(db(), 'all', {});
  await look();
  assembly.publish(byNumber(682), { layout: 'A2' });
  expect(await look()).toMatchObject({ pages: { incomplete: 1, kept: 0 } });
  expect(await db().select().from(pages)).toMatchObject([{ state: 'incomplete', attempts: 1 }]);
  expect(await sourcesStatus(db())).toMatchObject({ incompletePages: 1, declarations: 0 });
  expect(await alertsFor()).toEqual([]);
});

test('a page under a number that another declaration holds is set aside, and nothing is overwritten', async () => {
  await follow(db(), 'all', {});
  await look();
  assembly.publish(byNumber(682));
  await look();
  assembly.publish({ ...byNumber(705), number: 682 });
  expect(await look()).toMatchObject({ pages: { incomplete: 1, kept: 0, alerts: 0 } });
  expect(await db().select().from(pages)).toContainEqual(
    expect.objectContaining({
      fileId: byNumber(705).fileId,
      state: 'incomplete',
      reason: 'No. 682 is held with another title and other names (Doc. 14933).',
    }),
  );
  expect(await sourcesStatus(db())).toMatchObject({
    declarations: 1,
    latest: { title: byNumber(682).title },
  });
});

test('an incomplete page keeps what was sent until it is whole, and is not sent again unchanged', async () => {
  const page = async () => (await db().select().from(pages))[0];
  await look();
  assembly.publish(byNumber(682), { layout: 'A2' });
  await look();
  const kept = await page();
  expect(Buffer.from(kept?.bytes ?? []).toString()).toContain('</html>');
  expect(kept?.etag).toMatch(/^".+"$/);
  at = later(24 * 60 * minute);
  expect(await look()).toMatchObject({ pages: { incomplete: 1 } });
  expect(assembly.requests.at(-1)?.status).toBe(304);
  expect(await page()).toMatchObject({ state: 'incomplete', attempts: 2, bytes: kept?.bytes });
  const undo = assembly.misbehave('pages', { status: 500 });
  at = later(2 * 24 * 60 * minute);
  await look();
  undo();
  // Trouble with the site is no reason to forget what is wrong with the page.
  expect(await page()).toMatchObject({ state: 'incomplete', attempts: 3, reason: kept?.reason });
  assembly.publish(byNumber(682));
  at = later(4 * 24 * 60 * minute);
  expect(await look()).toMatchObject({ pages: { kept: 1 } });
  expect(await page()).toMatchObject({ state: 'declaration', bytes: null, reason: null });
});

test('of a page that is too long to be kept the beginning is, and it is asked for without conditions', async () => {
  await look();
  const { fileId } = assembly.publish(byNumber(682), { layout: 'A2' });
  const html = await (await fetch(assembly.addressOf(fileId))).text();
  await look();
  const [kept] = await db().select().from(pages);
  const sent = { bytes: Buffer.from(html.padEnd(1_000_001)), etag: '"a"', lastModified: null };
  await quarantinePage(db(), { fileId, attempts: 1 }, sent, 'Too long.', at);
  const [long] = await db().select().from(pages);
  expect(long).toMatchObject({ etag: null, lastModified: null });
  expect(kept?.bytes?.byteLength).toBe(Buffer.byteLength(html));
  expect(long?.bytes?.byteLength).toBe(1_000_000);
});

test('a motion is remembered, and looked at again a few times over days', async () => {
  await follow(db(), 'all', {});
  await look();
  assembly.publishOther({ kind: 'Motion for a resolution' });
  expect(await look()).toMatchObject({ pages: { other: 1, kept: 0 } });
  expect(await look()).toMatchObject({ pages: { read: 0 } });
  const days: number[] = [];
  for (let after = 1; after < 40; after += 1) {
    at = later(after * 24 * 60 * minute);
    if ((await look()).pages.read > 0) days.push(after);
  }
  expect(days).toEqual([1, 4, 11]);
  expect(await db().select().from(pages)).toMatchObject([{ state: 'other' }]);
  expect(await alertsFor()).toEqual([]);
});

test('a declaration that was published as a motion first alerts', async () => {
  await follow(db(), 'all', {});
  await look();
  const { fileId } = assembly.publishOther({ kind: 'Motion for a resolution' });
  await look();
  assembly.publish({ ...byNumber(682), fileId });
  at = later(24 * 60 * minute);
  await look();
  expect(await alertsFor()).toEqual([682]);
});

test('a file that a feed named and nobody has is waited for over weeks, then left until it is named again', async () => {
  await follow(db(), 'all', {});
  await look();
  assembly.publish(byNumber(682));
  const undo = assembly.misbehave('pages', { status: 404 });
  const page = async () => (await db().select().from(pages))[0];
  const hours = async (from: number, to: number) => {
    for (let hour = from; hour < to; hour += 1) {
      at = later(hour * 60 * minute);
      await look();
    }
  };
  await hours(0, 20 * 24);
  expect(await page()).toMatchObject({ state: 'waiting', baseline: false });
  // Other trouble counts apart.
  const counted = (await page())?.goneCount;
  const blocked = assembly.misbehave('pages', { status: 500 });
  await hours(20 * 24, 21 * 24);
  expect((await page())?.goneCount).toBe(counted);
  blocked();
  await hours(21 * 24, 27 * 24);
  expect(await page()).toMatchObject({ state: 'gone', baseline: false });
  expect(await sourcesStatus(db())).toMatchObject({ gonePages: 1 });
  undo();
  await look();
  expect(await alertsFor()).toEqual([]);
  assembly.publish(byNumber(705));
  await look();
  expect(await alertsFor()).toEqual([682, 705]);
});

test('a second edition under a new file id is no second alert: what was posted is brought up to date at once', async () => {
  await follow(db(), 'all', {});
  await look();
  assembly.publish(byNumber(682));
  await look();
  await db().update(deliveries).set({ state: 'sent', messageId: 'm1', shownEdition: 1 });
  const before = woken;
  assembly.republish(byNumber(682), {
    fileId: 28999,
    date: '2019-10-04',
    added: [['Ms', 'Petra BAYR', 'Austria', 'SOC']],
  });
  expect(await look()).toMatchObject({ pages: { read: 1, kept: 0, alerts: 0 } });
  expect(await alertsFor()).toEqual([682]);
  expect(woken).toBe(before + 1);
  expect(await editsDue(db(), at, 10)).toMatchObject([{ message: { messageId: 'm1' } }]);
});

test('an edition alerts those who follow somebody, a delegation or a group that was not under it before', async () => {
  await look();
  assembly.publish(byNumber(682));
  await look();
  await follow(db(), 'all', {});
  await follow(db(), 'austria', { delegation: 'AT' });
  await follow(db(), 'monaco', { delegation: 'MC' });
  await follow(db(), 'monaco-and-ukraine', { delegation: 'MC', concerns: 'UA' });
  await follow(db(), 'democrats', { group: 'FDG' });
  assembly.republish(byNumber(682), {
    fileId: 28999,
    date: '2019-10-04',
    added: [
      ['Ms', 'Petra BAYR', 'Austria', 'SOC'],
      ['Ms', 'Béatrice FRESKO-ROLFO', 'Monaco', 'FDG'],
    ],
  });
  expect(await look()).toMatchObject({ pages: { alerts: 2 } });
  const alerted = await recentDeliveries(db(), { limit: 9 });
  expect(alerted.map(({ channelId }) => channelId).toSorted()).toEqual(['democrats', 'monaco']);
});

test('what nobody searches for any more is forgotten along the way', async () => {
  await db()
    .insert(searches)
    .values([
      { id: 1, canonical: '1', found: [], more: false, usedAt: sql`now() - interval '91 days'` },
      { id: 2, canonical: '2', found: [], more: false },
    ]);
  await look([]);
  expect(await db().select({ canonical: searches.canonical }).from(searches)).toEqual([{ canonical: '2' }]);
});

test('a poll that is stopped leaves what it did not do for the next one', async () => {
  assembly.seed([byNumber(679), byNumber(682)]);
  assembly.misbehave('pages', 'hang');
  const stop = new AbortController();
  const run = pollSources({
    db: db(),
    log: quiet,
    now: () => at,
    fetcher,
    feedUrls: [assembly.feedUrl],
    assemblyUrl: assembly.baseUrl,
    signal: stop.signal,
  });
  const page = assembly.waitForRequest(({ url }) => url.includes('/files/'));
  const ended = expect(run).rejects.toThrow();
  await page;
  stop.abort();
  await ended;
  expect(await db().select().from(pages)).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
});
