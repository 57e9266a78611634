import { describe, expect, test } from 'vitest';
import { delegations } from '../../src/assembly/delegation.ts';
import { regions } from '../../src/i18n/regions.ts';
import { countryName, inSentence, ofCountry } from '../../src/i18n/terms.ts';

/** Delegations by what stands before their names, so that every one is said to be right by hand. */
const english = {
  the: 'CZ MD NL SK GB RU US KR VA',
  '': 'AL AD AM AT AZ BE BA BG HR CY DK EE FI FR GE DE GR HU IS IE IT LV LI LT LU MT MC ME MK NO PL PT RO SM RS SI ES SE CH TR UA CA IL MX JO KG MA PS BY XK KZ DZ TN JP',
};
const french = {
  la: 'BE BA BG HR CZ FI FR GE GR HU LV LT MD MK NO PL RO RS SK SI SE CH TR RU JO PS TN KR',
  le: 'DK LI LU ME PT GB CA MX KG MA BY XK KZ JP VA',
  'l’': 'AL AM AT AZ EE DE IS IE IT ES UA DZ',
  les: 'NL US',
  '': 'AD CY MT MC SM IL',
};
const ofFrench: Readonly<Record<string, string>> = {
  la: 'de la ',
  le: 'du ',
  'l’': 'de l’',
  les: 'des ',
  '': 'de ',
};

const listed = (table: object) =>
  Object.entries(table).flatMap(([article, codes]) =>
    String(codes)
      .split(' ')
      .map((code) => [code, article] as const),
  );

describe('a country within a sentence', () => {
  test('is known of every delegation', () => {
    const codes = delegations.map(({ code }) => code).toSorted();
    for (const table of [english, french])
      expect(
        listed(table)
          .map(([code]) => code)
          .toSorted(),
      ).toEqual(codes);
  });

  test.each(listed(english))('of %s in English has the article “%s”', (code, article) => {
    const expected = `${article} ${countryName(code, 'en')}`.trim();
    expect(inSentence(code, 'en')).toBe(expected);
    expect(ofCountry(code, 'en')).toBe(`of ${expected}`);
  });

  test.each(listed(french))('of %s in French has the article “%s”', (code, article) => {
    const name = countryName(code, 'fr');
    expect(inSentence(code, 'fr')).toBe(/^$|’$/u.test(article) ? `${article}${name}` : `${article} ${name}`);
    const of = code === 'IL' || code === 'AD' ? 'd’' : ofFrench[article];
    expect(ofCountry(code, 'fr')).toBe(`${of}${name}`);
  });

  test.each([
    ['PH', 'the Philippines', 'des Philippines'],
    ['AE', 'the United Arab Emirates', 'des Émirats arabes unis'],
    ['KP', 'North Korea', 'de la Corée du Nord'],
    ['MX', 'Mexico', 'du Mexique'],
    ['KH', 'Cambodia', 'du Cambodge'],
    ['CU', 'Cuba', 'de Cuba'],
    ['HT', 'Haiti', 'd’Haïti'],
    ['TW', 'Taiwan', 'de Taïwan'],
    ['SB', 'the Solomon Islands', 'des Îles Salomon'],
    ['IR', 'Iran', 'de l’Iran'],
    ['YE', 'Yemen', 'du Yémen'],
    ['Palestinian National Authority', 'the Palestinian National Authority', null],
    ['Autorité nationale palestinienne', null, 'de l’Autorité nationale palestinienne'],
    ['Republic of Atlantis', 'the Republic of Atlantis', null],
  ])('also of %s, which need not be a delegation', (code, inEnglish, ofInFrench) => {
    if (inEnglish !== null) expect(inSentence(code, 'en')).toBe(inEnglish);
    if (ofInFrench !== null) expect(ofCountry(code, 'fr')).toBe(ofInFrench);
  });

  test('never says “de” before a vowel', () => {
    const unelided = regions
      .map((code) => ofCountry(code, 'fr'))
      .filter((of) => /^d[eu] (?:la |le )?[AEIOUÉÎ]/u.test(of));
    expect(unelided).toEqual([]);
  });
});
