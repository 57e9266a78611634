import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { unpacking } from '../../../lib/gzip.ts';
import { migrationHashes, packageFolder } from '../migrate.ts';
import { syncTree } from './sync.ts';

/**
 * An empty database, brought to this version's schema when the program was built: a first start unpacks it in a fraction of the time and
 * of the memory that making one takes (docs/decisions/015-memory-and-start.md). Where the file is missing, damaged or of other migrations or
 * another engine, a database is made.
 *
 * The file is one gzip stream: a line of JSON, then the contents of its files one behind the other.
 */
const header = z.object({
  version: z.string(),
  /** SHA-256 of everything behind the line. */
  hash: z.string(),
  folders: z.array(z.string()),
  files: z.array(z.tuple([z.string(), z.number()])),
});
type Header = z.infer<typeof header>;

/** Where `npm run build` leaves it. */
export const preparedFile = (): string => join(packageFolder(), 'dist', 'database.gz');

const manifest = z.object({ dependencies: z.object({ '@electric-sql/pglite': z.string() }) });

/** What a prepared database depends on: the engine, pinned to its exact version, and the migrations. */
function preparedVersion(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  const engine = manifest.parse(JSON.parse(text)).dependencies['@electric-sql/pglite'];
  return sha256(JSON.stringify([engine, migrationHashes()]));
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Packs a closed database. The file is whole whenever it is there. */
export function packDatabase(directory: string, file: string): void {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const inside = (isWanted: (entry: (typeof entries)[number]) => boolean) =>
    entries
      .filter(isWanted)
      .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1))
      .toSorted();
  const contents = inside((entry) => entry.isFile()).map(
    (path) => [path, readFileSync(join(directory, path))] as const,
  );
  const body = Buffer.concat(contents.map(([, content]) => content));
  const first: Header = {
    version: preparedVersion(),
    hash: sha256(body),
    folders: inside((entry) => entry.isDirectory()),
    files: contents.map(([path, { length }]) => [path, length]),
  };
  const own = `${file}.${process.pid}`;
  writeFileSync(own, gzipSync(Buffer.concat([Buffer.from(`${JSON.stringify(first)}\n`), body])));
  renameSync(own, file);
}

/** Whether a file holds a whole database of this version. */
export function isPrepared(file: string): Promise<boolean> {
  return readPacked(file, () => () => undefined);
}

/**
 * Unpacks the database of a file and makes it safe from a power cut.
 *
 * @param building the directory in which it is put; it must not exist.
 * @returns whether there was one to unpack; else nothing is left of the attempt.
 * @throws what the disk says that cannot take it.
 */
export async function unpackDatabase(file: string, building: string): Promise<boolean> {
  if (await readPacked(file, (first) => writerOf(building, first))) {
    syncTree(building);
    return true;
  }
  rmSync(building, { recursive: true, force: true });
  return false;
}

/** Takes the contents of the files, a piece at a time. */
type Take = (piece: Uint8Array) => void;

/** A piece at a time: as a whole it would be the largest thing in the memory of a start. */
async function readPacked(file: string, begin: (first: Header) => Take): Promise<boolean> {
  if (!existsSync(file)) return false;
  const version = preparedVersion();
  const hash = createHash('sha256');
  let start = Buffer.alloc(0);
  let opened: { readonly first: Header; readonly take: Take } | null = null;
  // Whatever cannot be unpacked is not what the build wrote.
  const pieces = createReadStream(file).pipe(unpacking()).iterator();
  for (;;) {
    const next = await pieces.next().catch(() => null);
    if (next === null) return false;
    if (next.done === true) break;
    let piece = next.value as Buffer;
    if (opened === null) {
      start = Buffer.concat([start, piece]);
      const end = start.indexOf('\n');
      if (end === -1) continue;
      const first = parseHeader(start.toString('utf8', 0, end));
      if (first?.version !== version) return false;
      opened = { first, take: begin(first) };
      piece = start.subarray(end + 1);
    }
    hash.update(piece);
    opened.take(piece);
  }
  return opened !== null && hash.digest('hex') === opened.first.hash;
}

function parseHeader(line: string): Header | null {
  try {
    return header.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** Writes the files one after the other, as their contents come. */
function writerOf(building: string, { folders, files }: Header): Take {
  mkdirSync(building, { mode: 0o700 });
  for (const folder of folders) mkdirSync(join(building, folder), { mode: 0o700 });
  const left = files.map(([path, size]) => ({ path, size }));
  let open: { readonly handle: number; missing: number } | null = null;
  const proceed = () => {
    while (open === null || open.missing === 0) {
      if (open !== null) closeSync(open.handle);
      const next = left.shift();
      open = next ? { handle: openSync(join(building, next.path), 'w', 0o600), missing: next.size } : null;
      if (open === null) return null;
    }
    return open;
  };
  return (piece) => {
    for (let at = 0; at < piece.length;) {
      const into = proceed();
      if (into === null) return;
      const written = writeSync(into.handle, piece, at, Math.min(into.missing, piece.length - at));
      into.missing -= written;
      at += written;
    }
    proceed();
  };
}
