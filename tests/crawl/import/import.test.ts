import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asc, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { ArchivedDeclaration } from '../../../tools/assembly-sandbox/archive.ts';
import {
  renderChallenge,
  renderOther,
  renderPage,
  renderText,
} from '../../../tools/assembly-sandbox/render.ts';
import type { SandboxAssembly } from '../../../tools/assembly-sandbox/server.ts';
import { importPages, type ImportReport } from '../../../src/crawl/import/import.ts';
import type { Fetcher } from '../../../src/source/http/fetcher.ts';
import { declarationByNumber } from '../../../src/store/declarations/declarations.ts';
import { recentDeliveries } from '../../../src/store/delivery/deliveries.ts';
import { notePages } from '../../../src/store/crawl/pages/page-inbox.ts';
import { declarations, editions, pages, texts } from '../../../src/store/db/schema.ts';
import { aFetcher, anAssembly } from '../../source/support/fetch.ts';
import { archived } from '../../source/support/pages.ts';
import { useDatabase } from '../../support/database.ts';
import { noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { aFolder, aWatcher, counts } from './support.ts';

const db = useDatabase();
let assembly: SandboxAssembly;
let fetcher: Fetcher;

beforeEach(async () => {
  assembly = await anAssembly();
  fetcher = aFetcher(assembly);
});

interface Run {
  readonly again?: boolean;
  readonly signal?: AbortSignal;
  readonly watcher?: ReturnType<typeof aWatcher>;
}

function run(named: readonly string[], { again = false, ...options }: Run = {}): Promise<ImportReport> {
  const targets = named.map((one) =>
    one.startsWith('http')
      ? ({ kind: 'address', url: one } as const)
      : ({ kind: 'path', path: one } as const),
  );
  return importPages(
    targets,
    { again },
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
const inbox = () =>
  db()
    .select({ fileId: pages.fileId, state: pages.state, baseline: pages.baseline })
    .from(pages)
    .orderBy(asc(pages.fileId));
const savedFrom = (url: string, html: string) => `<!-- saved from url=(0042)${url} -->\n${html}`;
const withMore = (entry: ArchivedDeclaration, date: string, headingDate: string): ArchivedDeclaration => ({
  ...entry,
  date,
  headingDate,
  signatories: [...entry.signatories, ['Ms', 'Petra BAYR', 'Austria', 'SOC']],
});

test('a folder of saved pages: everything is counted, stored and alerted to nobody', async () => {
  await follow(db(), 'all', {});
  const entry = archived(682);
  const folder = await aFolder({
    '1-first.html': renderPage(archived(679), 'A'),
    '2-second.html': renderPage(entry, 'B'),
    '3-edition.html': renderPage(withMore(entry, '2019-10-04', '4 October 2019'), 'A'),
    '4-same.txt': renderText(archived(679), 'B'),
    '5-motion.html': renderOther('Motion for a resolution', entry),
    '6-body.html': renderPage(archived(572, 'fr'), 'A2'),
    '7-challenge.html': renderChallenge(),
    'picture.png': 'no page',
  });
  const watcher = aWatcher();
  const report = await run([folder], { watcher });
  expect(report.counts).toEqual(
    counts({ new: 2, edition: 1, unchanged: 1, other: 1, incomplete: 1, blocked: 1 }),
  );
  expect(report.skipped).toEqual({ files: 1, folders: 0 });
  expect(report.interrupted).toBe(false);
  expect(report.troubles).toEqual([
    {
      kind: 'incomplete',
      reason: expect.stringContaining('the signatories are missing'),
      count: 1,
      first: [join(folder, '6-body.html')],
    },
    { kind: 'blocked', reason: expect.any(String), count: 1, first: [join(folder, '7-challenge.html')] },
  ]);
  expect(watcher.begun).toEqual([[7, 0]]);
  expect(watcher.seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await numbers()).toEqual([679, 682]);
  expect(await recentDeliveries(db(), { limit: 10 })).toEqual([]);
});

test('the two texts of a file are one declaration', async () => {
  const english = { ...archived(682), fileId: 28063 };
  const french = { ...english, language: 'fr' as const, headingDate: '27 juin 2019', title: 'Un titre' };
  const folder = await aFolder({
    '28063-en.html': renderPage(english, 'A'),
    '28063-fr.html': renderPage(french, 'B-fr'),
  });
  expect((await run([folder])).counts).toEqual(counts({ new: 1, text: 1 }));
  expect(await db().select({ language: texts.language }).from(texts).orderBy(asc(texts.language))).toEqual([
    { language: 'en' },
    { language: 'fr' },
  ]);
});

test('the file id comes from the page, else from the path, else there is none', async () => {
  const folder = await aFolder({
    'commented.html': savedFrom(assembly.addressOf(28063), renderPage(archived(682), 'A')),
    '27000.html': renderPage(archived(679), 'A'),
    'nameless.html': renderPage(archived(648), 'A'),
    // Named after their own numbers, which are no file ids.
    [`${archived(642).document}.html`]: renderPage(archived(642), 'A'),
  });
  expect((await run([folder])).counts.new).toBe(4);
  const held = await db()
    .select({ number: declarations.number, fileId: declarations.fileId, url: declarations.url })
    .from(declarations)
    .orderBy(asc(declarations.number));
  expect(held).toEqual([
    { number: 642, fileId: null, url: null },
    { number: 648, fileId: null, url: null },
    { number: 679, fileId: 27000, url: `${assembly.baseUrl}/en/files/27000` },
    { number: 682, fileId: 28063, url: `${assembly.baseUrl}/en/files/28063` },
  ]);
  expect(await inbox()).toEqual([
    { fileId: 27000, state: 'declaration', baseline: true },
    { fileId: 28063, state: 'declaration', baseline: true },
  ]);
});

test('an incomplete page that names its address waits in quarantine; one that is named after a number does not', async () => {
  const body = renderPage(archived(572, 'fr'), 'A2');
  const folder = await aFolder({ 'a.html': savedFrom(assembly.addressOf(21075), body), '21076.html': body });
  expect((await run([folder])).counts).toEqual(counts({ incomplete: 2 }));
  const held = await db().select().from(pages);
  expect(held).toMatchObject([
    { fileId: 21075, state: 'incomplete', baseline: true, attempts: 1, url: assembly.addressOf(21075) },
  ]);
  expect(held[0]?.nextTryAt.getTime()).toBeGreaterThan(noon.getTime());
  expect(Buffer.from(held[0]?.bytes ?? []).toString()).toContain(body);
});

test('an incomplete page changes nothing about a file that was read or that waits as news', async () => {
  const body = (fileId: number) => savedFrom(assembly.addressOf(fileId), renderPage(archived(682), 'A2'));
  const whole = await aFolder({ '28063.html': renderPage(archived(682), 'A') });
  await run([whole]);
  await db().transaction((tx) =>
    notePages(tx, [{ fileId: 28064, url: 'https://x.example' }], { baseline: false, now: noon }),
  );
  const before = await db().select().from(pages).orderBy(asc(pages.fileId));
  await run([await aFolder({ 'a.html': body(28063), 'b.html': body(28064) })]);
  expect(await db().select().from(pages).orderBy(asc(pages.fileId))).toEqual(before);
});

test('a saved page of another kind proves nothing about its file, a fetched one does', async () => {
  const motion = renderOther('Motion for a resolution', archived(682));
  await run([await aFolder({ '28063.html': motion })]);
  expect(await inbox()).toEqual([]);
  const { fileId } = assembly.publishOther({ fileId: 28063 });
  expect((await run([assembly.addressOf(fileId)])).counts).toEqual(counts({ other: 1 }));
  expect(await inbox()).toEqual([{ fileId: 28063, state: 'other', baseline: true }]);
});

test('addresses: any form of one, in either language', async () => {
  assembly.seed([archived(682), archived(679), archived(572, 'fr')]);
  const addresses = [
    assembly.addressOf(archived(682).fileId, 'file'),
    assembly.addressOf(archived(679).fileId, 'old'),
    assembly.addressOf(archived(572, 'fr').fileId, 'language switch', 'fr'),
  ];
  expect((await run(addresses)).counts).toEqual(counts({ new: 3 }));
  expect(await numbers()).toEqual([572, 679, 682]);
  expect((await declarationByNumber(db(), 572, 'fr'))?.url).toBe(
    `${assembly.baseUrl}/fr/files/${archived(572, 'fr').fileId}`,
  );
  expect((await run(addresses)).counts).toEqual(counts({ unchanged: 3 }));
});

test('an address that fails does not stop the rest, and no host is asked that may not be', async () => {
  assembly.seed([archived(682)]);
  const page = assembly.addressOf(archived(682).fileId);
  const report = await run([assembly.addressOf(1), 'http://elsewhere.example/en/files/5/html', page]);
  expect(report.counts).toEqual(counts({ new: 1, failed: 2 }));
  expect(report.troubles.map(({ reason, first }) => [first[0], reason])).toEqual([
    [assembly.addressOf(1), expect.stringContaining('nothing at this address')],
    ['http://elsewhere.example/en/files/5/html', expect.stringContaining('not among the hosts')],
  ]);
});

test('a site that blocks us is asked no more, and files are still read', async () => {
  assembly.seed([archived(682)]);
  assembly.misbehave('pages', 'challenge');
  const folder = await aFolder({ '1.html': renderPage(archived(679), 'A') });
  const report = await run([assembly.addressOf(5), assembly.addressOf(6), folder]);
  expect(report.counts).toEqual(counts({ blocked: 2, new: 1 }));
  expect(assembly.requests).toHaveLength(1);
});

test('a page that cannot be read or stored does not stop the rest', async () => {
  const entry = archived(682);
  const folder = await aFolder({
    '1.html': renderPage({ ...archived(642), number: 99_999, document: 999_999, title: 'x' }, 'A'),
    '3.html': 'x'.repeat(11 * 1024 * 1024),
    '4.html': renderPage(entry, 'A'),
  });
  const report = await run([join(folder, 'missing.html'), folder]);
  expect(report.counts).toEqual(counts({ new: 2, failed: 2 }));
  expect(report.troubles.map(({ reason }) => reason).toSorted()).toEqual([
    'It is larger than 10 MB.',
    'There is no such file or folder.',
  ]);
});

test('what the database refuses is the page’s failure, and leaves nothing behind', async () => {
  await db().execute(
    sql`create function refuse() returns trigger language plpgsql as $$ begin
      raise exception 'no' using errcode = '22001'; end $$`,
  );
  await db().execute(
    sql`create trigger refuse before insert on editions for each row when (new.signatory_count > 30) execute function refuse()`,
  );
  try {
    const folder = await aFolder({
      '28063.html': renderPage(archived(682), 'A'),
      '28064.html': renderPage(
        { ...archived(679), signatories: archived(679).signatories.slice(0, 20) },
        'A',
      ),
    });
    const report = await run([folder]);
    expect(report.counts).toEqual(counts({ new: 1, failed: 1 }));
    expect(report.troubles[0]?.reason).toBe('The database does not take what is on the page (22001).');
    expect(await numbers()).toEqual([679]);
    expect((await inbox()).map(({ fileId }) => fileId)).toEqual([28064]);
  } finally {
    await db().execute(sql`drop trigger refuse on editions`);
    await db().execute(sql`drop function refuse()`);
  }
});

test('stopped in the middle, an import goes on without storing anything again', async () => {
  const files = [642, 648, 679, 682].map((number) => [`${number}.html`, renderPage(archived(number), 'A')]);
  const folder = await aFolder(Object.fromEntries(files) as Record<string, string>);
  const stop = new AbortController();
  const watcher = aWatcher((done) => done === 2 && stop.abort());
  const first = await run([folder], { signal: stop.signal, watcher });
  expect(first).toMatchObject({ interrupted: true, counts: { new: 2 } });
  expect(await numbers()).toEqual([642, 648]);

  // Had the pages been stored again, this would have been put right.
  await db().update(texts).set({ title: 'As it was stored' });
  const second = await run([folder]);
  expect(second).toMatchObject({ interrupted: false, counts: counts({ new: 2, unchanged: 2 }) });
  expect(await numbers()).toEqual([642, 648, 679, 682]);
  expect((await declarationByNumber(db(), 642, 'en'))?.title).toBe('As it was stored');

  expect((await run([folder], { again: true })).counts).toEqual(counts({ correction: 2, unchanged: 2 }));
  expect((await declarationByNumber(db(), 642, 'en'))?.title).toBe(archived(642).title);
});

test('a page that changed, or came under another file id, is read although its name is known', async () => {
  const entry = archived(682);
  const folder = await aFolder({ 'page.html': renderPage(entry, 'A') });
  await run([folder]);
  await writeFile(
    join(folder, 'page.html'),
    renderPage(withMore(entry, '2019-10-04', '4 October 2019'), 'A'),
  );
  expect((await run([folder])).counts).toEqual(counts({ edition: 1 }));
  expect(await db().select().from(editions)).toHaveLength(2);
  await writeFile(join(folder, '28063.html'), renderPage(entry, 'A'));
  await run([folder]);
  expect((await inbox()).map(({ fileId }) => fileId)).toEqual([28063]);
});

test('an end asked for while a page is on its way leaves the page for the next time', async () => {
  assembly.seed([archived(682)]);
  assembly.misbehave('pages', 'hang', { times: 1 });
  const stop = new AbortController();
  const running = run([assembly.addressOf(archived(682).fileId)], { signal: stop.signal });
  await assembly.waitForRequest(/files/u);
  stop.abort();
  expect(await running).toMatchObject({ interrupted: true, counts: counts({}) });
  expect((await run([assembly.addressOf(archived(682).fileId)])).counts).toEqual(counts({ new: 1 }));
});

test('reasons that differ in what they quote are one', async () => {
  const broken = (name: string) => renderPage(archived(682), 'A').replace('Roberto RAMPI, Italy, SOC', name);
  const folder = await aFolder({
    'a.html': broken('Roberto RAMPI'),
    'b.html': broken('Someone ELSE'),
    'c.html': broken('A THIRD'),
    'd.html': broken('A FOURTH'),
  });
  const { troubles } = await run([folder]);
  expect(troubles).toEqual([
    {
      kind: 'incomplete',
      reason: expect.stringContaining('cannot be read: “…”.'),
      count: 4,
      first: ['a', 'b', 'c'].map((name) => join(folder, `${name}.html`)),
    },
  ]);
});

test('another declaration under a number that is held is not stored, nor its page taken as read', async () => {
  await run([await aFolder({ '28063.html': renderPage(archived(682), 'A') })]);
  const impostor = { ...archived(771), number: 682 };
  const folder = await aFolder({ '31790.html': renderPage(impostor, 'A') });
  const report = await run([folder]);
  expect(report.counts).toEqual(counts({ failed: 1 }));
  expect(report.troubles[0]?.reason).toContain('one of the two is misprinted');
  expect((await inbox()).map(({ fileId }) => fileId)).toEqual([28063]);
  expect((await run([folder])).counts).toEqual(counts({ failed: 1 }));
});
