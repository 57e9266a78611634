const byteOrderMarks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

const charset = /charset\s*=\s*["']?\s*([\w.:-]+)/i;
const declared =
  /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i;

/**
 * The text in `bytes`. The encoding is that of a byte order mark, else the one the Content-Type header
 * or the document itself names, else UTF-8 when the bytes are valid UTF-8, else windows-1252. A named
 * encoding that is unknown or does not fit the bytes is passed over, and so is a western one where the
 * bytes are valid UTF-8 beyond ASCII: a page that was saved anew still says what it was before.
 */
export function decode(bytes: Uint8Array, contentType: string | null = null): string {
  const mark = byteOrderMarks.find((candidate) => candidate.bytes.every((byte, i) => bytes[i] === byte));
  if (mark !== undefined) return new TextDecoder(mark.encoding).decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const inDocument = declared.exec(head);
  const names = [charset.exec(contentType ?? '')?.[1], inDocument?.[1] ?? inDocument?.[2], 'utf-8'];
  for (const name of names) {
    if (name === undefined) continue;
    const text = (westernNames.test(name) ? beyondAscii(bytes) : null) ?? tryDecode(bytes, name);
    if (text !== null) return text;
  }
  return western(bytes);
}

// What windows-1252 has in the places from 0x80 on where ISO 8859-1 has nothing to print.
const places = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const westernNames =
  /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-?1|iso_8859-1|latin-?1|l1|(?:us-)?ascii)$/i;

/** Windows-1252, spelt out because Node 20 reads it as ISO 8859-1. */
function western(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (letter) => places[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** The text of bytes that are valid UTF-8 and more than ASCII, which no western text is by accident. */
function beyondAscii(bytes: Uint8Array): string | null {
  const text = tryDecode(bytes, 'utf-8');
  return text === null || text.length === bytes.length ? null : text;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  if (westernNames.test(encoding)) return western(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
