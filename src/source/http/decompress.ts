import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const unpackers = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
} as const;

/** What requests may say they accept. */
export const acceptedEncodings = 'gzip, deflate, br';

export type Decompressed =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  | { readonly kind: 'too large' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'unknown encoding' };

/** Undoes a Content-Encoding. Stops as soon as more than `maxBytes` come out, however little went in. */
export async function decompress(
  bytes: Uint8Array,
  encoding: string | null,
  maxBytes: number,
): Promise<Decompressed> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || bytes.byteLength === 0) return { kind: 'ok', bytes };
  if (!isKnown(name)) return { kind: 'unknown encoding' };
  try {
    return { kind: 'ok', bytes: await unpackers[name](bytes, { maxOutputLength: maxBytes }) };
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return { kind: tooLarge ? 'too large' : 'damaged' };
  }
}

const isKnown = (name: string): name is keyof typeof unpackers => Object.hasOwn(unpackers, name);
