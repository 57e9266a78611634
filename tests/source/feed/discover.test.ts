import { describe, expect, it } from 'vitest';
import { announcedFeeds, discoverFeeds } from '../../../src/source/feed/discover.ts';
import { aFetcher, anAssembly } from '../support/fetch.ts';

const endless = (text: string): string => text.repeat(200_000);
const page = 'https://pace.coe.int/en/home';

describe('announcedFeeds', () => {
  it('reads links to RSS and Atom, in any markup', () => {
    const html = `<html><head>
      <link rel="stylesheet" href="/a.css"><link rel="alternate" hreflang="fr" href="/fr">
      <link rel="alternate" type="application/rss+xml" title=" News &amp; more " href="/rss?a=1&amp;b=2">
      <LINK TYPE='Application/Atom+XML; charset=utf-8' REL='ALTERNATE home' HREF='atom.xml#top'>
      <link rel="alternate" type="application/json" href="/feed.json">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->
      <link rel="alternate" type="application/rss+xml">`;
    expect(announcedFeeds(html, page)).toEqual([
      { url: 'https://pace.coe.int/rss?a=1&b=2', title: 'News & more' },
      { url: 'https://pace.coe.int/en/atom.xml', title: null },
    ]);
  });

  it('resolves against the base of the page', () => {
    const html = '<base href="/fr/"><link rel=alternate type=application/rss+xml href=rss>';
    expect(announcedFeeds(html, page)).toEqual([{ url: 'https://pace.coe.int/fr/rss', title: null }]);
  });

  it('finds nothing in what is no page, however deep', () => {
    for (const text of ['', '{"a":1}', '<', '<div>', '<link ', '<!--', '<link rel=x href=y>'].map(endless)) {
      expect(announcedFeeds(text, page)).toEqual([]);
    }
  });
});

describe('discoverFeeds', () => {
  it('finds the feeds of the Assembly once each, having asked two pages', async () => {
    const assembly = await anAssembly();
    expect(await discoverFeeds(aFetcher(assembly), assembly.baseUrl)).toEqual({
      feeds: [
        { url: assembly.feedUrl, title: 'Documents (RSS)' },
        { url: assembly.atomUrl, title: 'Documents (Atom)' },
      ],
      outcome: 'ok',
      detail: '2 feeds found.',
    });
    expect(assembly.requests.map((request) => request.url)).toEqual(['/', '/en']);
  });

  it('looks at the English page when the start page is of no use', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('/', { status: 404 });
    expect(await discoverFeeds(aFetcher(assembly), assembly.baseUrl)).toMatchObject({
      outcome: 'ok',
      feeds: { length: 2 },
    });
  });

  it('does not ask a page again that it was redirected to', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('/', { redirect: '/en' });
    await discoverFeeds(aFetcher(assembly), assembly.baseUrl);
    expect(assembly.requests.map((request) => request.url)).toEqual(['/', '/en']);
  });

  it.each([
    ['challenge', 'blocked', 1],
    [{ status: 500 }, 'unreachable', 1],
    [{ status: 404 }, 'broken', 2],
  ] as const)('%o', async (kind, outcome, asked) => {
    const assembly = await anAssembly();
    assembly.misbehave('/', kind);
    assembly.misbehave('/en', kind);
    const discovery = await discoverFeeds(aFetcher(assembly), assembly.baseUrl);
    expect(discovery).toMatchObject({ feeds: [], outcome, detail: expect.stringMatching(/\.$/) });
    expect(assembly.requests).toHaveLength(asked);
  });

  it('says so when no feed is announced', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('/', 'html');
    assembly.misbehave('/en', 'html');
    expect(await discoverFeeds(aFetcher(assembly), assembly.baseUrl)).toEqual({
      feeds: [],
      outcome: 'ok',
      detail: 'No feed is announced on these pages.',
    });
  });

  it('leaves feeds on other hosts out and counts them', async () => {
    const [assembly, other] = [await anAssembly(), await anAssembly()];
    assembly.misbehave('/', { redirect: `${other.baseUrl}/` });
    const both = aFetcher(assembly, { allowedHosts: [assembly.host, other.host] });
    const choosy = { ...both, allows: (url: string) => both.allows(url) && !url.includes(other.host) };
    const discovery = await discoverFeeds(choosy, assembly.baseUrl);
    expect(discovery.feeds.map((feed) => feed.url)).toEqual([assembly.feedUrl, assembly.atomUrl]);
    expect(discovery.detail).toBe('2 feeds found; 2 more on hosts that may not be asked.');
  });

  it('what is no address is broken', async () => {
    const assembly = await anAssembly();
    expect((await discoverFeeds(aFetcher(assembly), 'pace')).outcome).toBe('broken');
  });
});
