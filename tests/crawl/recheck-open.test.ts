import { expect, test } from 'vitest';
import { readWaitingPages } from '../../src/crawl/read-pages.ts';
import type { ReadContext } from '../../src/crawl/store-reading.ts';
import { recheckOpen } from '../../src/crawl/recheck-open.ts';
import { notePages } from '../../src/store/crawl/pages/page-inbox.ts';
import { pages } from '../../src/store/db/schema.ts';
import { sourcesStatus } from '../../src/store/crawl/source-status.ts';
import type { ArchivedDeclaration } from '../../tools/assembly-sandbox/archive.ts';
import { useDatabase } from '../support/database.ts';
import { later } from '../support/declarations/declarations.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';
import { declarationAt, useStage } from './walk/support.ts';

const db = useDatabase();
const stage = useStage(db);
const day = 24 * 60 * 60_000;
const added = [['Ms', 'Petra BAYR', 'Austria', 'SOC']] as const;

const context = (): ReadContext => ({
  db: db(),
  log: quiet,
  now: () => stage.at,
  fetcher: stage.fetcher,
  assemblyUrl: stage.assembly.baseUrl,
  signal: new AbortController().signal,
});

/** Tabled on 12 December 2025: open until 30 January 2026. */
const open = (fileId: number, nth: number): ArchivedDeclaration => ({
  ...declarationAt(fileId, nth),
  date: '2025-12-12',
  headingDate: '12 December 2025',
});

/** Publishes these, and reads their pages as the inbox does. */
async function hold(...declarations: ArchivedDeclaration[]): Promise<void> {
  stage.assembly.seed(declarations);
  const found = declarations.map(({ fileId }) => ({ fileId, url: stage.assembly.addressOf(fileId) }));
  await db().transaction((tx) => notePages(tx, found, { baseline: false, now: stage.at }));
  await readWaitingPages(context());
  stage.asked();
}

const source = async () => (await sourcesStatus(db())).sources.find((one) => one.source === 'revisits');

test('a declaration that is open for signature is read again once a day', async () => {
  await hold(open(100, 0));
  stage.at = later(day - 1);
  expect(await recheckOpen(context())).toMatchObject({ read: 0 });
  stage.at = later(day);
  expect(await recheckOpen(context())).toMatchObject({ read: 1, unchanged: 1 });
  expect(await recheckOpen(context())).toMatchObject({ read: 0 });
  stage.at = later(2 * day);
  expect(await recheckOpen(context())).toMatchObject({ read: 1 });
  expect(stage.asked()).toEqual([100, 100]);
});

test('it is not sent again while it has not changed', async () => {
  await hold(open(100, 0));
  stage.at = later(day);
  await recheckOpen(context());
  const last = stage.assembly.requests.at(-1);
  expect(last?.headers['if-none-match']).toMatch(/^".+"$/);
  expect(last?.headers['if-modified-since']).toMatch(/GMT$/);
  expect(last?.status).toBe(304);
  expect(await source()).toMatchObject({ lastOutcome: 'unchanged' });
});

test('a 304 that hides an edition is found out within two days, and told', async () => {
  const declaration = open(100, 0);
  await hold(declaration);
  stage.assembly.misbehave('pages', 'unchanged');
  stage.assembly.republish(declaration, { fileId: 100, date: '2026-01-05', added });
  stage.at = later(day);
  expect(await recheckOpen(context())).toMatchObject({ editions: 0, unchanged: 1 });
  stage.at = later(2 * day);
  expect(await recheckOpen(context())).toMatchObject({ editions: 1 });
  expect((await source())?.detail).toContain('said that file 100 had not changed (304)');
  stage.at = later(3 * day);
  expect(await recheckOpen(context())).toMatchObject({ editions: 0, unchanged: 1 });
});

test('more names under the same file id are an edition, and alert nobody', async () => {
  await follow(db(), 'all', {});
  const declaration = open(100, 0);
  await hold(declaration);
  const before = await stage.alerts();
  stage.assembly.republish(declaration, { fileId: 100, date: '2026-01-06', added });
  stage.at = later(day);
  expect(await recheckOpen(context())).toMatchObject({ read: 1, editions: 1 });
  expect(await stage.alerts()).toEqual(before);
  expect(await source()).toMatchObject({ lastOutcome: 'ok' });
  stage.at = later(2 * day);
  expect(await recheckOpen(context())).toMatchObject({ read: 1, unchanged: 1 });
  expect(stage.assembly.requests.at(-1)?.status).toBe(304);
});

test('it is read until 35 days after the close, and a declaration closed long ago never', async () => {
  await hold(open(100, 0), declarationAt(101, 1));
  stage.at = new Date('2026-03-06T12:00:00Z');
  expect(await recheckOpen(context())).toMatchObject({ read: 1 });
  stage.at = new Date('2026-03-07T12:00:00Z');
  expect(await recheckOpen(context())).toMatchObject({ read: 0 });
  expect(stage.asked()).toEqual([100]);
});

test('a site that blocks us ends the round, and is asked again later', async () => {
  await hold(open(100, 0), open(101, 1));
  const undo = stage.assembly.misbehave('pages', { status: 429, retryAfter: '600' });
  stage.at = later(day);
  expect(await recheckOpen(context())).toMatchObject({ read: 1, failed: 1 });
  expect(await source()).toMatchObject({ lastOutcome: 'blocked' });
  undo();
  stage.asked();
  expect(await recheckOpen(context())).toMatchObject({ read: 1, unchanged: 1 });
  expect(stage.asked()).toEqual([101]);
  stage.at = later(day + 600_000);
  expect(await recheckOpen(context())).toMatchObject({ read: 1, unchanged: 1 });
  expect(stage.asked()).toEqual([100]);
});

test('what is held stays when its page goes, and the site is not blamed', async () => {
  await hold(open(100, 0), open(101, 1), open(102, 2));
  stage.assembly.misbehave('/en/files/100/html', { status: 404 });
  stage.assembly.publish(open(101, 1), { layout: 'A2' });
  stage.at = later(day);
  expect(await recheckOpen(context())).toMatchObject({ read: 3, failed: 2, unchanged: 1 });
  expect(await source()).toMatchObject({ lastOutcome: 'unchanged' });
  expect((await sourcesStatus(db())).declarations).toBe(3);
  expect((await db().select().from(pages)).map(({ state }) => state)).toEqual(Array(3).fill('declaration'));
  expect(await recheckOpen(context())).toMatchObject({ read: 0 });
});

test('a page that now bears the number of another declaration changes nothing and is left until tomorrow', async () => {
  const [one, two] = [open(100, 0), open(101, 1)];
  await hold(one, two);
  const { title, signatories, paragraphs } = two;
  stage.assembly.publish({ ...one, title, signatories, paragraphs, document: 99_999 });
  stage.at = later(day);
  expect(await recheckOpen(context())).toMatchObject({ read: 2, editions: 0, failed: 1 });
  expect(await recheckOpen(context())).toMatchObject({ read: 0 });
  expect((await sourcesStatus(db())).declarations).toBe(2);
});

test('no more than ten are read in one round', async () => {
  await hold(...Array.from({ length: 12 }, (_, nth) => open(100 + nth, nth)));
  stage.at = later(day);
  expect(await recheckOpen(context())).toMatchObject({ read: 10 });
  expect(await recheckOpen(context())).toMatchObject({ read: 2 });
  expect(stage.asked()).toHaveLength(12);
});
