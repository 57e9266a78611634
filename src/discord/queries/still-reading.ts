import { time } from 'discord.js';
import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { sayProgress, sayVerdict } from '../../i18n/seeing.ts';
import { readSourceView } from '../../ops/seeing.ts';
import type { Database } from '../../store/db/database.ts';
import { walkProgress, watchedSite } from '../../store/crawl/verdicts.ts';
import type { Card } from '../render/embed.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { troubleCard } from '../render/notice.ts';

/**
 * That what was looked for may still come, and up to when the archive is read: to be said where nothing was found.
 * `null` once it is read to its end.
 */
export async function stillReading(db: Database, language: Locale): Promise<string | null> {
  const site = await watchedSite(db);
  const read = site === null ? null : sayProgress(await walkProgress(db, site, new Date()), language);
  return read === null ? null : `${read} ${messagesFor(language).seeing.mayCome}`;
}

/** The answer where nobody is called what was typed: by a spelling mistake, or because they are not read yet. */
export async function noSignatory(db: Database, typed: string, language: Locale): Promise<Card> {
  const { trouble } = messagesFor(language);
  const called = `**${fit(oneLine(typed.trim()), 100, escape)}**`;
  const reading = await stillReading(db, language);
  return troubleCard(
    reading === null ? trouble.noSignatory(called) : trouble.noSignatoryYet(called),
    reading,
  );
}

/** The answer of an empty store: whether anything is to be expected of it. */
export async function nothingHeld(db: Database, language: Locale): Promise<Card> {
  const { verdict, progress: read } = await readSourceView(db, new Date());
  return troubleCard(
    messagesFor(language).trouble.noDeclarations,
    sayVerdict(verdict, language, (at) => time(at, 'R')),
    sayProgress(read, language),
  );
}
