import { sql } from 'drizzle-orm';
import { rows, type Transaction } from '../db/database.ts';
import type { BackupRow } from './format.ts';

const columns = ['reason', 'edit_reason'] as const;

/** Rows of a backup that stored reasons as sentences, with the codes that this version stores instead. */
export async function withReasonCodes(tx: Transaction, given: readonly BackupRow[]): Promise<BackupRow[]> {
  const sentences = new Set(given.flatMap((row) => columns.map((column) => row[column])).filter(isSentence));
  if (sentences.size === 0) return [...given];
  const found = rows<{ sentence: string; reason: unknown }>(
    await tx.execute(sql`
      select sentence, hemicycle_reason(sentence) as reason from unnest(${sql.param([...sentences])}::text[]) sentence`),
  );
  const codes = new Map(found.map(({ sentence, reason }) => [sentence, reason]));
  const coded = (value: unknown) => (isSentence(value) ? codes.get(value) : value);
  return given.map((row) => ({
    ...row,
    ...Object.fromEntries(columns.filter((one) => one in row).map((one) => [one, coded(row[one])])),
  }));
}

const isSentence = (value: unknown) => typeof value === 'string';
