import * as cheerio from 'cheerio';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { element, text } from '../../../tools/screenshots/html.ts';
import type { Setting } from '../../../tools/screenshots/inline.ts';
import type { ShownMessage } from '../../../tools/screenshots/message.ts';
import { renderMessagePage } from '../../../tools/screenshots/page.ts';

const fragments = [
  '<script>',
  '</div>',
  '</style>',
  '"',
  "'",
  '>',
  '<img src=x onerror=y>',
  '&lt;',
  '&',
  '[a](https://b.example/"onclick=x)',
  '[a](javascript:x)',
  '<https://b.example/<>',
  '**',
  '*',
  '_',
  '||',
  '`',
  '```\n',
  '> ',
  '- ',
  '1. ',
  '# ',
  '-# ',
  '\n',
  '\\',
  '<t:1:R>',
  '<#1>',
  '<@&2>',
  '🇮🇹',
  '\u0000',
  '\ud800',
  ' ',
  'words',
];

const writing = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));

const shown = fc
  .record({ words: writing, name: writing, color: fc.nat(0xffffff) })
  .map(({ words, name, color }): ShownMessage => ({
    content: words,
    embeds: [
      {
        title: words,
        url: `https://a.example/${words}`,
        description: words,
        color,
        author: { name },
        fields: [{ name, value: words, inline: true }],
        footer: { text: words },
        image: { url: words },
      },
    ],
    components: [
      {
        type: 17,
        accent_color: color,
        components: [
          { type: 10, content: words },
          { type: 9, components: [{ type: 10, content: words }], accessory: { type: 2, label: name } },
          { type: 1, components: [{ type: 3, placeholder: words }] },
          { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: words }] },
          { type: 13, file: { url: `attachment://${name}` } },
        ],
      },
    ],
    files: [
      { id: '1', name: 'a.png', contentType: 'image/png', description: words, data: new Uint8Array([1]) },
      { id: '2', name, contentType: words, description: name, data: new Uint8Array([1]) },
    ],
    flags: 0,
    createdAt: 0,
    editedAt: null,
    author: name,
    asked: { by: name, with: words },
    isPrivate: false,
  }));

const tags = new Set(
  'html head meta title style body div span article img svg circle br a strong em u s mark code pre blockquote ul ol li h1 h2 h3'.split(
    ' ',
  ),
);
const attributes = new Set(
  'charset lang id class style src alt href start viewbox viewBox cx cy r fill'.split(' '),
);

it('lets no text of a message out into the page', () => {
  fc.assert(
    fc.property(shown, writing, (message, name) => {
      const setting: Setting = { nameOf: () => name, now: new Date(0), locale: 'en-GB' };
      const page = cheerio.load(renderMessagePage(message, 'dark', setting));
      expect(page('body').children()).toHaveLength(1);
      expect(page('head').children()).toHaveLength(3);
      expect(page('.message')).toHaveLength(1);
      for (const node of page('*').toArray()) {
        const part = page(node);
        expect(tags).toContain(part.prop('tagName')?.toLowerCase());
        for (const [key, value] of Object.entries(part.attr() ?? {})) {
          expect(attributes).toContain(key);
          if (key === 'href') expect(value).toMatch(/^https?:\/\//iu);
          if (key === 'src') expect(value).toMatch(/^data:image\/png;base64,/u);
          if (key === 'style') expect(value).toMatch(/^border-left-color: #[\da-f]{6}$/u);
        }
      }
    }),
    { numRuns: 100 },
  );
});

it('shows text as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const readable = words.replaceAll(/\p{Cs}|(?![\n\t])\p{Cc}/gu, '');
      const page = cheerio.load(element('p', { title: words }, text(words)));
      expect(page('p').text()).toBe(readable);
      expect(page('p').attr('title')).toBe(readable);
    }),
  );
});
