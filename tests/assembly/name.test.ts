import { expect, it } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { parseFamilyName, parseName } from '../../src/assembly/name.ts';

it.each([
  ['Mr', 'Roberto', 'RAMPI'],
  ['Mr', 'Dirk', 'Van der MAELEN'],
  ['Ms', 'Reina', 'de BRUIJN-WEZEMAN'],
  ['Mr', 'Mart', 'van de VEN'],
  ['Ms', 'Petra', 'De SUTTER'],
  ['Ms', 'Marieluise', 'von CRAMON-TAUBADEL'],
  ['Mr', 'Lluís Maria', 'de PUIG i OLIVE'],
  ['Ms', 'Jennifer', 'DE TEMMERMAN'],
  ['Mr', 'Juan', 'MOSCOSO DEL PRADO'],
  ['Baroness', 'Wendy', 'KNIGHT OF COLLINGTREE'],
  ['Lord', 'Alexander [The Earl of]', 'DUNDEE'],
  ['Mr', 'Denis', 'MacSHANE'],
  ['Ms', 'Christine', 'McCAFFERTY'],
  ['Ms', 'Elvira', 'DROBINSKI-WEIß'],
  ['Mr', 'Eerik-Niiles', 'KROSS'],
  ['Mr', 'Frank J.', 'JENSSEN'],
  ['Mr', 'Pierre-Yves', "LE BORGN'"],
  ['Mr', 'Serhii', "HERASYM'YUK"],
  ['Mr', 'Joseph', "O'REILLY"],
  ['Mr', 'Nicola', 'D’AMBROSIO'],
  ['Ms', 'Yuliya', 'L OVOCHKINA'],
  ['Ms', 'Arndís Anna', 'KRISTÍNARDÓTTIR GUNNARSDÓTTIR'],
  ['Mr', 'Ben', 'BRADSHAW'],
  ['Mr', 'Caoimhghín', 'Ó CAOLÁIN'],
  ['Ms', 'Sophia', "in 't VELD"],
  ['M.', 'Luís', 'LEITE RAMOS'],
  ['Mme', 'Khadija', 'ARIB'],
  [null, 'Hannah', 'BARDELL'],
  [null, null, 'de VRIES'],
  ['Mr', 'Tiny', 'Kox'],
] as const)('reads %s %s %s', (honorific, givenName, familyName) => {
  const name = [givenName, familyName].filter((part) => part !== null).join(' ');
  const printed = honorific === null ? name : `${honorific} ${name}`;
  expect(parseName(printed)).toEqual({ honorific, givenName, familyName, name });
});

it.each([
  ['Mr John SMITH Jr', 'Mr', 'John', 'SMITH Jr'],
  ['Mr John Smith Jr.', 'Mr', 'John', 'Smith Jr.'],
  ['Mr John SMITH II', 'Mr', 'John', 'SMITH II'],
  ['Prof. Dr Hans MUSTER', 'Prof. Dr', 'Hans', 'MUSTER'],
  ['Mr KUMCUOĞLU', 'Mr', null, 'KUMCUOĞLU'],
  ['Mr JOHN SMITH', 'Mr', null, 'JOHN SMITH'],
  ['MR John SMITH', 'MR', 'John', 'SMITH'],
  ['Mme Ní GHRIOFA', 'Mme', null, 'Ní GHRIOFA'],
  ["Mr d'AMBROSIO", 'Mr', null, "d'AMBROSIO"],
  ['Mr J. J. van DIJK', 'Mr', 'J. J.', 'van DIJK'],
  ['Ms Inês LOPES da COSTA', 'Ms', 'Inês', 'LOPES da COSTA'],
  ['Lord Donald ANDERSON of SWANSEA', 'Lord', 'Donald', 'ANDERSON of SWANSEA'],
  ['Mr Klaas de Vries', 'Mr', 'Klaas', 'de Vries'],
] as const)('reads %s', (printed, honorific, givenName, familyName) => {
  expect(parseName(printed)).toMatchObject({ honorific, givenName, familyName });
});

it.each([
  ['ABELA', 'Michael'],
  ['DÍAZ TEJERA', 'Arcadio'],
  ['de VRIES', 'Klaas'],
  ['Van der MAELEN', 'Dirk'],
  ['VAN DER MAELEN', 'Dirk'],
  ['de PUIG i OLIVE', 'Lluís Maria'],
  ["LE BORGN'", 'Pierre-Yves'],
  ['MacSHANE', 'Denis'],
  ['DROBINSKI-WEIß', 'Elvira'],
  ['Ó CAOLÁIN', 'Caoimhghín'],
  ['KNIGHT OF COLLINGTREE', 'Wendy'],
  ['TOMLINSON', 'John E.'],
  ['DUNDEE', 'Alexander [The Earl of]'],
])('reads %s %s, the family name first', (familyName, givenName) => {
  const expected = { honorific: null, givenName, familyName, name: `${familyName} ${givenName}` };
  expect(parseName(`${familyName} ${givenName}`)).toEqual(expected);
  expect(parseFamilyName(`${familyName} ${givenName}`)).toEqual(expected);
});

it.each(['Kox', 'de Vries', 'Van der Maelen', 'Díaz Tejera', 'Smith Jr', 'DÍAZ TEJERA'])(
  'takes all of %s for the family name in a list of those',
  (familyName) => {
    const expected = { givenName: null, familyName, name: familyName };
    expect(parseFamilyName(familyName)).toEqual({ ...expected, honorific: null });
    expect(parseFamilyName(`Mrs ${familyName}`)).toEqual({ ...expected, honorific: 'Mrs' });
  },
);

it('turns every name of the archive round', () => {
  for (const [honorific, name] of archive.flatMap(({ signatories }) => signatories)) {
    const { givenName, familyName } = parseName(`${honorific} ${name}`);
    expect(parseName(`${familyName} ${givenName}`)).toMatchObject({ givenName, familyName });
  }
});

it('leaves nobody in the archive without a given name, nor a family name without capitals', () => {
  for (const [honorific, name] of archive.flatMap(({ signatories }) => signatories)) {
    const parsed = parseName(`${honorific} ${name}`);
    expect(parsed).toMatchObject({ honorific, name });
    expect(parsed.givenName).not.toBeNull();
    expect(parsed.familyName).toMatch(/\p{Lu}{2}/u);
  }
});
