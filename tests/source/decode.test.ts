import { expect, it } from 'vitest';
import { decode } from '../../src/source/decode.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

it.each([
  ['utf-8 without any word of it', utf8('écrite'), null, 'écrite'],
  ['a byte order mark over a wrong header', utf8('\ufeffécrite'), 'text/html; charset=iso-8859-1', 'écrite'],
  ['utf-16 by its mark', Buffer.from('\ufeffécrite', 'utf16le'), null, 'écrite'],
  ['the header', latin1('écrite'), 'text/html; charset="ISO-8859-1"', 'écrite'],
  ['the meta element', latin1('<meta charset=iso-8859-1>écrite'), null, '<meta charset=iso-8859-1>écrite'],
  [
    'the meta element of old pages',
    latin1('<META http-equiv="Content-Type" content="text/html; charset=windows-1252">\x93é\x94'),
    'text/html',
    '<META http-equiv="Content-Type" content="text/html; charset=windows-1252">“é”',
  ],
  ['bytes that are no utf-8', latin1('D\xe9claration n\x92engage'), null, 'Déclaration n’engage'],
  ['a header that does not fit the bytes', latin1('\xe9crite'), 'text/html; charset=utf-8', 'écrite'],
  [
    'a page saved anew as utf-8',
    utf8('<meta charset=iso-8859-1>n’écrite'),
    'text/html; charset=latin1',
    '<meta charset=iso-8859-1>n’écrite',
  ],
  ['a header that names nothing known', utf8('écrite'), 'text/html; charset=nonsense', 'écrite'],
  ['nothing', new Uint8Array(), null, ''],
])('decodes by %s', (_, bytes, contentType, text) => {
  expect(decode(bytes, contentType)).toBe(text);
});
