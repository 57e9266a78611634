import { expect, it } from 'vitest';
import { archive } from '../../sandbox/assembly/archive.ts';
import { parseName } from '../../src/assembly/name.ts';

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

it('leaves nobody in the archive without a given name, nor a family name without capitals', () => {
  for (const [honorific, name] of archive.flatMap(({ signatories }) => signatories)) {
    const parsed = parseName(`${honorific} ${name}`);
    expect(parsed).toMatchObject({ honorific, name });
    expect(parsed.givenName).not.toBeNull();
    expect(parsed.familyName).toMatch(/\p{Lu}{2}/u);
  }
});
