import { describe, expect, it } from 'vitest';
import { archive, type ArchivedDeclaration } from '../../../tools/assembly-sandbox/archive.ts';
import { pathOf } from '../../../tools/assembly-sandbox/catalogue.ts';
import { startAssembly } from '../../../tools/assembly-sandbox/server.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { anAssembly } from '../../source/support/fetch.ts';

function inArchive(number: number, language: 'en' | 'fr' = 'en'): ArchivedDeclaration {
  const found = archive.find((one) => one.number === number && one.language === language);
  if (!found) throw new Error(`No. ${number} is not in the archive.`);
  return found;
}

const rampi = inArchive(682);

async function readingOf(url: string) {
  const reading = readPage(await (await fetch(url)).text(), { url });
  if (reading.kind !== 'declaration') throw new Error(`${reading.kind}: ${reading.reason}`);
  return reading.declaration;
}

describe('publishing', () => {
  it('puts a declaration under every address it has, in the layout of the place', async () => {
    const assembly = await anAssembly();
    assembly.publish(inArchive(572, 'en'));
    const { fileId } = assembly.publish(inArchive(572, 'fr'));
    for (const form of ['file', 'text', 'old', 'old xml', 'language switch'] as const) {
      for (const language of ['en', 'fr'] as const) {
        const read = await readingOf(assembly.addressOf(fileId, form, language));
        expect([form, read]).toMatchObject([form, { number: 572, language, date: '2014-07-15' }]);
      }
    }
  });

  it('gives a page without number and names when told to', async () => {
    const assembly = await anAssembly();
    const { fileId } = assembly.publish(rampi, { layout: 'A2' });
    const reading = readPage(await (await fetch(assembly.addressOf(fileId))).text());
    expect(reading.kind).not.toBe('declaration');
    expect((await readingOf(assembly.addressOf(fileId, 'old'))).number).toBe(682);
  });

  it('again, adds names under a new file id and a newer date, and keeps the old page', async () => {
    const assembly = await anAssembly({ clock: () => new Date('2019-10-01T09:00:00Z') });
    assembly.publish(rampi);
    const added = [['Ms', 'Petra STIENEN', 'Netherlands', 'ALDE']] as const;
    const { fileId } = assembly.republish(rampi, { added });
    expect(fileId).toBeGreaterThan(rampi.fileId);
    expect(await readingOf(assembly.addressOf(fileId))).toMatchObject({
      number: 682,
      date: '2019-10-01',
      signatories: { length: rampi.signatories.length + 1 },
    });
    expect((await readingOf(assembly.addressOf(rampi.fileId))).date).toBe('2019-06-27');
    const feed = await (await fetch(assembly.feedUrl)).text();
    expect(feed.indexOf(pathOf(fileId, 'file'))).toBeLessThan(feed.indexOf(pathOf(rampi.fileId, 'file')));
  });

  it('publishes what is no declaration', async () => {
    const assembly = await anAssembly();
    const { fileId } = assembly.publishOther({ kind: 'Report', title: 'On roads & rivers' });
    const html = await (await fetch(assembly.addressOf(fileId))).text();
    expect(readPage(html).kind).toBe('other');
    expect(await (await fetch(assembly.feedUrl)).text()).toContain('<title>On roads &amp; rivers</title>');
  });

  it('answers 404 for what it never published, and in a language it has not', async () => {
    const assembly = await anAssembly();
    assembly.publish(rampi);
    const paths = [
      '/en/files/1',
      '/nw/xml/XRef/X2H-Xref-ViewHTML.asp',
      '/elsewhere',
      pathOf(rampi.fileId, 'text', 'fr'),
    ];
    for (const path of paths)
      expect([path, (await fetch(assembly.baseUrl + path)).status]).toEqual([path, 404]);
    expect((await fetch(assembly.baseUrl, { method: 'POST' })).status).toBe(405);
  });
});

describe('the feeds', () => {
  it('honour validators, an entity tag before a date', async () => {
    const assembly = await anAssembly();
    const first = await fetch(assembly.atomUrl);
    const etag = first.headers.get('etag') ?? '';
    const date = first.headers.get('last-modified') ?? '';
    const status = async (headers: Record<string, string>) =>
      (await fetch(assembly.atomUrl, { headers })).status;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-none-match': `"other", W/${etag}` })).toBe(304);
    expect(await status({ 'if-modified-since': date })).toBe(304);
    expect(await status({ 'if-none-match': '"other"', 'if-modified-since': date })).toBe(200);
    assembly.publish(rampi);
    expect(await status({ 'if-none-match': etag })).toBe(200);
  });

  it('name no more files than they are long', async () => {
    const assembly = await anAssembly({ feedLength: 3 });
    assembly.seed(archive);
    const feed = await (await fetch(assembly.feedUrl)).text();
    expect(feed.match(/<item>/g)).toHaveLength(3);
  });
});

describe('misbehaviour', () => {
  it('lasts as many requests as it was told, at its place alone, and can be undone', async () => {
    const assembly = await anAssembly();
    const status = async () => (await fetch(assembly.feedUrl)).status;
    assembly.misbehave('feed', { status: 500 }, { times: 2 });
    expect((await fetch(assembly.baseUrl)).status).toBe(200);
    expect([await status(), await status(), await status()]).toEqual([500, 500, 200]);
    const undo = assembly.misbehave('feed', { status: 503 });
    expect(await status()).toBe(503);
    undo();
    expect(await status()).toBe(200);
    assembly.publish(rampi);
    assembly.misbehave('pages', { status: 502 });
    expect((await fetch(assembly.addressOf(rampi.fileId, 'old'))).status).toBe(502);
    assembly.behave();
    expect((await fetch(assembly.addressOf(rampi.fileId, 'old'))).status).toBe(200);
  });
});

describe('the site', () => {
  it('has a robots.txt, which can be changed and taken away', async () => {
    const assembly = await anAssembly();
    const url = `${assembly.baseUrl}/robots.txt`;
    expect(await (await fetch(url)).text()).toBe('User-agent: *\nDisallow:\n');
    assembly.setRobots('User-agent: *\nDisallow: /en\n');
    expect(await (await fetch(url)).text()).toContain('/en');
    assembly.setRobots(null);
    expect((await fetch(url)).status).toBe(404);
  });

  it('names its feeds unless it is told not to', async () => {
    const [one, two] = [await anAssembly(), await anAssembly({ announcesFeeds: false })];
    expect(await (await fetch(one.baseUrl)).text()).toContain('rel="alternate"');
    expect(await (await fetch(two.baseUrl)).text()).not.toContain('rel="alternate"');
    expect((await fetch(two.feedUrl)).status).toBe(200);
  });

  it('does not send a page again that has not changed', async () => {
    const assembly = await anAssembly();
    const { fileId } = assembly.publish(rampi);
    const url = assembly.addressOf(fileId);
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    assembly.publish(rampi, { layout: 'A2' });
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('has files far apart, of several kinds, and nothing in between', async () => {
    const assembly = await anAssembly();
    assembly.publish({ ...rampi, fileId: 7 });
    assembly.publishOther({ fileId: 11, kind: 'Report' });
    const status = async (fileId: number) => (await fetch(assembly.addressOf(fileId))).status;
    expect(await Promise.all([6, 7, 8, 11, 12].map(status))).toEqual([404, 200, 404, 200, 404]);
  });
});

describe('the log of requests', () => {
  it('tells what was asked, what was answered and how many were under way', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', 'hang', { times: 1 });
    const stop = new AbortController();
    const hanging = fetch(assembly.feedUrl, { signal: stop.signal }).catch(() => 'stopped');
    expect(await assembly.waitForRequest('/feeds/documents.rss')).toMatchObject({
      method: 'GET',
      atOnce: 1,
      status: null,
    });
    await fetch(assembly.baseUrl, { headers: { 'x-test': 'here' } });
    const second = await assembly.waitForRequest((request) => request.headers['x-test'] === 'here');
    expect(second).toMatchObject({ url: '/', atOnce: 2, status: 200 });
    stop.abort();
    expect(await hanging).toBe('stopped');
  });

  it('waits for the nth request of a kind', async () => {
    const assembly = await anAssembly();
    const second = assembly.waitForRequest(/^\/(en|fr)$/, 2);
    for (const path of ['/en', '/', '/fr']) await fetch(assembly.baseUrl + path);
    expect((await second).url).toBe('/fr');
  });
});

describe('closing', () => {
  it('ends what hangs and drips, and what waits', async () => {
    const assembly = await startAssembly();
    assembly.seed(archive);
    assembly.misbehave('feed', 'hang');
    assembly.misbehave('pages', 'drip');
    const hanging = fetch(assembly.feedUrl).catch(() => 'ended');
    const dripping = fetch(assembly.addressOf(rampi.fileId))
      .then((answer) => answer.text())
      .catch(() => 'ended');
    const never = assembly.waitForRequest('/never').catch((error: unknown) => String(error));
    await assembly.waitForRequest('/feeds/documents.rss');
    await assembly.waitForRequest(pathOf(rampi.fileId));
    await assembly.close();
    expect(await Promise.all([hanging, dripping])).toEqual(['ended', 'ended']);
    expect(await never).toContain('closed before this request came');
    await expect(fetch(assembly.baseUrl)).rejects.toThrow('fetch failed');
  });
});
