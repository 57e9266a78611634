import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayAfter } from '../../src/assembly/part-session.ts';
import { ingest } from '../../src/crawl/ingest.ts';
import { whyNoNews } from '../../src/crawl/news.ts';
import { pollSources, type PollReport } from '../../src/crawl/poll.ts';
import { createFetcher, type Fetcher } from '../../src/source/http/fetcher.ts';
import { recentDeliveries } from '../../src/store/delivery/deliveries.ts';
import { notePages } from '../../src/store/crawl/pages/page-inbox.ts';
import { declarations } from '../../src/store/db/schema.ts';
import { setWalkState } from '../../src/store/crawl/walk-state.ts';
import { archive, type ArchivedDeclaration } from '../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../tools/assembly-sandbox/catalogue.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { useDatabase } from '../support/database.ts';
import { archived, later, noon } from '../support/declarations/declarations.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const day = 24 * 60 * 60_000;
const today = '2026-01-05';

/** One of the archive, tabled some days before noon. */
function ofDay(number: number, daysAgo: number): ArchivedDeclaration {
  const found = archive.find((one) => one.number === number && one.language === 'en');
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  return tabledOn(found, dayAfter(today, -daysAgo));
}

let assembly: SandboxAssembly;
let fetcher: Fetcher;
let at: Date;

beforeEach(async () => {
  assembly = await startAssembly();
  const allowedHosts = [assembly.host];
  fetcher = createFetcher({
    userAgent: 'Hemicycle tests',
    allowedHosts,
    pauseMs: 0,
    timeoutMs: 10_000,
    maxBytes: 2_000_000,
  });
  at = noon;
  await follow(db(), 'all', {});
});

afterEach(async () => {
  await fetcher.close();
  await assembly.close();
});

function look(feedUrls: readonly string[] = [assembly.feedUrl]): Promise<PollReport> {
  return pollSources({
    db: db(),
    log: quiet,
    now: () => at,
    fetcher,
    feedUrls,
    assemblyUrl: assembly.baseUrl,
    newsMaxAgeDays: 60,
    signal: new AbortController().signal,
  });
}

const alerted = async () =>
  (await recentDeliveries(db(), { limit: 50 })).map(({ number }) => number).toSorted();

async function unannounced(number: number) {
  const [found] = await db().select().from(declarations).where(eq(declarations.number, number));
  return found?.unannounced;
}

describe('what is tabled long before it is first seen is stored and alerts nobody', () => {
  test('an old text that a feed lists again, or that has a new file id', async () => {
    assembly.seed([ofDay(679, 10)]);
    await look();
    assembly.publish(ofDay(682, 61));
    assembly.publish(ofDay(424, 60));
    expect(await look()).toMatchObject({ pages: { kept: 2, alerts: 1 } });
    expect(await alerted()).toEqual([424]);
    expect([await unannounced(682), await unannounced(424)]).toEqual(['age', null]);
  });

  test('what fills a feed that was empty at its first look, but not what is new in it', async () => {
    await look();
    assembly.seed([ofDay(679, 400), ofDay(682, 3)]);
    await look();
    expect(await alerted()).toEqual([682]);
  });

  test('a bot that saw nothing for three weeks still announces what was tabled meanwhile', async () => {
    assembly.seed([ofDay(679, 10)]);
    await look();
    assembly.publish(tabledOn(ofDay(682, 0), dayAfter(today, 1)));
    at = later(22 * day);
    await look();
    expect(await alerted()).toEqual([682]);
  });

  test('a bot that saw nothing for ten weeks announces all that was tabled meanwhile, and nothing older', async () => {
    assembly.seed([ofDay(679, 10)]);
    await look();
    const tabled = [ofDay(682, -1), ofDay(424, -40), ofDay(648, -69), ofDay(572, 75)];
    assembly.seed(tabled);
    at = later(70 * day);
    await look();
    expect(await alerted()).toEqual([424, 648, 682]);
    expect(await unannounced(572)).toBe('age');
    for (let days = 85; days < 160; days += 15) {
      at = later(days * day);
      assembly.publishOther();
      await look();
    }
    assembly.publish(ofDay(604, -71));
    at = later(160 * day);
    await look();
    expect(await unannounced(604)).toBe('age');
  });

  test('a page known in time is news however late it can be read', async () => {
    const { fileId, ...declaration } = { ...archived(682), date: today };
    const found = [{ fileId, url: 'https://assembly.example/1' }];
    await db().transaction((tx) => notePages(tx, found, { baseline: false, now: noon }));
    const arrival = { declaration, fileId, url: 'https://assembly.example/1', baseline: false };
    expect(await ingest(db(), { ...arrival, newsMaxAgeDays: 60 }, later(90 * day))).toMatchObject({
      alerts: 1,
      unannounced: null,
    });
  });

  test('its French text alerts nobody either, however late it comes', async () => {
    assembly.seed([ofDay(572, 400)]);
    await look();
    const french = archived(572, 'fr');
    const { fileId } = french;
    const arrival = { declaration: french, fileId, url: 'https://assembly.example/1', baseline: false };
    expect(await ingest(db(), arrival, later(day))).toMatchObject({
      change: 'text',
      alerts: 0,
      unannounced: 'baseline',
    });
  });
});

describe('the baseline belongs to the installation, not to an address of a feed', () => {
  test('a feed with a changed address announces what came meanwhile, and nothing old', async () => {
    assembly.seed([ofDay(679, 10)]);
    await look();
    assembly.publish(ofDay(682, 0));
    assembly.publish(ofDay(424, 300));
    at = later(5 * day);
    await look([assembly.atomUrl]);
    expect(await alerted()).toEqual([682]);
  });

  test('the store of an earlier version had its baseline, by a feed', async () => {
    assembly.seed([ofDay(679, 10)]);
    await look();
    await db().execute(sql`delete from facts where key = 'baseline'`);
    assembly.publish(ofDay(682, 0));
    await look([assembly.atomUrl]);
    expect(await alerted()).toEqual([682]);
  });

  test('a walk that caught up made the baseline, so the first feed makes none', async () => {
    const walked = { startedAt: later(-30 * day), frontierAt: later(-29 * day) };
    await setWalkState(db(), assembly.baseUrl, { ...blankWalk, ...walked });
    assembly.publish(ofDay(682, 5));
    await look();
    expect(await alerted()).toEqual([682]);
  });

  test('a second feed of the beginning, down at first, brings its baseline later', async () => {
    assembly.seed([ofDay(679, 10)]);
    assembly.misbehave('feed', 'empty', { times: 1 });
    await look([assembly.atomUrl, assembly.feedUrl]);
    assembly.publish(ofDay(424, 4));
    assembly.publish(tabledOn(ofDay(682, 0), dayAfter(today, 1)));
    at = later(day);
    await look([assembly.atomUrl]);
    expect(await alerted()).toEqual([682]);
    expect(await unannounced(424)).toBe('baseline');
  });
});

const blankWalk = {
  floor: 1,
  highest: 1,
  next: 2,
  distance: 0,
  beganOn: null,
  reachedOn: null,
  asked: 1,
  declarations: 1,
  failures: 0,
  nextTryAt: noon,
  probedAt: null,
  blank: null,
};

describe('the rule', () => {
  const coming = {
    date: today,
    isBaseline: false,
    seenAt: noon,
    startedAt: later(-10 * day),
    maxAgeDays: 60,
  };

  test('what came during the first reading, after the installation began, is news', () => {
    expect(whyNoNews({ ...coming, isBaseline: true })).toBeNull();
    expect(whyNoNews({ ...coming, isBaseline: true, date: dayAfter(today, -10) })).toBeNull();
    expect(whyNoNews({ ...coming, isBaseline: true, date: dayAfter(today, -11) })).toBe('baseline');
    expect(whyNoNews({ ...coming, isBaseline: true, startedAt: noon })).toBe('baseline');
    expect(whyNoNews({ ...coming, isBaseline: true, startedAt: null })).toBe('baseline');
  });

  test('without a limit no age is too old', () => {
    expect(whyNoNews({ ...coming, date: '1998-01-01' })).toBe('age');
    expect(whyNoNews({ ...coming, date: '1998-01-01', maxAgeDays: null })).toBeNull();
  });
});
