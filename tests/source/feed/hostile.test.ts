import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeed, type FeedReading } from '../../../src/source/feed/parse-feed.ts';

const at = 'https://pace.coe.int/feed';
const read = (bytes: Uint8Array): Promise<FeedReading> =>
  parseFeed({ url: at, contentType: 'application/xml', bytes });

interface Written {
  readonly fileId: number;
  readonly title: string;
  readonly at: Date;
  readonly french: boolean;
}

const title = fc
  .string({ unit: fc.constantFrom(...'Aé ß<>&"\'—;]ő한🏛0'), minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && !text.includes(']]>'));
const written: fc.Arbitrary<Written> = fc.record({
  fileId: fc.integer({ min: 1, max: 999_999 }),
  title,
  at: fc
    .date({ min: new Date('1998-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
    .map((date) => {
      date.setUTCMilliseconds(0);
      return date;
    }),
  french: fc.boolean(),
});
const list = fc.uniqueArray(written, { maxLength: 12, selector: (item) => item.fileId });

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
const address = (item: Written): string => `/${item.french ? 'fr' : 'en'}/files/${item.fileId}`;

const writers: Record<string, (items: readonly Written[]) => string> = {
  RSS: (items) =>
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>t</title>${items
      .map(
        (item) =>
          `<item><title><![CDATA[${item.title}]]></title><link>${at.slice(0, 20)}${address(item)}</link>` +
          `<description>&lt;p&gt;${escape(item.title)}</description><pubDate>${item.at.toUTCString()}</pubDate></item>`,
      )
      .join('\n')}</channel></rss>`,
  Atom: (items) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://pace.coe.int/">${items
      .map(
        (item) =>
          `<entry><link href="${address(item)}"/><title type="text">${escape(item.title)}</title>` +
          `<content type="xhtml"><div><p>${escape(item.title)}</p></div></content><updated>${item.at.toISOString()}</updated></entry>`,
      )
      .join('\n')}</feed>`,
};

describe.each(Object.entries(writers))('random feeds in %s', (_name, write) => {
  it('read back as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (items) => {
        const reading = await read(Buffer.from(write(items)));
        expect(reading).toMatchObject({ kind: 'ok', dropped: 0, ignored: 0 });
        expect(reading.kind === 'ok' && reading.items).toEqual(
          items.map((item) => ({
            fileId: item.fileId,
            url: `https://pace.coe.int${address(item)}`,
            title: item.title,
            publishedAt: item.at,
          })),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('with bytes changed, cut or doubled are read or refused, and name no file more than once', async () => {
    const change = fc.record({
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      byte: fc.integer({ min: 0, max: 255 }),
    });
    const cut = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(list, fc.array(change, { maxLength: 8 }), cut, async (items, changes, [from, to]) => {
        const bytes = Buffer.from(write(items));
        for (const { where, byte } of changes) bytes[Math.floor(where * (bytes.length - 1))] = byte;
        const part = bytes.subarray(Math.floor(from * bytes.length * 0.2), Math.ceil(to * bytes.length));
        for (const body of [bytes, part, Buffer.concat([bytes, part])]) {
          const reading = await read(body);
          expect(['ok', 'blocked', 'broken']).toContain(reading.kind);
          const ids = reading.kind === 'ok' ? reading.items.map((item) => item.fileId) : [];
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('cut off anywhere before the end are broken', async () => {
    const whole = Buffer.from(write([{ fileId: 1, title: 'One & two', at: new Date(0), french: false }]));
    for (let length = 0; length < whole.length; length += 1) {
      expect((await read(whole.subarray(0, length))).kind).toBe('broken');
    }
    expect((await read(whole)).kind).toBe('ok');
  });
});

/** Each of these takes minutes or gigabytes unless something stands against it; the time limit of a test is the bar. */
describe('hostile feeds end quickly', () => {
  const megabytes = (text: string, size = 1): string =>
    text.repeat(Math.floor((size * 1024 * 1024) / text.length));
  const inItem = (text: string): string =>
    `<rss version="2.0"><channel><item><link>https://pace.coe.int/en/files/1</link>${text}</item></channel></rss>`;

  it.each([
    [
      'entities that multiply',
      `<!DOCTYPE rss [<!ENTITY a "ha">${[...'bcdefghij'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>${inItem('<title>&j;</title>')}`,
      'broken',
    ],
    [
      'an entity that names a file',
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${inItem('<title>&x;</title>')}`,
      'broken',
    ],
    ['a great depth', `<rss version="2.0"><channel>${megabytes('<a>')}`, 'broken'],
    ['a great depth, closed again', inItem(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`), 'broken'],
    ['more elements than any feed', inItem(megabytes('<a/>')), 'broken'],
    [
      'unfinished tags in a description',
      inItem(`<description><![CDATA[${megabytes('x<p')}]]></description>`),
      'ok',
    ],
    ['unfinished comments', `<rss version="2.0">${megabytes('<!--')}`, 'broken'],
    ['unfinished CDATA', inItem(megabytes('<![CDATA[')), 'broken'],
    ['blanks before a comment without an end', `${megabytes(' ')}<!--${megabytes(' ')}`, 'broken'],
    ['many comments before the root', `${megabytes('<!---->\n')}<rss`, 'broken'],
    ['an endless DOCTYPE', `<!DOCTYPE rss [${megabytes('<!ENTITY ')}`, 'broken'],
    ['ampersands', inItem(`<title>${megabytes('&')}</title>`), 'ok'],
    ['an endless title', inItem(`<title>${megabytes('ha ')}</title>`), 'ok'],
    ['an endless attribute', inItem(`<title a="${megabytes('ha ')}"/>`), 'ok'],
    [
      'attributes without number',
      inItem(`<title ${Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
      'ok',
    ],
    [
      'an endless link',
      `<rss version="2.0"><channel><item><link>https://pace.coe.int/${megabytes('a')}</link></item></channel></rss>`,
      'ok',
    ],
    [
      'names of our own making',
      inItem('<__proto__><link>x</link></__proto__><constructor/><toString/>'),
      'ok',
    ],
  ])('%s', async (_name, body, kind) => {
    expect((await read(Buffer.from(body))).kind).toBe(kind);
  });
});
