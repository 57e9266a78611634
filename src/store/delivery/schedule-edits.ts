import { sql, type SQL } from 'drizzle-orm';
import { rows, type Transaction } from '../db/database.ts';
import type { SavedDeclaration } from '../ingest/save-declaration.ts';
import { scheduleEdits } from './enqueue-alerts.ts';
import type { TextLanguage } from '../../assembly/declaration.ts';
import { allLocales, defaultLocale, localesReading, textLanguageOf, type Locale } from '../../locales.ts';

/**
 * Makes due the edits of messages that no longer show what is held: an earlier edition, something that was corrected, or
 * the other language where the text that the channel's readers are to see has come.
 *
 * @param language of the page that was stored.
 * @returns how many messages that are.
 */
export async function scheduleChanges(
  tx: Transaction,
  { id, change, corrections = [] }: Pick<SavedDeclaration, 'id' | 'change' | 'corrections'>,
  language: TextLanguage,
  now: Date,
): Promise<number> {
  if (corrections.length > 0) return schedule(tx, id, sql`true`, now);
  switch (change) {
    case 'edition':
      return scheduleEdits(tx, id, now);
    case 'text':
      return schedule(tx, id, reads(language), now);
    default:
      return 0;
  }
}

/** The channels whose readers are shown texts in a language; a locale that this version does not know counts as the default one. */
function reads(language: TextLanguage): SQL {
  const among = (locales: readonly Locale[]) => sql`c.language = any(${sql.param([...locales])})`;
  const known = among(localesReading(language));
  return language === textLanguageOf(defaultLocale) ? sql`(${known} or not ${among(allLocales())})` : known;
}

/** What is being posted now may show what was held before: it is edited as soon as it stands. */
async function schedule(tx: Transaction, declarationId: number, where: SQL, now: Date): Promise<number> {
  const due = await tx.execute(sql`
    update deliveries d set edit_due_at = ${now.toISOString()}::timestamptz, edits = 0
    from channels c
    where c.id = d.channel_id and d.declaration_id = ${declarationId}
      and d.state in ('sent', 'sending') and d.form = 'alert' and d.muted_at is null and ${where}
    returning d.id`);
  return rows(due).length;
}
