import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { renderPage, renderText } from '../../../tools/assembly-sandbox/render.ts';
import { decode } from '../../../src/source/http/decode.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { printed, printedOf } from '../support/pages.ts';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** In windows-1252; of letters that are not in it, the numbers. */
function western(text: string): Buffer {
  const marks = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
  const bytes = [
    0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94,
    0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
  ];
  return Buffer.concat(
    Array.from(text, (letter) => {
      const point = letter.codePointAt(0) ?? 0;
      const mark = marks.indexOf(letter);
      if (mark !== -1) return Buffer.from([bytes[mark] ?? 0]);
      return Buffer.from(point < 0x80 || (point > 0x9f && point < 0x100) ? letter : `&#${point};`, 'latin1');
    }),
  );
}

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': utf16,
  'utf-16be': (text) => utf16(text).swap16(),
  'utf-16le with a mark': (text) => utf16(`\ufeff${text}`),
  'utf-16be with a mark': (text) => utf16(`\ufeff${text}`).swap16(),
  'windows-1252': western,
};

/** Labels that are taken for what they are not, and such as name another encoding of eight bits. */
const wrong = [
  null,
  'utf-8',
  'utf-16',
  'utf-16le',
  'UTF-16BE',
  'us-ascii',
  'iso-8859-1',
  'windows-1252',
  'x',
];
const otherWestern = ['iso-8859-2', 'windows-1251', 'koi8-r', 'shift_jis', 'gb2312', 'big5', 'iso-2022-jp'];

describe.each(Object.entries(encodings))('a page in %s', (name, encode) => {
  const labels = name === 'windows-1252' ? wrong : [...wrong, ...otherWestern];

  it.each(labels)('called %s reads as it was written', (label) => {
    const contentType = label === null ? 'text/html' : `text/html; charset=${label}`;
    for (const entry of archive) {
      const page = renderPage(entry, entry.layout).replace(
        '<meta charset="utf-8">',
        label === null ? '' : `<meta charset="${label}">`,
      );
      expect(printedOf(readPage(decode(encode(page), contentType)))).toEqual(printed(entry));
      if (name === 'windows-1252') continue;
      const text = renderText(entry, entry.layout);
      expect(printedOf(readPage(decode(encode(text), contentType)))).toEqual(printed(entry));
    }
  });
});

it('reads a page in which NUL and control characters stand between the letters', () => {
  for (const entry of archive) {
    const page = renderPage(entry, entry.layout).replaceAll('R', '\0R\u0007').replaceAll('S', '&#1;S&#x1b;');
    expect(printedOf(readPage(decode(Buffer.from(page))))).toEqual(printed(entry));
  }
});
