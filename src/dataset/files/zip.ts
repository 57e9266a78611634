import { Zip, ZipDeflate } from 'fflate';
import type { OutputTarget } from './output.ts';

/** What is being packed would be larger than it may be. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Packs files into an archive in memory, and gives up as soon as that would be larger than it may be: throws {@link TooLarge}.
 *
 * @param maxBytes of the archive.
 * @param at the time that its files bear.
 */
export async function intoZip(
  maxBytes: number,
  at: Date,
  work: (target: OutputTarget) => Promise<unknown>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  // Files are packed side by side and come out one after the other: what waits counts as well.
  let packed = 0;
  let failed: Error | null = null;
  const zip = new Zip((error, part) => {
    failed ??= error;
    parts.push(part);
  });
  const check = () => {
    if (failed !== null) throw failed;
    if (packed > maxBytes) throw new TooLarge('The archive is larger than it may be.');
  };
  await work({
    open: async (name) => {
      const file = new ZipDeflate(name, { level: 6 });
      file.mtime = at;
      zip.add(file);
      const { ondata } = file;
      file.ondata = (error, part, isLast) => {
        packed += part.length;
        ondata.call(file, error, part, isLast);
      };
      return {
        write: async (bytes) => {
          file.push(bytes);
          check();
        },
        close: async () => {
          file.push(new Uint8Array(0), true);
          check();
        },
      };
    },
  });
  zip.end();
  check();
  const archive = Buffer.concat(parts);
  if (archive.byteLength > maxBytes) throw new TooLarge('The archive is larger than it may be.');
  return archive;
}
