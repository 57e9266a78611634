import type { LocaleString } from 'discord.js';
import type { messages } from './en/messages.ts';

/** Every language has the shape of English: a message that is missing or misspelt does not compile. */
export type Messages = typeof messages;

/** What the folder of a language exports as `language`. */
export interface InterfaceLanguage {
  /** As those who speak it call it. */
  readonly name: string;
  /** BCP 47, for numbers, dates, lists, plurals and the order of names. */
  readonly tag: string;
  /** Discord's own locales whose users get it. */
  readonly discord: readonly LocaleString[];
  readonly messages: Messages;
  readonly grammar: Grammar;
  /** Names that this language has; for others, those in the language of the texts, and for countries those of Intl. */
  readonly names?: Names;
}

/** What sentences need and Intl does not know. */
export interface Grammar {
  /** A country within a sentence, by its name: "the Netherlands". */
  readonly inSentence: (country: string) => string;
  /** What belongs to a country: "of the Netherlands". */
  readonly ofCountry: (country: string) => string;
  /** A country in the list of what a declaration is about, if not as within a sentence. */
  readonly concerned?: (country: string) => string;
  /** A date as Intl writes it, put right. */
  readonly date?: (date: string) => string;
  /** How people are addressed, by the printed form in lower case without its full stop. */
  readonly honorifics: ReadonlyMap<string, string>;
}

export interface Names {
  /** By ISO 3166 alpha-2 code; the code itself for one it has no name for. */
  readonly country?: (code: string) => string;
  /** Of a line of political groups, by its id. */
  readonly family?: (id: string) => string | null;
  /** Of a topic, by its id. */
  readonly topic?: (id: string) => { readonly name: string; readonly about: string } | null;
}
