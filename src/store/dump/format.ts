import { createReadStream } from 'node:fs';
import * as z from 'zod';
import { unpacking } from '../../lib/gzip.ts';
import { readLines } from '../../lib/read-lines.ts';

/** A dump that cannot be written, read or restored. The message is for the operator. */
export class DumpError extends Error {
  override readonly name = 'DumpError';
}

const version = 1;

const sequence = z.object({ name: z.string(), last: z.number() });
const table = z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() });
const head = z.object({
  dump: z.literal('hemicycle'),
  version: z.number().int(),
  at: z.coerce.date(),
  /** The migrations that had been run, by when they were made. */
  migrations: z.array(z.number()),
  tables: z.array(table),
  sequences: z.array(sequence),
});
const ended = z.object({ end: z.string(), sum: z.string() });

/** What a dump begins with: a line of JSON, before the rows of each table, a line each, and the sum after them. */
export type DumpHead = Omit<z.infer<typeof head>, 'dump' | 'version'>;
export type DumpedTable = z.infer<typeof table>;

export function encodeHead(said: DumpHead): string {
  return `${JSON.stringify({ dump: 'hemicycle', version, ...said })}\n`;
}

/** After the rows of a table: {@link sumOfRows}. */
export function encodeEnd(name: string, sum: string): string {
  return `${JSON.stringify({ end: name, sum })}\n`;
}

/** Whether a file begins as a dump does; what it is else is somebody else's to say. */
export async function isDump(file: string): Promise<boolean> {
  const lines = linesIn(file);
  try {
    const { value } = await lines.next();
    return typeof value === 'string' && head.safeParse(parsed(value)).success;
  } catch {
    return false;
  } finally {
    await lines.return(undefined);
  }
}

/** The parts of a dump in their order: rows of a table, some at once, or the sum of all of them. */
export type DumpPart =
  | { readonly table: DumpedTable; readonly rows: readonly string[] }
  | { readonly table: DumpedTable; readonly sum: string };

export interface DumpReader {
  readonly head: DumpHead;
  /** Throws a {@link DumpError} where something is missing. */
  readonly parts: AsyncGenerator<DumpPart, void>;
}

/** Reads a dump. Throws a {@link DumpError} for what is none. */
export async function readDump(file: string): Promise<DumpReader> {
  const lines = linesIn(file);
  const first = await lines.next();
  const said = head.safeParse(first.done === true ? null : parsed(first.value)).data;
  if (!said) throw new DumpError('This is no dump of Hemicycle.');
  if (said.version > version)
    throw new DumpError('The dump was made by a newer version of Hemicycle: restore it with that version.');
  return { head: said, parts: partsOf(said, lines) };
}

/** As much text as is handed on at once, in characters. */
const atOnce = 400_000;

async function* partsOf({ tables }: DumpHead, lines: AsyncGenerator<string>): AsyncGenerator<DumpPart, void> {
  const next = async () => {
    const line = await lines.next();
    if (line.done === true) throw new DumpError('The dump is not complete: take another one.');
    return line.value;
  };
  for (const one of tables) {
    let [held, size]: [string[], number] = [[], 0];
    for (let left = one.rows; left > 0; left -= 1) {
      const line = await next();
      held.push(line);
      size += line.length;
      if (size < atOnce && left > 1) continue;
      yield { table: one, rows: held };
      [held, size] = [[], 0];
    }
    const end = ended.safeParse(parsed(await next())).data;
    if (end?.end !== one.name) throw new DumpError('The dump is damaged: take another one.');
    yield { table: one, sum: end.sum };
  }
  if ((await lines.next()).done !== true) throw new DumpError('The dump is damaged: take another one.');
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file, { highWaterMark: 256 * 1024 });
  const unpacked = packed.pipe(unpacking());
  packed.on('error', (error) => unpacked.destroy(error));
  let rest = '';
  try {
    rest = yield* readLines(unpacked);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    throw new DumpError('The dump is damaged or not complete: take another one.', { cause: error });
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
  if (rest !== '') throw new DumpError('The dump is not complete: take another one.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
