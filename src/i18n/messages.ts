import type { LocalizationMap } from 'discord.js';
import { languageFor } from './languages.ts';
import { allLocales, defaultLocale, type Locale } from '../locales.ts';
import type { Messages } from './shape.ts';

export function messagesFor(locale: Locale): Messages {
  return languageFor(locale).messages;
}

/** The language of the interface for a locale of Discord's, such as `fr` or `en-GB`: the same one, else one of that language. */
export function localeOf(discordLocale: string | null | undefined): Locale {
  const wanted = discordLocale?.toLowerCase() ?? '';
  const having = (isIt: (ofDiscord: string) => boolean) =>
    allLocales().find((locale) => languageFor(locale).discord.some((one) => isIt(one.toLowerCase())));
  return (
    having((one) => one === wanted) ?? having((one) => primary(one) === primary(wanted)) ?? defaultLocale
  );
}

function primary(tag: string): string | undefined {
  return tag.split('-', 1)[0];
}

/** What something is called in the other languages of the interface, as Discord wants to be told: by its own locales. */
export function localizations(said: (messages: Messages) => string): LocalizationMap {
  return Object.fromEntries(
    allLocales()
      .filter((locale) => locale !== defaultLocale)
      .flatMap((locale) =>
        languageFor(locale).discord.map((ofDiscord) => [ofDiscord, said(messagesFor(locale))]),
      ),
  );
}
