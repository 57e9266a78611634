import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writePeriod } from '../../src/period/period.ts';
import { readPeriod } from '../../src/period/read.ts';

const today = '2026-11-30';

const read = (typed: string, on = today): string | null => {
  const found = readPeriod(typed, on);
  return found && writePeriod(found);
};

describe('a time that is typed, in English and French', () => {
  test.each([
    ['2020', '2020-01-01..2020-12-31'],
    ['in 2020', '2020-01-01..2020-12-31'],
    ['en 2020', '2020-01-01..2020-12-31'],
    ['l’année 2020', '2020-01-01..2020-12-31'],
    ['2019-06', '2019-06-01..2019-06-30'],
    ['06/2019', '2019-06-01..2019-06-30'],
    ['2019-06-27', '2019-06-27..2019-06-27'],
    ['27/06/2019', '2019-06-27..2019-06-27'],
    ['27.6.2019', '2019-06-27..2019-06-27'],
    ['January 2020', '2020-01-01..2020-01-31'],
    ['jan. 2020', '2020-01-01..2020-01-31'],
    ['janvier 2020', '2020-01-01..2020-01-31'],
    ['FÉVRIER 2020', '2020-02-01..2020-02-29'],
    ['aout 2021', '2021-08-01..2021-08-31'],
    ['3 October 2022', '2022-10-03..2022-10-03'],
    ['3rd of October, 2022', '2022-10-03..2022-10-03'],
    ['October 3, 2022', '2022-10-03..2022-10-03'],
    ['le 1er octobre 2022', '2022-10-01..2022-10-01'],
    ['3 October', '2026-10-03..2026-10-03'],
    ['3 December', '2025-12-03..2025-12-03'],
    ['March', '2026-03-01..2026-03-31'],
    ['décembre', '2025-12-01..2025-12-31'],
    ['Q2 2021', '2021-04-01..2021-06-30'],
    ['T2 2021', '2021-04-01..2021-06-30'],
    ['2021 Q2', '2021-04-01..2021-06-30'],
    ['second quarter of 2021', '2021-04-01..2021-06-30'],
    ['le 2e trimestre 2021', '2021-04-01..2021-06-30'],
    ['first half of 2021', '2021-01-01..2021-06-30'],
    ['1er semestre de 2021', '2021-01-01..2021-06-30'],
    ['the 2010s', '2010-01-01..2019-12-31'],
    ['les années 2010', '2010-01-01..2019-12-31'],
    ['June 2019 part-session', '2019-06-17..2019-06-28'],
    ['part-session of June 2019', '2019-06-17..2019-06-28'],
    ['partie de session de juin 2019', '2019-06-17..2019-06-28'],
    ['session d’octobre 2022', '2022-09-26..2022-10-14'],
    ['autumn 2022 part-session', '2022-09-26..2022-10-14'],
    ['partie de session d’automne 2022', '2022-09-26..2022-10-14'],
    ['June part-session', '2026-06-15..2026-06-26'],
    ['last part-session', '2026-09-28..2026-10-16'],
    ['la dernière partie de session', '2026-09-28..2026-10-16'],
    ['today', '2026-11-30..2026-11-30'],
    ['aujourd’hui', '2026-11-30..2026-11-30'],
    ['hier', '2026-11-29..2026-11-29'],
    ['this year', '2026-01-01..2026-12-31'],
    ['cette année', '2026-01-01..2026-12-31'],
    ['this month', '2026-11-01..2026-11-30'],
    ['ce mois-ci', '2026-11-01..2026-11-30'],
    ['le mois en cours', '2026-11-01..2026-11-30'],
    ['last year', '2025-01-01..2025-12-31'],
    ['l’an dernier', '2025-01-01..2025-12-31'],
    ["l'année dernière", '2025-01-01..2025-12-31'],
    ['last month', '2026-10-01..2026-10-31'],
    ['le mois dernier', '2026-10-01..2026-10-31'],
    ['last week', '2026-11-23..2026-11-29'],
    ['la semaine passée', '2026-11-23..2026-11-29'],
    ['last quarter', '2026-07-01..2026-09-30'],
    ['last 12 months', '2025-12-01..2026-11-30'],
    ['les 12 derniers mois', '2025-12-01..2026-11-30'],
    ['the past two years', '2024-12-01..2026-11-30'],
    ['les deux dernières années', '2024-12-01..2026-11-30'],
    ['last 7 days', '2026-11-24..2026-11-30'],
    ['2 years ago', '2024-01-01..2024-12-31'],
    ['il y a deux ans', '2024-01-01..2024-12-31'],
    ['2020..2022', '2020-01-01..2022-12-31'],
    ['2020 … 2022', '2020-01-01..2022-12-31'],
    ['2020-2022', '2020-01-01..2022-12-31'],
    ['2020–2022', '2020-01-01..2022-12-31'],
    ['2020 to 2022', '2020-01-01..2022-12-31'],
    ['from 2020 to 2022', '2020-01-01..2022-12-31'],
    ['between 2020 and 2022', '2020-01-01..2022-12-31'],
    ['de 2020 à 2022', '2020-01-01..2022-12-31'],
    ['entre 2020 et 2022', '2020-01-01..2022-12-31'],
    ['2019-06..2020', '2019-06-01..2020-12-31'],
    ['January to March 2020', '2020-01-01..2020-03-31'],
    ['de janvier à mars 2020', '2020-01-01..2020-03-31'],
    ['November to March 2020', '2019-11-01..2020-03-31'],
    ['June 2019 to August', '2019-06-01..2019-08-31'],
    ['November 2019 to March', '2019-11-01..2020-03-31'],
    ['Q1 to Q3 2020', '2020-01-01..2020-09-30'],
    ['3 to 7 October 2022', '2022-10-03..2022-10-07'],
    ['3–7 October 2022', '2022-10-03..2022-10-07'],
    ['du 3 au 7 octobre 2022', '2022-10-03..2022-10-07'],
    ['du 28 septembre au 4 octobre 2022', '2022-09-28..2022-10-04'],
    ['3 October 2022 to 7', '2022-10-03..2022-10-07'],
    ['since 2020', '2020-01-01..'],
    ['depuis 2020', '2020-01-01..'],
    ['depuis l’an dernier', '2025-01-01..'],
    ['from March 2020', '2020-03-01..'],
    ['à partir de mars 2020', '2020-03-01..'],
    ['à partir du 3 mars 2020', '2020-03-03..'],
    ['dès 2020', '2020-01-01..'],
    ['2020..', '2020-01-01..'],
    ['..2022', '..2022-12-31'],
    ['until 2022', '..2022-12-31'],
    ['until the end of 2022', '..2022-12-31'],
    ['jusqu’en 2022', '..2022-12-31'],
    ['jusqu’au 3 mars 2022', '..2022-03-03'],
    ['jusqu’à la fin de 2022', '..2022-12-31'],
    ['after 2020', '2021-01-01..'],
    ['après mars 2020', '2020-04-01..'],
    ['before 2020', '..2019-12-31'],
    ['avant mars 2020', '..2020-02-29'],
    ['since last part-session', '2026-09-28..'],
    ['all', '..'],
    ['depuis toujours', '..'],
    ['..', '..'],
  ])('%s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    'soon',
    '3',
    '20',
    '20200',
    '1066',
    '2019-13',
    '2019-02-30',
    '30 February 2020',
    '2022..2020',
    '28 to 3 October 2022',
    '3 October 2022 to 1',
    'June 2019 part-session to',
    'March 2019 part-session',
    'Q5 2020',
    'last',
    'last 0 days',
    'last 900 years',
    '..x',
    'since',
    'to',
    'x'.repeat(5_000),
  ])('does not guess: %s', (typed) => {
    expect(read(typed)).toBeNull();
  });

  test('the part-session that is on is this one; after it, the last', () => {
    expect(read('this part-session', '2026-10-01')).toBe('2026-09-28..2026-10-16');
    expect(read('partie de session en cours', '2026-11-30')).toBe('2026-09-28..2026-10-16');
    expect(read('last part-session', '2026-10-01')).toBe('2026-06-15..2026-06-26');
  });
});

const day = fc
  .date({ min: new Date('1949-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const end = fc.option(day, { nil: null });

test('what is written is read as it was', () => {
  fc.assert(
    fc.property(end, end, day, (a, b, on) => {
      const [from, to] = a !== null && b !== null && a > b ? [b, a] : [a, b];
      expect(readPeriod(writePeriod({ from, to }), on)).toEqual({ from, to });
    }),
  );
});

const wordsOfTimes = fc.constantFrom(
  ...'since depuis last dernier derniers an year mois months 2020 1999 janvier March 3 31 to au du - .. / Q2 T4 part-session de la l’ ago il y a before jusqu’en 12 half semestre'.split(
    ' ',
  ),
);

test('whatever is typed gives days that exist, the earlier first, or nothing; capitals, accents and spaces do not matter', () => {
  const real = (value: string | null) =>
    value === null || new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) === value;
  const typing = fc.oneof(
    fc.string(),
    fc.array(wordsOfTimes, { maxLength: 7 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(typing, day, (typed, on) => {
      const found = readPeriod(typed, on);
      if (found === null) return;
      expect(real(found.from) && real(found.to)).toBe(true);
      if (found.from !== null && found.to !== null) expect(found.from <= found.to).toBe(true);
      expect(readPeriod(`  ${typed.replaceAll(' ', '   ')} `, on)).toEqual(found);
      if (!/[^\x20-\x7e]/u.test(typed)) expect(readPeriod(typed.toUpperCase(), on)).toEqual(found);
    }),
    { numRuns: 500 },
  );
});
