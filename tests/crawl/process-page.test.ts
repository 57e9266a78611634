import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import type { ObserveContext, Served } from '../../src/crawl/observe.ts';
import { processPage } from '../../src/crawl/process-page.ts';
import { createSoft404Check } from '../../src/crawl/soft-404.ts';
import { textUrl } from '../../src/source/http/file-address.ts';
import { facts } from '../../src/store/db/schema.ts';
import { aFetcher, anAssembly } from '../source/support/fetch.ts';
import { archived } from '../source/support/pages.ts';
import { useDatabase } from '../support/database.ts';
import { noon } from '../support/declarations/declarations.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
let assembly: SandboxAssembly;
let context: ObserveContext;

beforeEach(async () => {
  assembly = await anAssembly();
  const { signal } = new AbortController();
  const fetcher = aFetcher(assembly);
  context = { db: db(), log: quiet, now: () => noon, fetcher, assemblyUrl: assembly.baseUrl, signal };
  assembly.publish({ ...archived(682), fileId: 101 });
});

const file = (fileId: number) => ({ fileId, url: textUrl(fileId, 'en', assembly.baseUrl) });

/** What is handed over to be stored, in order. */
async function handed(
  page: Parameters<typeof processPage>[0],
  settle: (served: Served) => Promise<unknown> = async () => null,
): Promise<Served[]> {
  const all: Served[] = [];
  await processPage(page, (served) => (all.push(served), settle(served)), context);
  return all;
}

const refusing = async ({ kind }: Served): Promise<void> => {
  if (kind === 'shown') await db().execute(sql`select 1 / 0`);
};

test('what the site answers is read and handed over to be stored', async () => {
  expect(await handed(file(101))).toMatchObject([{ kind: 'shown', isProof: true, fileId: 101 }]);
  expect(await handed(file(102))).toMatchObject([{ kind: 'gone' }]);
  assembly.misbehave('/en/files/103/html', { redirect: '/en/files/101/html' });
  expect(await handed(file(103))).toMatchObject([{ kind: 'elsewhere', to: '/en/files/101/html' }]);
  expect(await handed({ ...file(103), fileId: null })).toMatchObject([{ kind: 'shown', fileId: 101 }]);
  assembly.misbehave('/en/files/104/html', { status: 418 });
  expect(await handed(file(104))).toMatchObject([{ kind: 'broken' }]);
});

test('of a site that does not serve nothing is handed over', async () => {
  assembly.misbehave('/en/files/101/html', 'challenge');
  const nothing = async () => expect.unreachable();
  expect(await processPage(file(101), nothing, context)).toMatchObject({
    kind: 'unserved',
    outcome: 'blocked',
  });
});

test('a page that the database refuses is handed over once more as refused; when the database fails, that is said', async () => {
  expect(await handed(file(101), refusing)).toMatchObject([
    { kind: 'shown' },
    { kind: 'refused', reason: expect.stringMatching(/does not take what is on the page \(22/u) },
  ]);
  const failing = () => db().execute(sql`select nothing_of_the_kind`);
  await expect(handed(file(101), failing)).rejects.toThrow();
});

test('a 304 stands for the page that was kept, and without one says nothing', async () => {
  const [shown] = await handed(file(101));
  if (shown?.kind !== 'shown') throw new Error('Nothing was shown.');
  assembly.misbehave('/en/files/101/html', { status: 304 });
  const asked = { ...file(101), validators: { etag: '"1"' } };
  expect(await handed({ ...asked, kept: async () => shown.sent })).toMatchObject([
    { kind: 'shown', reading: { kind: 'declaration' } },
  ]);
  expect(await handed({ ...asked, kept: async () => null })).toMatchObject([{ kind: 'broken' }]);
  expect(await handed(asked)).toEqual([{ kind: 'unchanged' }]);
});

test('a heading is evidence that the site serves, but not when an operator asks', async () => {
  await handed({ ...file(101), isEvidence: false });
  expect(await db().select().from(facts)).toEqual([]);
  await handed(file(101));
  expect(await db().select().from(facts)).toHaveLength(1);
});

test('a soft 404 is known by what the site answers for a file that cannot be, asked once when it answers', async () => {
  const isSoft404 = createSoft404Check(context);
  for (const id of [102, 999_999_999]) assembly.misbehave(`/en/files/${id}/html`, 'html');
  assembly.misbehave('/en/files/999999999/html', 'challenge');
  const [page] = await handed(file(102));
  const [document] = await handed(file(101));
  if (!page || !document) throw new Error('Nothing was handed over.');
  expect(await isSoft404(page)).toBeNull();
  assembly.misbehave('/en/files/999999999/html', 'html');
  expect([await isSoft404(page), await isSoft404(document)]).toEqual([true, false]);
  expect(assembly.requests.filter(({ url }) => url?.includes('999999999'))).toHaveLength(2);
});
