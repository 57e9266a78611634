import { createHash, type Hash } from 'node:crypto';
import * as z from 'zod';

/** The tables of a backup, in the order in which one needs the other. */
export const backupTables = [
  'servers',
  'server_topics',
  'people',
  'people_lists',
  'filters',
  'channels',
  'subscriptions',
  'deliveries',
] as const;

export type BackupTable = (typeof backupTables)[number];

/** A row of a backup: columns as PostgreSQL's `to_jsonb` prints them, with names instead of ids. */
export type BackupRow = Readonly<Record<string, unknown>>;

/** 2: reasons are codes; before, they were sentences. 3: there are lists of people. */
const version = 3;

const header = z.object({ backup: z.literal('hemicycle'), version: z.number().int(), at: z.coerce.date() });
const line = z.tuple([z.enum(backupTables), z.record(z.string(), z.unknown())]);
const sum = z.object({ rows: z.number().int(), sha256: z.string() });
const trailer = z.object({ end: z.record(z.string(), sum) });

/** How many rows of a table there are, and a checksum over them in their order. */
export type TableChecksum = z.infer<typeof sum>;
export type Sums = Readonly<Record<BackupTable, TableChecksum>>;

/** A backup that cannot be read. The message is for the operator. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

interface Counters {
  add(table: BackupTable, text: string): void;
  sums(): Sums;
}

function counters(): Counters {
  const held = new Map<BackupTable, { rows: number; readonly hash: Hash }>(
    backupTables.map((table) => [table, { rows: 0, hash: createHash('sha256') }]),
  );
  return {
    add: (table, text) => {
      const counter = held.get(table);
      if (!counter) return;
      counter.rows += 1;
      counter.hash.update(`${text}\n`);
    },
    sums: () =>
      Object.fromEntries(
        [...held].map(([table, { rows, hash }]) => [table, { rows, sha256: hash.copy().digest('hex') }]),
      ) as unknown as Sums,
  };
}

/** One text for all ways of writing the same value. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

/**
 * The lines of a backup: JSON, one row a line, a head before and sums after them, without which it counts as cut off.
 *
 * @param at what happened before this is in it.
 */
export async function* encodeBackup(
  rows: AsyncIterable<readonly [BackupTable, BackupRow]>,
  at: Date,
  onDone: (sums: Sums) => void = () => {},
): AsyncGenerator<string> {
  const counted = counters();
  yield `${JSON.stringify({ backup: 'hemicycle', version, at: at.toISOString() })}\n`;
  for await (const row of rows) {
    const text = canonicalJson(row);
    counted.add(row[0], text);
    yield `${text}\n`;
  }
  const sums = counted.sums();
  yield `${JSON.stringify({ end: sums })}\n`;
  onDone(sums);
}

/** What the head of a backup says, and what its lines hold. */
export interface BackupReader {
  readonly at: Date;
  /** Throws at the end when it is not what was written. */
  readonly rows: AsyncGenerator<readonly [BackupTable, BackupRow], Sums>;
}

/** Reads the lines of a backup. Throws a {@link BackupError} for what is none, or not all of one. */
export async function decodeBackup(lines: AsyncIterable<string>): Promise<BackupReader> {
  const all = lines[Symbol.asyncIterator]();
  const first = await all.next();
  const head = header.safeParse(first.done === true ? null : parse(first.value)).data;
  if (!head) throw new BackupError('This is no backup of Hemicycle.');
  if (head.version > version) {
    throw new BackupError(
      'The backup was made by a newer version of Hemicycle: restore it with that version.',
    );
  }
  return { at: head.at, rows: decodeRows(all) };
}

const damaged = () =>
  new BackupError('The backup is damaged or not complete. Nothing of it was restored: take another one.');

async function* decodeRows(
  lines: AsyncIterator<string>,
): AsyncGenerator<readonly [BackupTable, BackupRow], Sums> {
  const counted = counters();
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const value = parse(next.value);
    const row = line.safeParse(value).data;
    if (row) {
      counted.add(row[0], next.value);
      yield row;
      continue;
    }
    const end = trailer.safeParse(value).data;
    const sums = counted.sums();
    if (!end || canonicalJson(end.end) !== canonicalJson(sums)) throw damaged();
    return sums;
  }
  throw damaged();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
