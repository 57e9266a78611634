import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ingest } from '../../src/crawl/ingest.ts';
import { pollSources } from '../../src/crawl/poll.ts';
import { readTranslations } from '../../src/crawl/translations.ts';
import { createFetcher, type Fetcher } from '../../src/source/http/fetcher.ts';
import { recentDeliveries } from '../../src/store/delivery/deliveries.ts';
import { editionsOf } from '../support/declarations/editions.ts';
import { absentTexts, declarations, deliveries, texts } from '../../src/store/db/schema.ts';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly, type SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { useDatabase } from '../support/database.ts';
import { archived, later, noon } from '../support/declarations/declarations.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const day = 24 * 3_600_000;
const inBoth = (language: 'en' | 'fr') => {
  const found = archive.find((one) => one.number === 572 && one.language === language);
  if (!found) throw new Error('No. 572 is not in the archive in both languages.');
  return found;
};
const { fileId } = inBoth('en');
const englishOnly = archive.find(({ language, number }) => language === 'en' && number !== 572);
let assembly: SandboxAssembly;
let fetcher: Fetcher;
let at: Date;

beforeEach(async () => {
  assembly = await startAssembly();
  fetcher = createFetcher({
    userAgent: 'Hemicycle tests',
    allowedHosts: [assembly.host],
    pauseMs: 0,
    timeoutMs: 10_000,
    maxBytes: 2_000_000,
  });
  at = noon;
});

afterEach(async () => {
  await fetcher.close();
  await assembly.close();
});

const context = () => ({
  db: db(),
  log: quiet,
  now: () => at,
  fetcher,
  assemblyUrl: assembly.baseUrl,
  signal: new AbortController().signal,
});
const look = () => pollSources({ ...context(), feedUrls: [assembly.feedUrl] });
const read = () => readTranslations(context());
const held = async () =>
  (await db().select({ language: texts.language }).from(texts)).map(({ language }) => language).toSorted();
const askedFor = (path: string) => assembly.requests.filter(({ url }) => url === path).length;
const alerts = async () => (await recentDeliveries(db(), { limit: 50 })).map(({ number }) => number);

test('the French text of what is held is read under the same file id, and nothing else of its page is kept', async () => {
  assembly.publish(inBoth('en'));
  assembly.publish({
    ...inBoth('fr'),
    date: '2014-07-20',
    headingDate: '20 juillet 2014',
    signatories: [...inBoth('fr').signatories, ['M.', 'Quelqu’un DE-PLUS', 'France', 'SOC']],
  });
  await look();
  const before = await db().select().from(declarations);
  expect(await held()).toEqual(['en']);
  expect(await read()).toEqual({ asked: 1, kept: 1, alerts: 0 });
  expect(await held()).toEqual(['en', 'fr']);
  expect(await db().select().from(declarations)).toMatchObject(
    before.map(({ date, fileId, signatoryCount, edition }) => ({ date, fileId, signatoryCount, edition })),
  );
  expect(await editionsOf(db(), before[0]?.id ?? 0)).toHaveLength(1);
  expect(await read()).toEqual({ asked: 0, kept: 0, alerts: 0 });

  at = later(2 * day);
  await look();
  expect(await editionsOf(db(), before[0]?.id ?? 0)).toHaveLength(1);
});

test('a French text alerts those whose words only it has, once', async () => {
  at = new Date(Date.now() + day);
  await look();
  await follow(db(), '10', { words: 'lendemains' }, 'fr');
  await follow(db(), '11', {});
  assembly.publish(inBoth('en'));
  await look();
  const before = (await alerts()).length;
  const french = { ...inBoth('fr'), paragraphs: ['Nous, soussignés, pensons aux lendemains.'] };
  assembly.publish(french);
  const { alerts: more } = await read();
  expect([before, more]).toEqual([1, 1]);
  expect(await alerts()).toEqual([572, 572]);
});

test('a text that is not there is looked for again after a day, a week, a month, and more and more seldom', async () => {
  assembly.publish(englishOnly!);
  await look();
  const lookedOn: number[] = [];
  for (let n = 0; n < 500; n += 1) {
    at = later(n * day);
    if ((await read()).asked > 0) lookedOn.push(n);
  }
  expect(lookedOn).toEqual([0, 1, 7, 37, 127, 307, 487]);
  expect(await db().select().from(absentTexts)).toMatchObject([{ language: 'fr', looks: 7 }]);
});

test('a French text that comes later is found', async () => {
  assembly.publish(inBoth('en'));
  await look();
  expect(await read()).toMatchObject({ asked: 1, kept: 0 });
  assembly.publish(inBoth('fr'));
  at = later(day);
  expect(await read()).toMatchObject({ asked: 1, kept: 1 });
});

test('the English text under the French address is not taken for the French one', async () => {
  assembly.publish(inBoth('en'));
  await look();
  assembly.misbehave(`/fr/files/${fileId}/html`, { redirect: `/en/files/${fileId}/html` });
  expect(await read()).toMatchObject({ asked: 1, kept: 0 });
  expect(await held()).toEqual(['en']);
  expect(await db().select().from(absentTexts)).toHaveLength(1);
});

test('another declaration under the French address is not taken for its text', async () => {
  assembly.publish(inBoth('en'));
  assembly.publish({ ...inBoth('fr'), number: 999, document: 15_999 });
  await look();
  expect(await read()).toMatchObject({ asked: 1, kept: 0 });
  expect(await held()).toEqual(['en']);
});

test('a site that blocks the bot proves nothing: the text is looked for again, later and later', async () => {
  assembly.publish(inBoth('en'));
  assembly.publish(inBoth('fr'));
  assembly.publish(englishOnly!);
  await look();
  const undo = assembly.misbehave('pages', 'challenge');
  expect(await read()).toMatchObject({ asked: 1, kept: 0 });
  expect(await db().select().from(absentTexts)).toEqual([]);
  await read();
  const before = askedFor(`/fr/files/${fileId}/html`) + assembly.requests.length;
  await read();
  expect(askedFor(`/fr/files/${fileId}/html`) + assembly.requests.length).toBe(before);
  undo();
  at = later(day);
  expect(await read()).toMatchObject({ asked: 2, kept: 1 });
});

test('the English text of what was found in French is read too, and its list is the one to show', async () => {
  assembly.publish(inBoth('fr'));
  await look();
  expect(await held()).toEqual(['fr']);
  assembly.publish(inBoth('en'));
  expect(await read()).toMatchObject({ asked: 1, kept: 1 });
  expect(await held()).toEqual(['en', 'fr']);
  const [row] = await db().select().from(declarations).where(eq(declarations.number, 572));
  expect(row?.url).toContain('/en/files/');
  expect(await editionsOf(db(), row?.id ?? 0)).toHaveLength(1);
});

/** A channel in each language, with the alert of No. 572 posted. */
async function posted(): Promise<void> {
  at = new Date(Date.now() + day);
  await look();
  await follow(db(), '10', {}, 'fr');
  await follow(db(), '11', {}, 'en');
  assembly.publish(inBoth('en'));
  await look();
  await db().update(deliveries).set({ state: 'sent', messageId: 'm' });
}
const toEdit = async () =>
  (await db().select({ channel: deliveries.channelId, due: deliveries.editDueAt }).from(deliveries))
    .filter(({ due }) => due !== null)
    .map(({ channel }) => channel);
const frenchTitle = async () =>
  (await db().select({ title: texts.title }).from(texts).where(eq(texts.language, 'fr')))[0]?.title;

test('when the French text comes after the alert, what was posted in French channels is edited', async () => {
  await posted();
  assembly.publish(inBoth('fr'));
  expect(await read()).toEqual({ asked: 1, kept: 1, alerts: 0 });
  expect(await toEdit()).toEqual(['10']);
});

test('after an edition or a correction the French text is read again, and once more when it had not changed yet', async () => {
  await posted();
  assembly.publish(inBoth('fr'));
  await read();
  await db().update(deliveries).set({ editDueAt: null });
  expect(await read()).toMatchObject({ asked: 0 });

  at = later(2 * day, at);
  const url = assembly.addressOf(fileId);
  const declaration = { ...archived(572), title: 'Another title than before' };
  expect(await ingest(db(), { declaration, fileId, url, baseline: false }, at)).toMatchObject({
    change: 'correction',
  });
  await db().update(deliveries).set({ editDueAt: null });
  expect(await read()).toEqual({ asked: 1, kept: 0, alerts: 0 });
  expect(await read()).toMatchObject({ asked: 0 });

  assembly.publish({ ...inBoth('fr'), title: 'Un autre titre qu’auparavant' });
  at = later(5 * day, at);
  expect(await read()).toEqual({ asked: 1, kept: 1, alerts: 0 });
  expect(await frenchTitle()).toBe('Un autre titre qu’auparavant');
  expect(await toEdit()).toContain('10');
  expect(await db().select().from(absentTexts)).toEqual([]);
});
