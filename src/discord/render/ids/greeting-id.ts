import { allLocales, type Locale } from '../../../locales.ts';

/** Where a greeting stands: for a whole server, or for the one who added the bot. */
export type GreetedPlace = 'server' | 'person';

/** What a button of a greeting does. */
export type GreetingPress =
  | { readonly verb: 'latest' }
  | { readonly verb: 'language'; readonly locale: Locale; readonly place: GreetedPlace };

const mark = 'hi1';
/** The custom id of a button that shows the latest declaration, whichever that is when it is pressed. */
export const latestId = `${mark}:latest`;

/** The custom id of the button that says the same in another language. */
export function languageId(locale: Locale, place: GreetedPlace): string {
  return `${mark}:in:${locale}:${place}`;
}

export function isGreetingId(customId: string): boolean {
  return customId.startsWith(`${mark}:`);
}

/** `null` for what no version of ours wrote. */
export function readGreetingId(customId: string): GreetingPress | null {
  if (customId === latestId) return { verb: 'latest' };
  const [, , named, place] = customId.split(':');
  const locale = allLocales().find((one) => one === named);
  return locale !== undefined && (place === 'server' || place === 'person')
    ? { verb: 'language', locale, place }
    : null;
}
