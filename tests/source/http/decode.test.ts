import { expect, it } from 'vitest';
import { decode } from '../../../src/source/http/decode.ts';

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
  ['utf-8 under the name of another encoding', utf8('n’écrite'), 'text/html; charset=shift_jis', 'n’écrite'],
  ['ascii under the name of utf-16', utf8('Doc. 14459'), 'text/html; charset=utf-16', 'Doc. 14459'],
  [
    'a western text under the name of utf-16',
    latin1('D\xe9clar\x92s'),
    'text/html; charset=utf-16le',
    'Déclar’s',
  ],
  [
    'utf-16 without a mark',
    Buffer.from('BENKŐ écrite', 'utf16le'),
    'text/html; charset=utf-8',
    'BENKŐ écrite',
  ],
  ['utf-16 the other way round', Buffer.from('BENKŐ écrite', 'utf16le').swap16(), null, 'BENKŐ écrite'],
  ['utf-16 cut off inside a letter', Buffer.from('écrite', 'utf16le').subarray(0, 11), null, 'écrit'],
  [
    'utf-8 with quotation marks of old',
    Buffer.concat([utf8('écrité n'), latin1('\x92a')]),
    null,
    'écrité n’a',
  ],
  ['utf-8 cut off inside a letter', utf8('écrite é').subarray(0, 9), 'text/html', 'écrite '],
  ['a western letter at the end', latin1('D\xe9clar\xe9'), null, 'Déclaré'],
  [
    'the label where the bytes leave it open',
    Buffer.from([0x42, 0xd5]),
    'text/html; charset=iso-8859-2',
    'BŐ',
  ],
  [
    'nothing that cannot be printed',
    utf8('\0RAM\0PI\u0007\u001b\u009f\n\té\u0085'),
    null,
    'RAMPI\n\té\u0085',
  ],
])('decodes by %s', (_, bytes, contentType, text) => {
  expect(decode(bytes, contentType)).toBe(text);
});
