import { describe, expect, it } from 'vitest';
import { type FeedContents, parseFeed } from '../../../src/source/feed/parse-feed.ts';

const at = 'https://pace.coe.int/en/feeds/documents.xml';

const read = (
  body: string | Uint8Array,
  contentType: string | null = 'application/xml; charset=utf-8',
  url = at,
) => parseFeed({ url, contentType, bytes: typeof body === 'string' ? Buffer.from(body) : body });

async function contents(...given: Parameters<typeof read>): Promise<FeedContents> {
  const reading = await read(...given);
  if (reading.kind !== 'ok') throw new Error(reading.reason);
  return reading;
}

const rss = (items: string, channel = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Documents</title>${channel}${items}</channel></rss>`;
const atom = (entries: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Documents</title>${entries}</feed>`;
const link = 'https://pace.coe.int/en/files/28063';

describe('what is no feed', () => {
  it.each([
    ['', 'broken', /empty/],
    [' \n\t', 'broken', /empty/],
    ['\uFEFF', 'broken', /empty/],
    ['{"items": []}', 'broken', /JSON/],
    ['Service is down', 'broken', /not XML/],
    ['%PDF-1.7', 'broken', /not XML/],
    ['<?xml version="1.0"?>', 'broken', /not XML/],
    ['<!-- never ends', 'broken', /not XML/],
    ['<?xml version="1.0"?><urlset><url/></urlset>', 'broken', /neither RSS nor Atom/],
    ['<!DOCTYPE html><title>Welcome</title>', 'blocked', /web page/],
    ['<!-- hello -->\n<html><body></body></html>', 'blocked', /web page/],
    ['<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><HTML></HTML>', 'blocked', /web page/],
    ['<html><head><title>Just a moment...</title></head></html>', 'blocked', /test for human visitors/],
    [rss(`<item><link>${link}</link></item>`).slice(0, -20), 'broken', /cut off/],
    [atom(`<entry><link href="${link}"/></entry>`).slice(0, 90), 'broken', /cut off/],
    [rss('<item><link>x</item>'), 'broken', /not well-formed/],
    [rss('<item><title>&undefined;</title></item>'), 'broken', /not well-formed/],
    ['<rss version="2.0"></rss>', 'broken', /.+/],
    ['<rss/>', 'broken', /.+/],
    ['<feed/>', 'ok', /^$/],
  ])('%j is %s', async (body, kind, reason) => {
    const reading = await read(body, 'application/rss+xml');
    expect(reading.kind).toBe(kind);
    expect('reason' in reading ? reading.reason : '').toMatch(reason);
  });

  it('is told by the body and not by its type', async () => {
    const feed = rss(`<item><link>${link}</link></item>`);
    expect((await contents(feed, 'text/html')).items).toHaveLength(1);
    expect((await contents(feed, null)).items).toHaveLength(1);
  });

  it('may be a feed without items', async () => {
    expect(await contents(rss(''))).toEqual({
      kind: 'ok',
      title: 'Documents',
      items: [],
      dropped: 0,
      ignored: 0,
      news: 0,
    });
  });
});

describe('a feed', () => {
  const expected = [
    {
      fileId: 28063,
      url: link,
      title: 'Written declaration No. 682',
      publishedAt: new Date('2019-06-27T10:00:00Z'),
    },
  ];

  it.each([
    [
      'RSS 2.0',
      rss(
        `<item><title>Written declaration No. 682</title><link>${link}</link><pubDate>Thu, 27 Jun 2019 10:00:00 GMT</pubDate></item>`,
      ),
    ],
    [
      'RSS 0.92',
      rss(
        `<item><title>Written declaration No. 682</title><link> ${link}\n</link><pubDate>Thu, 27 Jun 2019 12:00:00 +0200</pubDate></item>`,
      ).replace('"2.0"', '"0.92"'),
    ],
    [
      'RSS of no version',
      rss(
        `<item><title><![CDATA[Written declaration No. 682]]></title><link><![CDATA[${link}]]></link><pubDate>27 Jun 2019 10:00 UT</pubDate></item>`,
      ).replace(' version="2.0"', ''),
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${at}"><title>Documents</title></channel><item rdf:about="${link}"><title>Written declaration No. 682</title><link>${link}</link><dc:date>2019-06-27T10:00:00Z</dc:date></item></rdf:RDF>`,
    ],
    [
      'Atom',
      atom(
        `<entry><id>a</id><title type="html">Written declaration No. 682</title><link rel="self" href="/api/1"/><link href="${link}"/><published>2019-06-27T10:00:00Z</published><updated>2020-01-01T00:00:00Z</updated></entry>`,
      ),
    ],
    [
      'Atom with a title in XHTML and nothing but an update',
      atom(
        `<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>Written declaration No. 682</b></div></title><link rel="alternate" href="${link}"/><updated>2019-06-27T12:00:00+02:00</updated></entry>`,
      ),
    ],
  ])('%s', async (_name, body) => {
    expect(await contents(body)).toEqual({
      kind: 'ok',
      title: 'Documents',
      items: expected,
      dropped: 0,
      ignored: 0,
      news: 0,
    });
  });

  it('is read in the encoding it declares', async () => {
    const body = rss(`<item><title>Déclaration écrite</title><link>${link}</link></item>`).replace(
      '?>',
      ' encoding="iso-8859-1"?>',
    );
    expect((await contents(Buffer.from(body, 'latin1'), 'text/xml')).items[0]?.title).toBe(
      'Déclaration écrite',
    );
  });

  it('lets entities of HTML and bare ampersands pass, and leaves those in CDATA alone', async () => {
    const old = 'http://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=28063&lang=EN';
    const { items } = await contents(
      rss(
        `<item><title>Rights &amp; duties&nbsp;&eacute;&#233;</title><link>${old}</link></item>` +
          `<item><title><![CDATA[Rights & duties &amp;]]></title><link><![CDATA[${old.replace('28063', '28064')}]]></link></item>`,
      ),
    );
    expect(items).toMatchObject([
      { fileId: 28063, url: old, title: 'Rights & duties éé' },
      { fileId: 28064, title: 'Rights & duties &amp;' },
    ]);
  });
});

describe('a feed with prefixes of its own', () => {
  const body = `<p:title>Written declaration No. 682</p:title><p:link>${link}</p:link>`;
  const dated = '<p:pubDate>Thu, 27 Jun 2019 10:00:00 GMT</p:pubDate>';
  const rdf =
    'xmlns:ns0="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ns9="http://purl.org/dc/elements/1.1/"';
  const date = '<ns9:date>2019-06-27T10:00:00Z</ns9:date>';

  it.each([
    [
      'RSS 2.0',
      `<p:rss version="2.0" xmlns:p="urn:x"><p:channel><p:title>Documents</p:title><p:item>${body}${dated}</p:item></p:channel></p:rss>`,
    ],
    [
      'RSS 1.0 with two',
      `<ns0:RDF ${rdf} xmlns:p="http://purl.org/rss/1.0/"><p:channel><p:title>Documents</p:title></p:channel><p:item ns0:about="${link}">${body}${date}</p:item></ns0:RDF>`,
    ],
    [
      'RSS 1.0 with its own name alone',
      `<RDF ${rdf} xmlns="http://purl.org/rss/1.0/"><channel><title>Documents</title></channel><item>${body.replaceAll('p:', '')}${date}</item></RDF>`,
    ],
    [
      'Atom',
      `<?xml version="1.0"?><!-- a --><atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>Documents</atom:title><atom:entry><atom:title>Written declaration No. 682</atom:title><atom:link href="${link}"/><atom:updated>2019-06-27T10:00:00Z</atom:updated></atom:entry></atom:feed>`,
    ],
  ])('is read: %s', async (_name, given) => {
    expect(await contents(given)).toMatchObject({
      title: 'Documents',
      items: [
        {
          fileId: 28063,
          url: link,
          title: 'Written declaration No. 682',
          publishedAt: new Date('2019-06-27T10:00:00Z'),
        },
      ],
      dropped: 0,
    });
  });

  it('has those of others beside it', async () => {
    const item = `<item><media:title>Picture</media:title><title>No. 682</title><atom:link href="/x"/><link>${link}</link></item>`;
    const given = rss(item).replace(
      '<rss',
      '<rss xmlns:media="urn:m" xmlns:atom="http://www.w3.org/2005/Atom"',
    );
    expect((await contents(given)).items).toMatchObject([{ fileId: 28063, title: 'No. 682', url: link }]);
  });
});

describe('a feed with something before it or after it', () => {
  const feed = rss(`<item><title>Déclaration</title><link>${link}</link></item>`);

  it.each([
    ['blank lines', `\n\n  \t${feed}`],
    ['a mark, blank lines and a mark', `\ufeff\n\ufeff${feed}`],
    ['a warning', `Warning: Undefined variable $x in /srv/feed.php on line 3\n${feed}`],
    ['a warning and a mark', `Notice: x\n\ufeff${feed}`],
    [
      'a warning in HTML',
      `<br />\n<b>Warning</b>:  Undefined variable in <b>/f.php</b> on line <b>3</b><br />\n${feed}`,
    ],
    ['a warning of a log', `[29-Nov-2026 10:00:00 UTC] PHP Warning:  x in /f.php on line 3\n${feed}`],
    ['a warning between declaration and root', feed.replace('?>', '?>\nWarning: x\n')],
    ['a warning after it', `${feed}\nWarning: x\n<br /><b>Notice</b>`],
    ['NUL', feed.replaceAll('D', '\0D\u0007').replace('rss', 'r\0ss')],
  ])('is read: %s', async (_name, given) => {
    expect(await contents(given)).toMatchObject({ items: [{ fileId: 28063, title: 'Déclaration' }] });
  });

  it('is read in whatever encoding, under whatever name', async () => {
    for (const bytes of [
      Buffer.from(feed),
      Buffer.from(feed, 'utf16le'),
      Buffer.from(feed, 'utf16le').swap16(),
      Buffer.from(`\ufeff${feed}`, 'utf16le'),
      Buffer.from(feed, 'latin1'),
    ])
      for (const label of ['utf-8', 'utf-16', 'iso-8859-1', 'us-ascii'])
        expect(await contents(bytes, `text/xml; charset=${label}`)).toMatchObject({
          items: [{ fileId: 28063, title: 'Déclaration' }],
        });
  });

  it('is no feed where a page of the web speaks of one', async () => {
    expect(await read(`<html><body><xmp>${feed}</xmp></body></html>`)).toMatchObject({ kind: 'blocked' });
    expect(await read(`<p>x</p><!DOCTYPE html><body>${feed}`)).toMatchObject({ kind: 'broken' });
  });
});

describe('links', () => {
  const urls = async (body: string, url = at) =>
    (await contents(body, 'text/xml', url)).items.map((item) => item.url);

  it('are resolved against xml:base, else against the site the feed names, else against the feed', async () => {
    const entry = '<entry><link href="files/1"/></entry>';
    expect(await urls(atom(entry, 'xml:base="https://pace.coe.int/fr/"'))).toEqual([
      'https://pace.coe.int/fr/files/1',
    ]);
    expect(await urls(atom(entry.replace('<entry', '<entry xml:base="/fr/"')))).toEqual([
      'https://pace.coe.int/fr/files/1',
    ]);
    const item = '<item><link>/en/files/1</link></item>';
    expect(await urls(rss(item))).toEqual(['https://pace.coe.int/en/files/1']);
    expect(await urls(rss(item, '<link>https://pace.coe.int</link>'), 'https://mirror.example/feed')).toEqual(
      ['https://pace.coe.int/en/files/1'],
    );
  });

  it('may be the guid when it is a permalink', async () => {
    const body = rss(
      `<item><guid>${link}</guid></item><item><guid isPermaLink="false">https://pace.coe.int/en/files/2</guid></item>`,
    );
    expect(await contents(body)).toMatchObject({ items: [{ fileId: 28063 }], dropped: 1 });
  });

  it('may be the id of an entry that has nothing else', async () => {
    const entry = `<entry><id>${link}</id><title>a</title></entry>`;
    const others = '<entry><id>tag:pace.coe.int,2019:1</id></entry><entry><id>urn:uuid:1</id></entry>';
    expect(await contents(atom(entry + others))).toMatchObject({
      items: [{ fileId: 28063, url: link }],
      dropped: 2,
    });
  });

  it('that name one file make one item, the first', async () => {
    const body = rss(
      `<item><title>a</title><link>${link}</link></item><item><title>b</title><link>https://pace.coe.int/fr/files/28063/html</link></item>`,
    );
    expect((await contents(body)).items).toMatchObject([{ fileId: 28063, title: 'a' }]);
  });

  it('that name no file of the Assembly are counted, and so are those of other people', async () => {
    const body = rss(
      `<item><link>https://pace.coe.int/en/news/1</link></item><item><link>https://other.example/en/files/7</link></item><item><link>${link}</link></item>`,
    );
    const source = { url: at, contentType: null, bytes: Buffer.from(body) };
    const reading = await parseFeed(source, (url) => new URL(url).hostname === 'pace.coe.int');
    expect(reading).toMatchObject({ kind: 'ok', items: [{ fileId: 28063 }], ignored: 2, dropped: 0 });
  });
});

describe('one bad item', () => {
  const good = `<entry><link href="${link}"/></entry>`;

  it.each([
    '<entry/>',
    '<entry></entry>',
    '<entry>words</entry>',
    '<entry><title>no link</title></entry>',
    '<entry><link>words</link></entry>',
    '<entry><link/></entry>',
    '<entry><link href="javascript:alert(1)"/></entry>',
    '<entry><link href="http://["/></entry>',
  ])('%s is dropped alone', async (bad) => {
    expect(await contents(atom(bad + good))).toMatchObject({
      items: [{ fileId: 28063 }],
      dropped: 1,
      ignored: 0,
      news: 0,
    });
  });

  it.each([
    '<item/>',
    '<item>words</item>',
    '<item><link/></item>',
    '<item><link><a/></link></item>',
    '<item><_>x</_></item>',
  ])('%s is dropped alone', async (bad) => {
    const body = rss(`${bad}<item><link>${link}</link></item>`);
    expect(await contents(body)).toMatchObject({ items: [{ fileId: 28063 }], dropped: 1, ignored: 0 });
  });

  it('keeps its link when only its date or its title is bad', async () => {
    const entry = good.replace('</entry>', '<title><b/></title><updated>soon</updated></entry>');
    const item = `<item><link>${link}</link><title><b/></title><pubDate>soon</pubDate></item>`;
    for (const body of [atom(entry), rss(item)]) {
      expect((await contents(body)).items).toEqual([
        { fileId: 28063, url: link, title: null, publishedAt: null },
      ]);
    }
  });

  it('is no news when all are bad', async () => {
    expect(await read(rss('<item/><item/>'))).toMatchObject({ kind: 'broken', reason: /usable link/ });
  });
});
