/** Recognises, by their bytes alone, the encodings in which pages and feeds come. */

// What windows-1252 has in the places from 0x80 on where ISO 8859-1 has nothing to print.
const places = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const printed = (letter: string): string => places[letter.charCodeAt(0) - 0x80] ?? letter;

/** One character a byte, so that nothing is lost on the way back. `TextDecoder` takes the name for windows-1252, from Node.js 24 on in fact. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Windows-1252, spelt out because Node 20 reads it as ISO 8859-1. */
export function fromWindows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\u0080-\u009f]/g, printed);
}

/** The text of bytes that are valid UTF-8, as no other text beyond ASCII is by accident. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Of all pairs of bytes in a text of Latin letters, at least this share has a NUL for its high byte. */
const minShare = 1 / 4;
/** And the low bytes have fewer than this share of those. */
const maxStrayShare = 1 / 10;

/** The text of bytes with the mark of UTF-16, or without it but with every other byte NUL as Latin letters have it. */
export function fromUtf16(bytes: Uint8Array): string | null {
  const encoding = orderOf(bytes);
  return encoding === null
    ? null
    : new TextDecoder(encoding).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
}

function orderOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const nuls = [0, 0] as [number, number];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) nuls[at & 1 ? 1 : 0] += 1;
  const [even, odd] = nuls;
  if (Math.max(even, odd) < Math.max(1, (bytes.length / 2) * minShare)) return null;
  if (even < odd * maxStrayShare) return 'utf-16le';
  return odd < even * maxStrayShare ? 'utf-16be' : null;
}

const sequence = String.raw`[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}`;
const sequences = new RegExp(sequence, 'g');
const sequencesAndPlaces = new RegExp(`${sequence}|[\\u0080-\\u009f]`, 'g');
/** The beginning of a letter whose end was cut off with the rest of the text. */
const cutOff = /[\u00c2-\u00f4][\u0080-\u00bf]{0,2}$/;

/**
 * UTF-8 with some bytes of windows-1252 in it, as where a template and what it is filled with differ; `null` unless
 * letters of UTF-8 outnumber the strays.
 */
export function fromMixed(bytes: Uint8Array): string | null {
  const whole = latin1(bytes);
  const count = (text: string): number => text.match(sequences)?.length ?? 0;
  const cut = whole.replace(cutOff, '');
  const text = count(cut) < count(whole) ? whole : cut;
  const letters = count(text);
  if (letters === 0) return null;
  const strays = text.replace(sequences, '').match(/[\u0080-\u00ff]/g)?.length ?? 0;
  if (letters <= strays) return null;
  return text.replace(sequencesAndPlaces, (found) =>
    found.length === 1 ? printed(found) : Buffer.from(found, 'latin1').toString('utf8'),
  );
}
