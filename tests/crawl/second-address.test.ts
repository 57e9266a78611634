import { afterEach, beforeEach, expect, test } from 'vitest';
import { pollSources } from '../../src/crawl/poll.ts';
import { withSecondAddress } from '../../src/crawl/second-address.ts';
import { createFetcher, type Fetcher } from '../../src/source/http/fetcher.ts';
import { systemClock } from '../../src/source/http/request-pacing.ts';
import { createSiteRules } from '../../src/source/http/robots.ts';
import { pages } from '../../src/store/db/schema.ts';
import { sourcesStatus } from '../../src/store/crawl/source-status.ts';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { useDatabase } from '../support/database.ts';
import { later, noon } from '../support/declarations/declarations.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const minute = 60_000;
const english = archive.filter(({ language }) => language === 'en');
let assembly: SandboxAssembly;
let oldSite: SandboxAssembly;
let direct: Fetcher;
let at: Date;

beforeEach(async () => {
  assembly = await startAssembly();
  oldSite = await startAssembly({ oldSiteOf: assembly });
  direct = createFetcher({
    userAgent: 'Hemicycle tests',
    allowedHosts: [assembly.host, oldSite.host],
    pauseMs: 0,
    timeoutMs: 10_000,
    maxBytes: 2_000_000,
    rules: createSiteRules({ product: 'Hemicycle', clock: systemClock }),
  });
  at = noon;
});

afterEach(async () => {
  await direct.close();
  await oldSite.close();
  await assembly.close();
});

/** As a process that has just started. */
const fetcher = () =>
  withSecondAddress(direct, {
    db: db(),
    log: quiet,
    now: () => at,
    assemblyUrl: assembly.baseUrl,
    fallbackUrl: oldSite.baseUrl,
  });

const read = () =>
  pollSources({
    db: db(),
    log: quiet,
    now: () => at,
    fetcher: fetcher(),
    feedUrls: [assembly.feedUrl],
    assemblyUrl: assembly.baseUrl,
    signal: new AbortController().signal,
  });
const publish = (nth = 0) => assembly.publish(english[nth]!).fileId;
const get = (fileId: number) => fetcher().get(assembly.addressOf(fileId));
const sourceOfTexts = async () =>
  (await sourcesStatus(db())).sources.find(({ source }) => source === `texts at ${assembly.host}`);
const asked = (site: SandboxAssembly) => site.requests.filter(({ url }) => url !== '/robots.txt').length;

test('a site that blocks the bot: declarations are found at the second address, and it is said so', async () => {
  publish();
  assembly.misbehave('pages', 'challenge');
  expect(await read()).toMatchObject({ pages: { kept: 0, failed: 1 } });
  expect(await sourceOfTexts()).toBeUndefined();
  expect(await read()).toMatchObject({ pages: { kept: 1, failed: 0 } });
  const blocked = await sourceOfTexts();
  expect(blocked).toMatchObject({ lastOutcome: 'blocked' });
  expect(blocked?.detail).toContain(`Meanwhile texts are read at ${oldSite.host}.`);

  expect(await db().select({ host: pages.host }).from(pages)).toEqual([{ host: oldSite.host }]);

  publish(1);
  const before = asked(assembly);
  expect(await read()).toMatchObject({ pages: { kept: 1 } });
  expect(asked(assembly) - before).toBe(1);
});

test.each([
  ['blocks', 'challenge', 2],
  ['has trouble', { status: 503 }, 3],
  ['leads to a barrier elsewhere', { redirect: 'http://barrier.example/' }, 5],
] as const)('a site that %s is passed by after some failures in a row', async (_what, kind, failures) => {
  const fileId = publish();
  assembly.misbehave('pages', kind);
  for (let n = 1; n < failures; n += 1) expect((await get(fileId)).kind).not.toBe('ok');
  expect(asked(oldSite)).toBe(0);
  expect(await get(fileId)).toMatchObject({ kind: 'ok', url: oldSite.addressOf(fileId, 'old xml') });
});

test('a maintenance page for every file opens the breaker once known documents are not shown, and a document closes it', async () => {
  const fileId = publish();
  await read();
  const next = publish(1);
  assembly.misbehave('pages', 'html');
  // Of a file that is not known to be a document it says nothing.
  for (let n = 0; n < 9; n += 1) expect(await get(next)).toMatchObject({ url: assembly.addressOf(next) });
  expect(asked(oldSite)).toBe(0);
  for (let n = 1; n < 5; n += 1) await get(fileId);
  expect(await get(fileId)).toMatchObject({ kind: 'ok', url: oldSite.addressOf(fileId, 'old xml') });
  expect(await get(next)).toMatchObject({ url: oldSite.addressOf(next, 'old xml') });
  at = later(60 * minute);
  expect(await get(next)).toMatchObject({ url: oldSite.addressOf(next, 'old xml') });
  assembly.behave();
  // A page that is shown for what does not exist is no sign of maintenance while known documents are shown.
  at = later(600 * minute);
  assembly.misbehave('/en/files/77/html', 'html');
  expect(await get(77)).toMatchObject({ url: assembly.addressOf(77) });
  expect(await get(next)).toMatchObject({ url: assembly.addressOf(next) });
});

test('a redirect to the home page for every file opens the breaker too', async () => {
  const fileId = publish();
  await read();
  assembly.misbehave('pages', { redirect: '/' });
  for (let n = 1; n < 5; n += 1) await get(fileId);
  expect(await get(fileId)).toMatchObject({ url: oldSite.addressOf(fileId, 'old xml') });
});

test('failures that do not come one after the other open nothing', async () => {
  const fileId = publish();
  for (let n = 0; n < 4; n += 1) {
    assembly.misbehave('pages', 'challenge', { times: 1 });
    expect((await get(fileId)).kind).toBe('blocked');
    expect((await get(n % 2 === 0 ? fileId : 77)).kind).toBe(n % 2 === 0 ? 'ok' : 'gone');
  }
  expect(asked(oldSite)).toBe(0);
});

test('the first address is tried again now and then, and used as soon as it answers', async () => {
  const fileId = publish();
  const undo = assembly.misbehave('pages', 'challenge');
  for (let n = 0; n < 2; n += 1) await get(fileId);
  const before = asked(assembly);
  at = later(9 * minute);
  await get(fileId);
  expect(asked(assembly)).toBe(before);
  at = later(10 * minute);
  await get(fileId);
  expect(asked(assembly)).toBe(before + 1);
  at = later(20 * minute);
  await get(fileId);
  expect(asked(assembly)).toBe(before + 1);
  undo();
  at = later(30 * minute);
  expect(await get(fileId)).toMatchObject({ kind: 'ok', url: assembly.addressOf(fileId) });
  expect(await sourceOfTexts()).toMatchObject({ lastOutcome: 'ok', failures: 0 });
  expect(await get(fileId)).toMatchObject({ url: assembly.addressOf(fileId) });
});

test('the French text has its second address, too', async () => {
  const french = archive.find(({ language }) => language === 'fr')!;
  const { fileId } = assembly.publish(french);
  assembly.misbehave('pages', 'challenge');
  const url = assembly.addressOf(fileId, 'text', 'fr');
  await fetcher().get(url);
  expect(await fetcher().get(url)).toMatchObject({ url: oldSite.addressOf(fileId, 'old xml', 'fr') });
});

test('the second address has a robots.txt of its own, which is obeyed', async () => {
  oldSite.setRobots('User-agent: *\nDisallow: /nw/\n');
  const fileId = publish();
  assembly.misbehave('pages', 'challenge');
  for (let n = 0; n < 3; n += 1) expect(await get(fileId)).toMatchObject({ kind: 'blocked' });
  expect(asked(oldSite)).toBe(0);
});

test('what is no text of a file is asked for at its own address', async () => {
  assembly.misbehave('feed', 'challenge');
  for (let n = 0; n < 9; n += 1) expect((await fetcher().get(assembly.feedUrl)).kind).toBe('blocked');
  expect(asked(oldSite)).toBe(0);
});

test('the two sites change places: a text is read all the while', async () => {
  const fileId = publish();
  const undo = assembly.misbehave('pages', 'challenge');
  for (let times = 0; times < 2; times += 1) await get(fileId);
  expect(await get(fileId)).toMatchObject({ kind: 'ok', url: expect.stringContaining(oldSite.host) });
  undo();
  const alsoUndo = oldSite.misbehave('pages', 'challenge');
  expect(await get(fileId)).toMatchObject({ kind: 'ok', url: expect.stringContaining(assembly.host) });
  alsoUndo();
  assembly.misbehave('pages', 'challenge');
  for (let times = 0; times < 2; times += 1) await get(fileId);
  expect(await get(fileId)).toMatchObject({ kind: 'ok', url: expect.stringContaining(oldSite.host) });
});
