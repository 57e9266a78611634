import { describe, expect, test } from 'vitest';
import { delegations } from '../../../src/assembly/delegation.ts';
import { families } from '../../../src/assembly/group.ts';
import {
  meantCountries,
  resolveCountry,
  resolveDelegation,
  resolveGroup,
  suggestCountries,
  suggestDelegations,
  suggestGroups,
} from '../../../src/discord/resolve/names.ts';

const names = (choices: readonly { name: string }[]) => choices.map(({ name }) => name);

describe('delegations', () => {
  test('are offered in the reader’s language by any name, accents and case aside', () => {
    expect(names(suggestDelegations('turq', 'en'))).toEqual(['Türkiye']);
    expect(names(suggestDelegations('ALLEM', 'en'))).toEqual(['Germany']);
    expect(names(suggestDelegations('germ', 'fr'))).toEqual(['Allemagne']);
    expect(suggestDelegations('suede', 'fr')).toEqual([{ name: 'Suède', value: 'SE' }]);
    expect(names(suggestDelegations('uni', 'en'))[0]).toBe('United Kingdom');
  });

  test('are offered from the beginning of the alphabet while nothing is typed', () => {
    const offered = suggestDelegations('', 'fr');
    expect(offered).toHaveLength(25);
    expect(names(offered).slice(0, 2)).toEqual(['Albanie', 'Algérie']);
    expect(suggestDelegations('xyzzy', 'en')).toEqual([]);
  });

  test('are found by code, by name of any period and by the beginning of one name only', () => {
    const missed = delegations.flatMap(({ code, en, fr, aliases }) =>
      [code, en, fr, fr.toUpperCase(), ...aliases].filter((typed) => resolveDelegation(typed) !== code),
    );
    expect(missed).toEqual([]);
    expect(resolveDelegation('kazakh')).toBe('KZ');
    expect(resolveDelegation('republic')).toBeNull();
    expect(resolveDelegation('  ')).toBeNull();
    expect(resolveDelegation('Narnia')).toBeNull();
  });
});

describe('countries', () => {
  test('are more than those with a delegation', () => {
    expect(resolveCountry('afghanistan')).toBe('AF');
    expect(resolveCountry('Chine')).toBe('CN');
    expect(names(suggestCountries('syr', 'fr'))).toEqual(['Syrie']);
    expect(resolveCountry('Turquie')).toBe('TR');
  });
});

describe('a name with a typing error', () => {
  test.each([
    ['Gerogia', 'GE'],
    ['Kazakstan', 'KZ'],
    ['Azerbajan', 'AZ'],
    ['Ukrane', 'UA'],
    ['united kindgom', 'GB'],
    ['Switzerlnd', 'CH'],
  ])('is understood where one alone can be meant: %s', (typed, code) => {
    expect(resolveCountry(typed)).toBe(code);
    expect(resolveDelegation(typed)).toBe(code);
    expect(suggestCountries(typed, 'en').map(({ value }) => value)).toEqual([code]);
  });

  test.each(['Catalonia', 'Narnia', 'Scotland', 'Bavaria', 'Flanders', 'Dagestan', 'Transnistria', 'xyz'])(
    'is no other name: %s',
    (typed) => {
      expect(resolveCountry(typed)).toBeNull();
      expect(meantCountries(typed)).toEqual([]);
      expect(suggestCountries(typed, 'en')).toEqual([]);
    },
  );

  test('asks where two can be meant', () => {
    expect(resolveCountry('Irak')).toBe('IQ');
    expect(meantCountries('Slovania').map(({ value }) => value)).toEqual(expect.arrayContaining(['SI']));
  });
});

describe('political groups', () => {
  test('are found by every code and name they have had', () => {
    const missed = families.flatMap(({ id, codes, en, fr, abbreviation }) =>
      [...codes, en, fr, abbreviation.fr, abbreviation.en.toLowerCase()].filter(
        (typed) => resolveGroup(typed) !== id,
      ),
    );
    expect(missed).toEqual([]);
    expect(resolveGroup('GDE')).toBe('ECPA');
    expect(resolveGroup('conservat')).toBe('ECPA');
    expect(resolveGroup('party')).toBe('EPP/CD');
    expect(resolveGroup('groupe')).toBeNull();
  });

  test('are offered with abbreviation and full name', () => {
    expect(suggestGroups('', 'en')).toHaveLength(families.length);
    expect(names(suggestGroups('ppe', 'fr'))).toEqual(['PPE/DC: Groupe du Parti populaire européen']);
    expect(names(suggestGroups('ppe', 'en'))).toEqual(['EPP/CD: Group of the European People’s Party']);
  });
});
