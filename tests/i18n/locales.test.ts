import { expect, test } from 'vitest';
import { language as english } from '../../src/i18n/en/index.ts';
import { language as french } from '../../src/i18n/fr/index.ts';
import { languageFor } from '../../src/i18n/languages.ts';
import { localeOf, localizations, messagesFor } from '../../src/i18n/messages.ts';
import { countryName, languageName, topicName } from '../../src/i18n/terms.ts';
import { allLocales, isLocale, localesReading, textLanguageOf } from '../../src/locales.ts';

test('a locale of Discord’s leads to a language of the interface: the same one, one of that language, or English', () => {
  for (const english of ['en-GB', 'en-US', 'xx', 'fi', '', null, undefined])
    expect(localeOf(english)).toBe('en');
  for (const french of ['fr', 'fr-CA', 'FR']) expect(localeOf(french)).toBe('fr');
});

test('every language says which texts its readers are shown, and which of Discord’s locales it is', () => {
  expect(allLocales().map((locale) => [locale, textLanguageOf(locale), languageFor(locale).name])).toEqual(
    expect.arrayContaining([
      ['en', 'en', 'English'],
      ['fr', 'fr', 'Français'],
    ]),
  );
  expect(allLocales()[0]).toBe('en');
  expect(localesReading('fr')).toEqual(['fr']);
  const discords = allLocales().flatMap((locale) => languageFor(locale).discord);
  expect(new Set(discords).size).toBe(discords.length);
  expect(localizations(({ ask }) => ask.stats.name)).toMatchObject({ fr: french.messages.ask.stats.name });
});

test('what was chosen under a version with another language is answered in English', () => {
  expect(isLocale('qps-ploc')).toBe(false);
  expect(messagesFor('qps-ploc')).toBe(english.messages);
  expect(textLanguageOf('qps-ploc')).toBe('en');
  expect(countryName('KZ', 'qps-ploc')).toBe('Kazakhstan');
  expect(topicName('memory', 'qps-ploc')).toBe(topicName('memory', 'en'));
});

test('languages are called as the reader calls them', () => {
  expect(languageName('fr', 'en')).toBe('French');
  expect(languageName('en', 'fr')).toBe('anglais');
});
