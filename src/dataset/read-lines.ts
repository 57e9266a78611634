import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { readAllLines } from '../lib/read-lines.ts';
import type { DatasetRecord } from '../store/dataset/read-dataset.ts';
import {
  datasetEnd,
  datasetHead,
  datasetVersion,
  declarationRecord,
  personRecord,
  type DatasetEnd,
  type DatasetHead,
} from '../store/dataset/record.ts';
import { descriptionFile, linesFile } from './data-package.ts';

/** A data set that cannot be read. The message is for the operator. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
}

/** The file of lines that a path leads to: itself, or the one in the folder; `null` where there is none. */
export async function datasetAt(path: string): Promise<string | null> {
  const what = await stat(path).catch(() => null);
  if (what?.isFile() === true) return path.endsWith('.jsonl') ? path : null;
  if (what?.isDirectory() !== true) return null;
  const inside = join(path, linesFile);
  const found = await stat(inside).catch(() => null);
  return found?.isFile() === true ? inside : null;
}

const anyLine = z.discriminatedUnion('kind', [datasetHead, personRecord, declarationRecord, datasetEnd]);

/** The records of a data set, each checked by itself. Throws a {@link DatasetError} for a line that is none. */
export async function* datasetRecords(file: string): AsyncGenerator<DatasetRecord> {
  let at = 0;
  for await (const line of readAllLines(createReadStream(file))) {
    at += 1;
    const record = anyLine.safeParse(parsed(line));
    if (!record.success) {
      const [issue] = record.error.issues;
      const where = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')})`;
      throw new DatasetError(
        at === 1
          ? 'This is no data set of Hemicycle: its first line is not the head of one.'
          : `Line ${at} of the data set cannot be read${where}. Nothing was stored.`,
      );
    }
    yield record.data;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Reads a data set to its end, so that nothing is stored of one that is damaged, cut off, of a later version, or contradicts
 * itself. Throws a {@link DatasetError}.
 */
export async function checkDataset(file: string): Promise<{ head: DatasetHead; end: DatasetEnd }> {
  await checkSum(file);
  let head: DatasetHead | null = null;
  let end: DatasetEnd | null = null;
  let last = -1;
  const people = new Set<number>();
  const counted = { people: 0, declarations: 0, signatures: 0 };
  for await (const record of datasetRecords(file)) {
    if (end !== null) throw cutOff();
    if ((head === null) !== (record.kind === 'dataset')) throw cutOff();
    switch (record.kind) {
      case 'dataset':
        head = record;
        if (record.version > datasetVersion)
          throw new DatasetError('The data set is of a newer version of Hemicycle: import it with that one.');
        break;
      case 'person':
        if (people.has(record.id)) throw contradiction(`person ${record.id} comes twice`);
        people.add(record.id);
        counted.people += 1;
        break;
      case 'declaration': {
        if (record.number <= last) throw contradiction(`No. ${record.number} comes after No. ${last}`);
        last = record.number;
        if (record.texts.length === 0) throw contradiction(`No. ${record.number} has no text`);
        counted.declarations += 1;
        for (const { signatures } of record.editions) {
          counted.signatures += signatures.length;
          const unknown = signatures.find(({ person }) => !people.has(person));
          if (unknown) throw contradiction(`No. ${record.number} is signed by a person who is not in it`);
        }
        break;
      }
      case 'end':
        end = record;
    }
  }
  if (head === null || end === null) throw cutOff();
  const { people: all, declarations, signatures } = end;
  if (all !== counted.people || declarations !== counted.declarations || signatures !== counted.signatures)
    throw cutOff();
  return { head, end };
}

const cutOff = () =>
  new DatasetError('The data set is not complete. Nothing was stored: take another copy of it.');

const contradiction = (what: string) =>
  new DatasetError(`The data set contradicts itself: ${what}. Nothing was stored.`);

const described = z.object({
  resources: z.array(z.object({ path: z.string(), hash: z.string().optional() })),
});

/** Compares the file with the checksum in the description beside it, where there is one. */
async function checkSum(file: string): Promise<void> {
  const beside = await readFile(join(dirname(file), descriptionFile), 'utf8').catch(() => null);
  if (beside === null) return;
  const { data } = described.safeParse(parsed(beside));
  const wanted = data?.resources.find(({ path }) => path === linesFile)?.hash;
  if (wanted === undefined || !file.endsWith(linesFile)) return;
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  if (wanted !== `sha256:${hash.digest('hex')}`)
    throw new DatasetError(
      `The data set is not what ${descriptionFile} beside it describes. Nothing was stored: take another copy of it.`,
    );
}
