import { fromMixed, fromUtf16, fromUtf8, fromWindows1252, latin1 } from './encodings.ts';

const charset = /charset\s*=\s*["']?\s*([\w.:-]+)/i;
const declared = /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i;
const westernNames =
  /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-?1|iso_8859-1|latin-?1|l1|(?:us-)?ascii)$/i;
// Neither printed nor broken at; U+0085 ends a line.
const controls = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;

/**
 * The text in `bytes`, without NUL and control characters. The bytes decide before any label does: a byte order mark,
 * then the pattern of UTF-16, then valid UTF-8, also with a few stray bytes of windows-1252 in it. Only what is none of
 * these is read in the encoding that the Content-Type header or else the document names, if it is known and fits, and
 * as windows-1252 otherwise. So no label is believed that the bytes contradict: a page that was saved anew still
 * names the encoding it had before.
 */
export function decode(bytes: Uint8Array, contentType: string | null = null): string {
  return textOf(bytes, contentType).replace(controls, '');
}

function textOf(bytes: Uint8Array, contentType: string | null): string {
  const sure = fromUtf16(bytes) ?? fromUtf8(bytes) ?? fromMixed(bytes);
  if (sure !== null) return sure;
  const head = latin1(bytes.subarray(0, 2048));
  const inDocument = declared.exec(head);
  const names = [charset.exec(contentType ?? '')?.[1], inDocument?.[1] ?? inDocument?.[2]];
  for (const name of names) {
    if (name === undefined || /^utf-?(?:8|16)/i.test(name)) continue;
    const text = westernNames.test(name) ? fromWindows1252(bytes) : tryDecode(bytes, name);
    if (text !== null) return text;
  }
  return fromWindows1252(bytes);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
