import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { delegationCode } from '../../src/assembly/delegation.ts';
import { fold } from '../../src/assembly/fold.ts';
import { parseFamilyName, parseName } from '../../src/assembly/name.ts';
import { familyKey, genderOf, samePerson, type PersonName } from '../../src/assembly/person.ts';

const person = (delegation: string, printed: string): PersonName => ({ delegation, ...parseName(printed) });
const same = (delegation: string, one: string, other: string) =>
  samePerson(person(delegation, one), person(delegation, other));

test.each([
  ['GB', 'Mrs Cheryl GILLAN', 'Dame Cheryl GILLAN'],
  ['GB', 'Mr Jeffrey DONALDSON', 'Sir Jeffrey DONALDSON'],
  ['GB', 'Lord Alexander [The Earl of] DUNDEE', 'Mr Alexander DUNDEE'],
  ['DE', 'Mr Axel FISCHER', 'Mr Axel E. FISCHER'],
  ['DE', 'Mr Axel E. FISCHER', 'Mr Axel Eduard FISCHER'],
  ['DE', 'Ms Doris DROBINSKI-WEISS', 'Ms Doris DROBINSKI-WEIß'],
  ['LI', 'Mr Leander SCHÄDLER', 'Mr Leander SCHAEDLER'],
  ['DK', 'Mr Jørgen POULSEN', 'Mr Joergen POULSEN'],
  ['UA', 'Ms Mariia MEZENTSEVA', 'Ms Maria MEZENTSEVA'],
  ['UA', 'Mr Serhii SOBOLEV', 'Mr Serhii SOBOLIEV'],
  ['UA', 'Mr Serhiy SOBOLEV', 'Mr Serhii SOBOLIEV'],
  ['UA', 'Mr Volodymyr ARIEV', 'Mr Volodymyr ARIIEV'],
  ['UA', 'Mr Oleksii GONCHARENKO', 'Mr Oleksiy HONCHARENKO'],
  ['UA', "Ms Olena HERASYM'YUK", 'Ms Olena HERASYMYUK'],
  ['CY', 'Mr George LOUKAIDES', 'Mr George LOUCAIDES'],
  ['CY', 'Mr Georgios LOUKAIDES', 'Mr George LOUCAIDES'],
  ['GR', 'Mr Georgios KATROUGKALOS', 'Mr Georgios KATROUGALOS'],
  ['GR', 'Mr George KATROUGALOS', 'Mr Georgios KATROUGKALOS'],
  ['IE', 'Mr Rónán MULLEN', 'Mr Ronan MULLEN'],
  ['IE', "Mr Joseph O'REILLY", 'Mr Joseph O’REILLY'],
  ['IE', "Mr Joseph O'REILLY", 'Mr Joseph O REILLY'],
  ['TR', 'Mr Kasım GÜLPINAR', 'Mr Kasim GULPINAR'],
  ['FR', 'Mr Jean-Pierre DOOR', 'M. Jean Pierre DOOR'],
  ['NL', 'Ms Khadija ARIB', 'Mme Khadija ARIB'],
  ['RO', 'Mr Viorel Riceard BADEA', 'M. Viorel Riceard BADEA'],
  ['RO', 'Mr Viorel BADEA', 'Viorel BADEA'],
  ['FR', "Mr Jean-Yves LE BORGN'", 'Mr Jean-Yves LE BORGN'],
  ['ES', 'Mr Arcadio DÍAZ TEJERA', 'DÍAZ-TEJERA Arcadio'],
  ['AM', 'Ms Naira GRIGORYAN', 'Ms Naira GRIGORIAN'],
])('%s: %s is %s', (delegation, one, other) => {
  expect(same(delegation, one, other)).toBe(true);
  expect(same(delegation, other, one)).toBe(true);
});

test.each([
  // Brothers, sisters, wife and husband.
  ['TR', 'Mr Ahmet YILDIZ', 'Ms Zeynep YILDIZ'],
  ['IT', 'Mr Andrea ROSSI', 'Ms Andrea ROSSI'],
  ['GB', 'Lord Robin TAYLOR', 'Lady Robin TAYLOR'],
  ['UA', 'Ms Mariia KOVAL', 'Ms Marina KOVAL'],
  ['UA', 'Mr Oleksii KOVAL', 'Mr Oleksandr KOVAL'],
  ['FR', 'Mr Jean DUPONT', 'Mr Jean-Pierre DUPONT'],
  ['RO', 'Mr Corneliu COZMANCIUC', 'Mr Mugurel COZMANCIUC'],
  ['DE', 'Mr Axel E. FISCHER', 'Mr Axel K. FISCHER'],
  ['DE', 'Mr A. FISCHER', 'Mr Axel FISCHER'],
  ['CY', 'Mr George LOUCAIDES', 'Mr Gerasimos LOUCAIDES'],
  // Families whose names look alike.
  ['HU', 'Mr Jan KOVÁCS', 'Mr Jan KOVAČ'],
  ['SK', 'Mr Jan NOVÁK', 'Mr Jan NOVÁC'],
  ['SK', 'Mr Jan NOVÁK', 'Mr Jan NOWAK'],
  ['BG', 'Mr Ivan PETROV', 'Mr Ivan PETKOV'],
  ['BG', 'Mr Ivan ILIEV', 'Mr Ivan ILEV'],
  ['UA', 'Mr Ivan KOVALENKO', 'Mr Ivan KOVALCHUK'],
  ['UA', 'Mr Ivan SHEVCHENKO', 'Mr Ivan SEVCHENKO'],
  ['UA', 'Mr Ivan HARCHENKO', 'Mr Ivan KHARCHENKO'],
  ['RU', 'Mr Ivan ORLOV', 'Ms Ivan ORLOVA'],
  ['DE', 'Mr Hans MAIER', 'Mr Hans MAYER'],
  ['DE', 'Mr Hans MEIER', 'Mr Hans MEYER'],
  ['GB', 'Mr John SMITH', 'Mr John SMYTH'],
  ['FR', 'Ms Anne LOUCAIDES', 'Ms Anne LOUKAIDES'],
  ['GR', 'Mr Ioannis PAPADOPOULOS', 'Ms Ioannis PAPADOPOULOU'],
  ['GR', 'Mr Ioannis PAPPAS', 'Mr Ioannis PAPAS-KOSTAS'],
  ['SE', 'Ms Anna JOHANSSON', 'Ms Anna JOHANSEN'],
  ['DK', 'Mr Mogens JENSEN', 'Mr Mogens JANSEN'],
  // One family name of two may be a sister's.
  ['AM', 'Ms Anna GRIGORYAN', 'Ms Anna PETROSYAN-GRIGORYAN'],
  ['ES', 'Mr José LÓPEZ', 'Mr José LÓPEZ GARCÍA'],
])('%s: %s is not %s', (delegation, one, other) => {
  expect(same(delegation, one, other)).toBe(false);
  expect(same(delegation, other, one)).toBe(false);
});

test('a person of another delegation is another', () => {
  expect(samePerson(person('CZ', 'Mr Jan NOVÁK'), person('SK', 'Mr Jan NOVÁK'))).toBe(false);
});

test('a family name alone speaks against nobody of that name but those of the other gender', () => {
  const bare = { delegation: 'DK', ...parseFamilyName('Mr Jensen') };
  expect(samePerson(bare, person('DK', 'Mr Mogens JENSEN'))).toBe(true);
  expect(samePerson(bare, person('DK', 'Mogens JENSEN'))).toBe(true);
  expect(samePerson(bare, person('DK', 'Ms Mona JENSEN'))).toBe(false);
  expect(samePerson(bare, person('DK', 'Mr Mogens JACOBSEN'))).toBe(false);
});

test('what honorifics tell', () => {
  const said = (words: string) => words.split(' ').map((word) => genderOf(word));
  expect(said('Mr M. Lord Sir Viscount')).toEqual(Array(5).fill('m'));
  expect(said('Ms Mrs Mme Mlle Lady Dame Baroness Baronne')).toEqual(Array(8).fill('f'));
  expect([...said('Dr Prof'), genderOf(null)]).toEqual([null, null, null]);
  expect(genderOf('Mme Dr')).toBe('f');
});

describe('of the archive', () => {
  const everyone = archive.flatMap(({ signatories }) =>
    signatories.map(([honorific, name, delegation]) =>
      person(delegationCode(delegation) ?? delegation, `${honorific ?? ''} ${name}`),
    ),
  );
  const name = ({ givenName, familyName }: PersonName) => `${givenName} ${familyName}`;
  /** Pairs of names that are not alike and yet one person's: only those of one key can be. */
  const merged = (people: readonly PersonName[]) => {
    const families = new Map<string, PersonName[]>();
    for (const one of people) {
      const key = familyKey(one.delegation, one.familyName);
      families.set(key, [...(families.get(key) ?? []), one]);
    }
    return [...families.values()].flatMap((family) =>
      family.flatMap((one) =>
        family
          .filter((other) => samePerson(one, other) && fold(name(one)) !== fold(name(other)))
          .map((other) => [name(one), name(other)]),
      ),
    );
  };

  test('all names of a delegation stay apart', () => {
    expect(everyone.length).toBeGreaterThan(450);
    expect(merged(everyone)).toEqual([]);
  });

  test.each(['UA', 'GR', 'DE', 'BG', 'RS', 'FR'])(
    'all names stay apart were they all of %s',
    (delegation) => {
      expect(merged(everyone.map((one) => ({ ...one, honorific: null, delegation })))).toEqual([]);
    },
  );
});

const letters = fc.constantFrom(..."aeiouyhkgcjstxvmnà éüß-'.".split(''));
const word = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
const anybody: fc.Arbitrary<PersonName> = fc.record({
  delegation: fc.constantFrom('UA', 'GR', 'DE', 'BG', 'RS', 'FR', ''),
  honorific: fc.constantFrom('Mr', 'Ms', 'Dr', null),
  givenName: fc.option(word),
  familyName: word,
});

test('everybody is the same as themselves, and sameness has no direction', () => {
  fc.assert(
    fc.property(anybody, anybody, (a, b) => {
      expect(samePerson(a, a)).toBe(true);
      expect(samePerson(a, b)).toBe(samePerson(b, a));
    }),
  );
});

test('accents, capitals, and honorifics that were lost, make nobody else', () => {
  fc.assert(
    fc.property(anybody, (a) => {
      const bare = {
        ...a,
        honorific: null,
        givenName: a.givenName?.toUpperCase() ?? null,
        familyName: a.familyName.normalize('NFD'),
      };
      expect(samePerson(a, bare)).toBe(true);
    }),
  );
});
