import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { SandboxAssembly } from '../../../tools/assembly-sandbox/server.ts';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../../tools/assembly-sandbox/catalogue.ts';
import { renderPdf } from '../../../tools/assembly-sandbox/pdf.ts';
import { renderPage } from '../../../tools/assembly-sandbox/render.ts';
import { dayAfter } from '../../../src/assembly/part-session.ts';
import type { Announce } from '../../../src/crawl/announce.ts';
import { importPages, type ImportReport } from '../../../src/crawl/import/import.ts';
import { readWaitingPages } from '../../../src/crawl/read-pages.ts';
import type { Fetcher } from '../../../src/source/http/fetcher.ts';
import { notePages } from '../../../src/store/crawl/pages/page-inbox.ts';
import { declarations } from '../../../src/store/db/schema.ts';
import { aFetcher, anAssembly } from '../../source/support/fetch.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';
import { alerted, follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { archiveOf } from '../../support/mhtml.ts';
import { aFolder, aWatcher } from './support.ts';

const db = useDatabase();
let assembly: SandboxAssembly;
let fetcher: Fetcher;

beforeEach(async () => {
  assembly = await anAssembly();
  fetcher = aFetcher(assembly);
  await follow(db(), 'all', {});
});

const entryOf = (number: number, daysAgo = 3) => {
  const found = archive.find((one) => one.number === number && one.language === 'en');
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  return tabledOn(found, dayAfter('2026-01-05', -daysAgo));
};
const page = (number: number, daysAgo = 3) => renderPage(entryOf(number, daysAgo), 'A');

const context = (at = noon) => ({
  db: db(),
  log: quiet,
  now: () => at,
  fetcher,
  assemblyUrl: assembly.baseUrl,
  assemblyHosts: [assembly.host],
  newsMaxAgeDays: 60,
  signal: new AbortController().signal,
  watcher: aWatcher(),
});

const run = (path: string, announce?: Announce): Promise<ImportReport> =>
  importPages([{ kind: 'path', path }], { again: false }, { ...context(), ...(announce && { announce }) });

async function awaits(fileId: number, baseline = false, at = noon): Promise<void> {
  const found = [{ fileId, url: assembly.addressOf(fileId) }];
  await db().transaction((tx) => notePages(tx, found, { baseline, now: at }));
}

const unannounced = async (number: number) =>
  (await db().select().from(declarations).where(eq(declarations.number, number)))[0]?.unannounced;

test('an import tells nobody; announced, it tells of what is new and not of what is old', async () => {
  const folder = await aFolder({ 'a.html': page(682), 'b.html': page(679, 61) });
  expect(await run(folder)).toMatchObject({ alerts: 0 });
  expect([await unannounced(682), await unannounced(679)]).toEqual(['import', 'import']);
  // What an earlier import stored in silence can still be announced, and is announced once.
  expect(await run(folder, 'news')).toMatchObject({ alerts: 1 });
  expect(await run(folder, 'news')).toMatchObject({ alerts: 0 });
  expect([await unannounced(682), await unannounced(679)]).toEqual([null, 'import']);
  expect(await alerted(db())).toEqual(['all']);
});

test('what is announced at the first go, and is too old', async () => {
  const folder = await aFolder({ 'a.html': page(682), 'b.html': page(679, 61) });
  expect(await run(folder, 'news')).toMatchObject({ counts: { new: 2 }, alerts: 1 });
  expect(await unannounced(679)).toBe('age');
});

test.each(['28063.html', '28063.mhtml', '28063.pdf'])(
  'a page that waits as news alerts when it is imported, as %s',
  async (name) => {
    await awaits(28_063);
    const url = 'https://pace.coe.int/en/files/28063/html';
    const contents = name.endsWith('pdf')
      ? await renderPdf(entryOf(682), 'run')
      : name.endsWith('mhtml')
        ? archiveOf(page(682), { url })
        : page(682);
    const folder = await aFolder({});
    await writeFile(join(folder, name), contents);
    expect(await run(folder)).toMatchObject({ counts: { new: 1 }, alerts: 1 });
    expect(await alerted(db())).toEqual(['all']);
  },
);

test('a page of the baseline does not, nor does what waits as news and is too old', async () => {
  await awaits(28_063, true);
  await awaits(28_032);
  expect(await run(await aFolder({ '28063.html': page(682), '28032.html': page(679, 90) }))).toMatchObject({
    alerts: 0,
  });
});

test('imported without its file id, it alerts when the page that waits can be read', async () => {
  const entry = entryOf(682);
  await awaits(entry.fileId, false, later(-60_000));
  expect(await run(await aFolder({ 'saved.html': page(682) }))).toMatchObject({ alerts: 0 });
  assembly.seed([entry]);
  expect(await readWaitingPages(context(later(1_000)))).toMatchObject({ alerts: 1 });
  expect(await unannounced(682)).toBeNull();
});

test('a page that is found after the import is what was imported, and alerts nobody', async () => {
  const entry = entryOf(682);
  await run(await aFolder({ 'saved.html': page(682) }));
  await awaits(entry.fileId, false, later(1_000));
  assembly.seed([entry]);
  expect(await readWaitingPages(context(later(2_000)))).toMatchObject({ alerts: 0 });
});
