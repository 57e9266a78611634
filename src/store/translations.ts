import { sql } from 'drizzle-orm';
import type { Language } from '../assembly/declaration.ts';
import { rows, type Database } from './database.ts';
import { absentTexts } from './schema.ts';

/** A declaration that is held in one language only. */
export interface MissingText {
  readonly declarationId: number;
  readonly number: number;
  readonly document: number;
  readonly fileId: number;
  /** The language it is not held in. */
  readonly language: Language;
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
        and (a.next_look_at is null or a.next_look_at <= ${now.toISOString()}::timestamptz)
        and not exists (select from texts t where t.declaration_id = d.id and t.language = l.language)
      order by d.number desc, l.language
      limit ${limit}`),
  );
}

/** The text was looked for and is not there. */
export async function noteAbsent(
  db: Database,
  { declarationId, language, looks }: MissingText,
  { reason, now, nextLookAt }: { readonly reason: string; readonly now: Date; readonly nextLookAt: Date },
): Promise<void> {
  const seen = { seenAt: now, looks: looks + 1, nextLookAt, reason };
  await db
    .insert(absentTexts)
    .values({ declarationId, language, ...seen })
    .onConflictDoUpdate({ target: [absentTexts.declarationId, absentTexts.language], set: seen });
}
