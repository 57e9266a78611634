import { and, eq, sql } from 'drizzle-orm';
import type { TextLanguage } from '../../assembly/declaration.ts';
import { rows, type Database, type Transaction } from '../db/database.ts';
import { absentTexts } from '../db/schema.ts';

/** A declaration of which the text in a language is to be read. */
export interface MissingText {
  readonly declarationId: number;
  readonly number: number;
  readonly document: number;
  readonly fileId: number;
  /** A language it is not held in, or was before its page changed. */
  readonly language: TextLanguage;
  /** How often it was looked for in vain. */
  readonly looks: number;
}

/** Declarations of which the text in a language is to be looked for now: the newest first. */
export async function missingTexts(db: Database, now: Date, limit: number): Promise<MissingText[]> {
  return rows<MissingText>(
    await db.execute(sql`
      select d.id as "declarationId", d.number, d.document, d.file_id as "fileId", l.language,
        coalesce(a.looks, 0) as looks
      from declarations d
      cross join (values ('en'), ('fr')) as l (language)
      left join absent_texts a on a.declaration_id = d.id and a.language = l.language
      where d.file_id is not null
        and (a.next_look_at <= ${now.toISOString()}::timestamptz or (a.next_look_at is null
          and not exists (select from texts t where t.declaration_id = d.id and t.language = l.language)))
      order by d.number desc, l.language
      limit ${limit}`),
  );
}

/** What is held in other languages than that of a page that changed is to be read again: title and body may have changed too. */
export async function doubtTranslations(
  tx: Transaction,
  declarationId: number,
  language: TextLanguage,
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    insert into absent_texts (declaration_id, language, seen_at, looks, next_look_at, reason)
    select t.declaration_id, t.language, ${now.toISOString()}::timestamptz, 0, ${now.toISOString()}::timestamptz,
      'The text in the other language changed.'
    from texts t
    where t.declaration_id = ${declarationId} and t.language <> ${language}
    on conflict (declaration_id, language) do update
      set looks = 0, next_look_at = excluded.next_look_at, reason = excluded.reason`);
}

/** The text was read, and is not to be looked for any more. */
export async function forgetAbsent(
  tx: Transaction,
  { declarationId, language }: Pick<MissingText, 'declarationId' | 'language'>,
): Promise<void> {
  await tx
    .delete(absentTexts)
    .where(and(eq(absentTexts.declarationId, declarationId), eq(absentTexts.language, language)));
}

/** The text was looked for and is not there. */
export async function noteAbsent(
  db: Database | Transaction,
  { declarationId, language, looks }: MissingText,
  { reason, now, nextLookAt }: { readonly reason: string; readonly now: Date; readonly nextLookAt: Date },
): Promise<void> {
  const seen = { seenAt: now, looks: looks + 1, nextLookAt, reason };
  await db
    .insert(absentTexts)
    .values({ declarationId, language, ...seen })
    .onConflictDoUpdate({ target: [absentTexts.declarationId, absentTexts.language], set: seen });
}
