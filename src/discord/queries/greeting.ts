import type { Locale } from '../../locales.ts';
import { textLanguageOf } from '../../locales.ts';
import { entriesById, latestDeclaration } from '../../store/declarations/declarations.ts';
import type { Database } from '../../store/db/database.ts';
import type { GreetedPlace } from '../render/ids/greeting-id.ts';
import type { Panel } from '../render/panel.ts';
import { greetingPanel } from '../views/ops/greeting.ts';
import { stillReading } from './still-reading.ts';

/** The greeting as it is said now, with the latest declaration that is held. */
export async function greetingNow(db: Database, place: GreetedPlace, language: Locale): Promise<Panel> {
  const found = await latestDeclaration(db, textLanguageOf(language));
  const [latest = null] = found === null ? [] : await entriesById(db, [found.id], textLanguageOf(language));
  const reading = latest === null ? await stillReading(db, language) : null;
  return greetingPanel({ place, latest, reading }, language);
}
