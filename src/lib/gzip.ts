import { createGunzip, createGzip, type Gunzip, type Gzip } from 'node:zlib';

/**
 * What a piece takes goes back to the system with it. Thousands of small ones, of 16 KB as zlib makes them unless told, leave the allocator with 13 MB
 * that it cannot give back.
 */
const chunkSize = 256 * 1024;

/** @param level how hard it tries, from 1 to 9. */
export function packing(level?: number): Gzip {
  return createGzip({ chunkSize, ...(level === undefined ? {} : { level }) });
}

/** Fails where what comes is damaged, or ends too early. */
export function unpacking(): Gunzip {
  return createGunzip({ chunkSize });
}
