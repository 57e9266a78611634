import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import type { Misbehaviour } from '../../../tools/assembly-sandbox/misbehaviour.ts';
import type { Fetcher } from '../../../src/source/http/fetcher.ts';
import { fetchFeed } from '../../../src/source/feed/fetch-feed.ts';
import type { Answer } from '../../../src/source/http/fetch-result.ts';
import { aFetcher, anAssembly } from '../support/fetch.ts';

const declarations = archive.filter((declaration) => declaration.language === 'en');

describe('a look at a feed', () => {
  it.each(['feedUrl', 'atomUrl'] as const)(
    'finds what the Assembly published, newest first: %s',
    async (which) => {
      const assembly = await anAssembly({ feedLength: 100, clock: () => new Date('2019-07-01T08:00:00Z') });
      assembly.seed(declarations);
      const look = await fetchFeed(aFetcher(assembly), assembly[which]);
      expect(look).toMatchObject({ outcome: 'ok', detail: null, title: 'Documents of the sandbox Assembly' });
      expect(look.items).toEqual(
        declarations.toReversed().map(({ fileId, title }) => ({
          fileId,
          title,
          url: assembly.addressOf(fileId, 'file'),
          publishedAt: new Date('2019-07-01T08:00:00Z'),
        })),
      );
    },
  );

  it('finds nothing new while the validators hold', async () => {
    const assembly = await anAssembly();
    const fetcher = aFetcher(assembly);
    assembly.seed(declarations.slice(0, 2));
    const first = await fetchFeed(fetcher, assembly.feedUrl);
    expect(first.validators?.etag).toMatch(/^".+"$/);
    const second = await fetchFeed(fetcher, assembly.feedUrl, first.validators ?? {});
    expect(second).toMatchObject({ outcome: 'unchanged', items: [], validators: null });
    assembly.publishOther();
    const third = await fetchFeed(fetcher, assembly.feedUrl, first.validators ?? {});
    expect(third).toMatchObject({ outcome: 'ok', items: { length: 3 } });
  });

  it('tells the file in every form of its address', async () => {
    const assembly = await anAssembly();
    const forms = ['file', 'text', 'old', 'old xml', 'language switch'] as const;
    forms.forEach((link, index) => {
      const declaration = declarations[index];
      if (declaration) assembly.publish(declaration, { link });
    });
    const look = await fetchFeed(aFetcher(assembly), assembly.feedUrl);
    const ids = declarations.slice(0, forms.length).map((declaration) => declaration.fileId);
    expect(look.items.map((item) => item.fileId).toReversed()).toEqual(ids);
  });

  const failures: [Misbehaviour, string, RegExp][] = [
    ['html', 'blocked', /web page came instead/],
    ['challenge', 'blocked', /test for human visitors/],
    [{ status: 403 }, 'blocked', /403/],
    [{ status: 404 }, 'broken', /nothing at this address/],
    [{ status: 500 }, 'unreachable', /500/],
    ['truncated', 'broken', /cut off/],
    ['empty', 'broken', /empty/],
    ['huge', 'broken', /larger than/],
    ['bomb', 'broken', /larger than/],
    ['reset', 'unreachable', /closed the connection/],
    ['hang', 'unreachable', /in time/],
    ['drip', 'unreachable', /in time/],
    ['loop', 'broken', /circle/],
    [{ redirect: 'https://example.org/feed' }, 'broken', /example\.org/],
  ];

  it.each(failures)('%o', async (kind, outcome, detail) => {
    const assembly = await anAssembly();
    assembly.seed(declarations);
    assembly.misbehave('feed', kind);
    const slow = kind === 'hang' || kind === 'drip';
    const fetcher = aFetcher(assembly, slow ? { timeoutMs: 150 } : {});
    const look = await fetchFeed(fetcher, assembly.feedUrl);
    expect(look).toMatchObject({ outcome, items: [], validators: null, retryAfterMs: null });
    expect(look.detail).toMatch(detail);
    assembly.behave();
    expect((await fetchFeed(aFetcher(assembly), assembly.feedUrl)).outcome).toBe('ok');
  });

  it('says how long to stay away', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', { status: 503, retryAfter: '90' }, { times: 1 });
    assembly.misbehave('feed', { status: 429, retryAfter: '30' }, { times: 1 });
    const fetcher = aFetcher(assembly);
    expect(await fetchFeed(fetcher, assembly.feedUrl)).toMatchObject({
      outcome: 'blocked',
      retryAfterMs: 30_000,
    });
    expect(await fetchFeed(fetcher, assembly.feedUrl)).toMatchObject({
      outcome: 'unreachable',
      retryAfterMs: 90_000,
    });
  });

  it('reads names in a feed that lies about its encoding as well as they can be read', async () => {
    const assembly = await anAssembly();
    const [first] = declarations;
    if (!first) throw new Error('The archive is empty.');
    assembly.publish({ ...first, title: 'Élections' });
    assembly.misbehave('feed', 'wrong charset');
    const look = await fetchFeed(aFetcher(assembly), assembly.feedUrl);
    expect(look.items).toMatchObject([{ title: 'Élections' }]);
  });

  it('says what it left out', async () => {
    const links = ['', '/en/news/1', '/en/news/2', 'https://other.example/en/files/7', '/en/files/8'];
    // A link on a host of the Assembly names its file even where that host may not be asked.
    links.push('http://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=9');
    const items = links.map((link) => `<item><link>${link.replace('&', '&amp;')}</link></item>`).join('');
    const answer: Answer = {
      kind: 'ok',
      url: 'https://pace.coe.int/feed',
      status: 200,
      contentType: null,
      bytes: Buffer.from(`<rss version="2.0"><channel>${items}</channel></rss>`),
      etag: null,
      lastModified: null,
    };
    const fetcher: Fetcher = {
      get: async () => answer,
      allows: (url) => url.startsWith('https://pace.coe.int/'),
      close: async () => undefined,
    };
    const look = await fetchFeed(fetcher, answer.url);
    expect(look.items.map((item) => item.fileId)).toEqual([8, 9]);
    expect(look.detail).toBe('1 item has no usable link; 3 links name no file of the Assembly.');
  });
});
