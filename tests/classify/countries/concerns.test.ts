import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { concerns } from '../../../src/classify/countries/countries.ts';

/** What a careful reader says: the countries each is about, and those that may be named too. */
const readers: Readonly<
  Record<number, { readonly about: readonly string[]; readonly may?: readonly string[] }>
> = {
  424: { about: ['CY'], may: ['TR'] },
  435: { about: [] },
  439: { about: ['AM', 'AZ'] },
  524: { about: ['IQ'] },
  572: { about: ['UA', 'RU'] },
  604: { about: ['PL'] },
  642: { about: ['UA', 'RU'] },
  648: { about: [], may: ['RU'] },
  679: { about: ['MD'] },
  682: { about: ['KZ'] },
  689: { about: ['RU'] },
  705: { about: [], may: ['GB', 'US', 'AU'] },
  738: { about: ['RU'], may: ['UA', 'BY'] },
  771: { about: ['TW'], may: ['CN'] },
  779: { about: ['AZ', 'AM'] },
};

const opener = ['We, the undersigned, declare the following:'];
const ofTitle = (title: string, language: 'en' | 'fr' = 'en'): readonly string[] =>
  concerns({ title, paragraphs: opener, language });

describe.each(archive.map((entry) => [`No. ${entry.number} (${entry.language})`, entry] as const))(
  '%s',
  (_, entry) => {
    const { about, may = [] } = readers[entry.number] ?? { about: [] };

    it('concerns what a reader says it does', () => {
      const found = concerns(entry);
      expect(found).toEqual(expect.arrayContaining([...about]));
      expect([...about, ...may]).toEqual(expect.arrayContaining([...found]));
    });

    it('names no other country from the title alone', () => {
      expect([...about, ...may]).toEqual(expect.arrayContaining([...ofTitle(entry.title, entry.language)]));
    });
  },
);

it.each([
  ['Peace in Northern Ireland', ['GB']],
  ['Floods in Nigeria', ['NG']],
  ['A coup in Niger', ['NE']],
  ['Guinea-Bissau and Equatorial Guinea', ['GW', 'GQ']],
  ['The Democratic Republic of the Congo', ['CD']],
  ['The Dominican Republic', ['DO']],
  ['Sudan and South Sudan', ['SD', 'SS']],
  ['The Gulf of Mexico', []],
  ['Tribute to Michael Jordan and Chad Smith', []],
  ['Tribute to Georgia Meloni', []],
  ['Refugees in Jordan', ['JO']],
  ['Georgia Must Free Its Journalists', ['GE']],
  ['THE SITUATION IN BELARUS AND UKRAINE', ['BY', 'UA']],
  ['Turkey’s reforms, and Türkiye’s name', ['TR']],
  ['Property of Turkish Cypriots', ['CY']],
  ['The Polish minority in Lithuania', ['LT']],
  ['Teaching of the Hungarian language', []],
  ['Kosovo’s membership', ['XK']],
  ["''The former Yugoslav Republic of Macedonia''", ['MK']],
  ['Let us act on the Istanbul Convention', []],
  ['Political prisoners in Crimea', ['UA', 'RU']],
  ['Credentials of the Russian delegation', ['RU']],
])('“%s” concerns %j', (title, codes) => {
  expect([...ofTitle(title)].sort()).toEqual([...codes].sort());
});

it.each([
  ['Prisonniers politiques ukrainiens', ['UA']],
  ['L’Arménie et l’Azerbaïdjan', ['AM', 'AZ']],
  ['La réunion de Maurice et Dominique', []],
  ['Paix en Irlande du Nord', ['GB']],
  ['La minorité polonaise en Lituanie', ['LT']],
  ['Le Niger et le Nigéria', ['NE', 'NG']],
  ['Türkiye, autrefois Turquie', ['TR']],
])('« %s » concerns %j', (title, codes) => {
  expect([...ofTitle(title, 'fr')].sort()).toEqual([...codes].sort());
});
