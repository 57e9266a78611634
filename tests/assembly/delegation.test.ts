import { describe, expect, it } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { delegationCode, delegationName, delegations } from '../../src/assembly/delegation.ts';

describe('the table of delegations', () => {
  it('has the 46 member states, and every code once', () => {
    expect(delegations.filter(({ member }) => member)).toHaveLength(46);
    expect(new Set(delegations.map(({ code }) => code)).size).toBe(delegations.length);
  });

  it.each(['en', 'fr'] as const)('agrees with the names of countries in CLDR (%s)', (language) => {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    const unlike = delegations.filter(({ code }) => delegationCode(display.of(code) ?? '') !== code);
    // CLDR writes "Palestinian Territories" and "Vatican City", which lists do not.
    expect(unlike.map(({ code }) => code)).toEqual(['PS', 'VA']);
  });

  it('finds every delegation by its own names, whatever their case and accents', () => {
    for (const { code, en, fr, aliases } of delegations) {
      for (const name of [en, fr, ...aliases]) {
        expect([name, delegationCode(name)]).toEqual([name, code]);
        expect([name, delegationCode(name.toUpperCase())]).toEqual([name, code]);
      }
    }
  });

  it('gives no name to two delegations', () => {
    const names = delegations.flatMap(({ code, en, fr, aliases }) =>
      [...new Set([en, fr, ...aliases])].map((name) => [name.toLowerCase(), code] as const),
    );
    const codes = new Map<string, string>();
    for (const [name, code] of names) expect(codes.get(name) ?? code).toBe((codes.set(name, code), code));
  });

  it('knows every delegation that the archive prints', () => {
    const printed = new Set(
      archive.flatMap(({ signatories }) => signatories.map(([, , delegation]) => delegation)),
    );
    expect([...printed].filter((name) => delegationCode(name) === null)).toEqual([]);
  });
});

it.each([
  ["''The former Yugoslav Republic of Macedonia''", 'MK'],
  ['“The former Yugoslav Republic of Macedonia”', 'MK'],
  ['l’ex-République yougoslave de Macédoine', 'MK'],
  ['« L’ex-République yougoslave de Macédoine »', 'MK'],
  ["''L'ex-République yougoslave de Macédoine''", 'MK'],
  ['the former Yugoslav Republic of Macedonia', 'MK'],
  ['FYROM', 'MK'],
  ['North Macedonia', 'MK'],
  ['Macédoine du Nord', 'MK'],
  ['Yugoslavia', 'RS'],
  ['Serbia and Montenegro', 'RS'],
  ['Bosnie - Herzégovine', 'BA'],
  ['Moldova', 'MD'],
  ['Moldavie', 'MD'],
  ['Saint-Marin', 'SM'],
  ['The Netherlands', 'NL'],
  ['Les Pays-Bas', 'NL'],
  ['Principality of Andorra', 'AD'],
  ['République d’Azerbaïdjan', 'AZ'],
  ['Kosovo*', 'XK'],
  ['Turkey', 'TR'],
  ['Türkiye', 'TR'],
  ['Turquie', 'TR'],
  ['Russia', 'RU'],
  ['Fédération de Russie', 'RU'],
  ['République slovaque', 'SK'],
  ['Pays-Bas', 'NL'],
  ['Palestinian National Authority', 'PS'],
  ['Kyrgyzstan', 'KG'],
  ['Atlantis', null],
  ['Republic of China', null],
  ['Czechoslovakia', null],
  ['', null],
])('reads %s as %s', (printed, code) => {
  expect(delegationCode(printed)).toBe(code);
});

it('names a delegation as it is called today', () => {
  expect(delegationName('MK', 'en')).toBe('North Macedonia');
  expect(delegationName('TR', 'fr')).toBe('Türkiye');
  expect(delegationName('Atlantis', 'en')).toBe('Atlantis');
});
