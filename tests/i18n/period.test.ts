import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodInDays, periodInWords } from '../../src/i18n/period.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { readPeriod } from '../../src/period/read.ts';

const languages = ['en', 'fr'] as const;
const today = '2026-11-30';

test.each([
  [{ from: '2020-01-01', to: '2020-12-31' }, '2020', '2020'],
  [{ from: '2020-01-01', to: '2022-12-31' }, '2020 to 2022', 'de 2020 à 2022'],
  [{ from: '2020-01-01', to: '2020-01-31' }, 'January 2020', 'janvier 2020'],
  [{ from: '2020-01-01', to: '2020-03-31' }, 'January 2020 to March 2020', 'de janvier 2020 à mars 2020'],
  [{ from: '2022-10-03', to: '2022-10-07' }, '3–7 October 2022', '3–7 octobre 2022'],
  [{ from: '2020-01-01', to: null }, 'since 2020', 'depuis 2020'],
  [{ from: '2020-03-02', to: null }, 'since 2 March 2020', 'depuis le 2 mars 2020'],
  [{ from: null, to: '2020-12-31' }, 'until the end of 2020', 'jusqu’à fin 2020'],
  [{ from: null, to: '2020-03-02' }, 'until 2 March 2020', 'jusqu’au 2 mars 2020'],
  [{ from: null, to: null }, 'all time', 'toute la période'],
])('%j in words', (period, en, fr) => {
  // Intl puts thin spaces around the dash between two days.
  const shown = (language: 'en' | 'fr') => periodInWords(period, language).replaceAll(/\s?–\s?/gu, '–');
  expect([shown('en'), shown('fr')]).toEqual([en, fr]);
});

const day = fc
  .oneof(
    fc.date({ min: new Date('1949-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 1500 }).map((month) => new Date(Date.UTC(1950, month, 1))),
    fc.integer({ min: 0, max: 1500 }).map((month) => new Date(Date.UTC(1950, month, 0))),
  )
  .map((date) => date.toISOString().slice(0, 10));
const end = fc.option(day, { nil: null });

test('what is shown can be typed, in either language', () => {
  fc.assert(
    fc.property(end, end, fc.constantFrom(...languages), (a, b, language) => {
      const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
      const period = { from, to };
      for (const shown of [periodInWords(period, language), periodInDays(period, language)])
        expect([shown, readPeriod(shown, today)]).toEqual([shown, period]);
    }),
    { numRuns: 300 },
  );
});

test('what is offered can be typed as well', () => {
  for (const language of languages) {
    for (const offer of Object.values(messagesFor(language).period.offers))
      expect([offer, readPeriod(offer, today) !== null]).toEqual([offer, true]);
  }
});
