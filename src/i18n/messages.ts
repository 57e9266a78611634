import type { Language } from '../assembly/declaration.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Messages } from './shape.ts';

const all: Readonly<Record<Language, Messages>> = { en, fr };

export function messagesFor(language: Language): Messages {
  return all[language];
}

/** The language for a Discord locale such as `fr` or `en-GB`. */
export function languageOf(discordLocale: string | null | undefined): Language {
  return discordLocale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
