import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** One write that the disk had not been asked to keep: what it overwrote, and how long it was. */
interface Write {
  readonly offset: number;
  readonly before: Buffer;
  readonly fileSize: number;
  length: number;
}

const headerSize = 40;
const page = 4096;

/**
 * Takes back the writes that were never made safe, as a power cut may: `all` of them, or of each page a
 * `random` half. The log is the preload library's: records of type (8 bytes), inode, offset, length and size,
 * then for `W` the bytes overwritten. `L` gives the length of the last write, `S` and `F` end the doubt.
 */
export function undoUnsafeWrites(
  directory: string,
  log: string,
  mode: 'all' | 'random',
  random: () => number,
): { readonly files: number; readonly writes: number } {
  const unsafe = existsSync(log) ? readLog(readFileSync(log)) : new Map<bigint, Write[]>();
  const paths = pathsByInode(directory);
  let files = 0;
  let undone = 0;
  for (const [inode, writes] of unsafe) {
    const path = paths.get(inode);
    const first = writes[0];
    if (!path || !first) continue;
    const file = openSync(path, 'r+');
    files += 1;
    undone += mode === 'all' ? undoAll(file, writes, first.fileSize) : undoPages(file, writes, random);
    closeSync(file);
  }
  return { files, writes: undone };
}

function readLog(log: Buffer): Map<bigint, Write[]> {
  const unsafe = new Map<bigint, Write[]>();
  for (let at = 0; at + headerSize <= log.length;) {
    const type = String.fromCodePoint(log.readUInt8(at));
    const inode = log.readBigUInt64LE(at + 8);
    const offset = Number(log.readBigInt64LE(at + 16));
    const length = Number(log.readBigInt64LE(at + 24));
    const size = Number(log.readBigInt64LE(at + 32));
    at += headerSize;
    if (type === 'W') {
      const before = log.subarray(at, at + length);
      at += length;
      const writes = unsafe.get(inode) ?? [];
      writes.push({ offset, before, fileSize: size, length });
      unsafe.set(inode, writes);
    } else if (type === 'L') {
      const last = unsafe.get(inode)?.at(-1);
      if (last) last.length = Math.max(size, last.before.length);
    } else unsafe.delete(inode);
  }
  return unsafe;
}

function undoAll(file: number, writes: readonly Write[], size: number): number {
  for (const { before, offset } of writes.toReversed()) writeSync(file, before, 0, before.length, offset);
  ftruncateSync(file, size);
  return writes.length;
}

function undoPages(file: number, writes: readonly Write[], random: () => number): number {
  const pagesOf = ({ offset, length }: Write) => {
    const first = Math.floor(offset / page);
    const last = Math.floor((offset + Math.max(length, 1) - 1) / page);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  };
  const lost = new Map<number, boolean>();
  for (const write of writes) {
    for (const number of pagesOf(write)) if (!lost.has(number)) lost.set(number, random() < 0.5);
  }
  let undone = 0;
  for (const write of writes.toReversed()) {
    const content = Buffer.concat([write.before, Buffer.alloc(write.length - write.before.length)]);
    for (const number of pagesOf(write).filter((each) => lost.get(each))) {
      const from = Math.max(write.offset, number * page);
      const to = Math.min(write.offset + write.length, (number + 1) * page);
      writeSync(file, content, from - write.offset, to - from, from);
      undone += 1;
    }
  }
  return undone;
}

function pathsByInode(directory: string): Map<bigint, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [statSync(path, { bigint: true }).ino, path];
    }),
  );
}
