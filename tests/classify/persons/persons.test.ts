import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personKey } from '../../../src/classify/persons/name-key.ts';
import { personsIn } from '../../../src/classify/persons/persons.ts';
import en from '../examples/en.json' with { type: 'json' };
import fr from '../examples/fr.json' with { type: 'json' };
import titles from '../truth/titles.json' with { type: 'json' };

const inText = (text: string, language: 'en' | 'fr' = 'en') =>
  personsIn({ title: '', paragraphs: [text], language }).map(({ name }) => name);
const inTitle = (title: string, language: 'en' | 'fr' = 'en') =>
  personsIn({ title, paragraphs: [], language }).map(({ name }) => name);

describe('people in a text', () => {
  test.each([
    ['Osman Kavala has been held for years.', ['Osman Kavala']],
    ['We think of Mr Oleg Sentsov’s family and of Nadiya Savchenko.', ['Oleg Sentsov', 'Nadiya Savchenko']],
    ['The murder of Daphne Caruana Galizia in Malta', ['Daphne Caruana Galizia']],
    ['Vladimir Kara-Murza and the lawyer Intigam Aliyev', ['Vladimir Kara-Murza', 'Intigam Aliyev']],
    ['Activist Serik Zhakhin was arrested.', ['Serik Zhakhin']],
    ['the journalist Zzyx Qwerton', ['Zzyx Qwerton']],
    [
      'mothers of small children: Oksana Shevchuk, Zzyx Demeuova, Gulzzy Dzhaukerova and Brfa Kalykova, who',
      ['Oksana Shevchuk', 'Zzyx Demeuova', 'Gulzzy Dzhaukerova', 'Brfa Kalykova'],
    ],
    ['the former President Mikheil Saakashvili is ill', ['Mikheil Saakashvili']],
    ['Maria Kolesnikova is ill. Nothing is known of Maria Kolesnikova.', ['Maria Kolesnikova']],
  ])('“%s”', (text, names) => expect(inText(text)).toEqual(names));

  test.each([
    ['Le journaliste Zzyx Qwerton et d’Oleg Sentsov', ['Zzyx Qwerton', 'Oleg Sentsov']],
    ['la libération de M. Sergueï Magnitski', ['Sergueï Magnitski']],
    ['l’ancien président Mikheïl Saakachvili est malade', ['Mikheïl Saakachvili']],
  ])('in French: “%s”', (text, names) => expect(inText(text, 'fr')).toEqual(names));

  test.each([
    'President Ilham Aliyev of Azerbaijan',
    'the European Council President, Donald Smith, wrote',
    'Our rapporteur Anna Smith has been there, and Anna Smith says so.',
    'Anna Smith, the Secretary General, should speak.',
    'The Minister of Justice of Ukraine, Denys Maliuska',
    'Vladimir Putin wants it so.',
    'The Václav Havel Prize and the Anna Smith Foundation',
    'The Nelson Mandela Rules',
    'Amnesty International, Human Rights Watch and Reporters Without Borders',
    'The Council of Europe, the European Court of Human Rights and the Venice Commission',
    'The Black Sea, Nagorno-Karabakh and the Franco-German Summit',
    'On Monday Georgia and Saint Petersburg',
    'Mr Kavala and Navalny',
  ])('nobody in “%s”', (text) => expect(inText(text)).toEqual([]));

  test.each([
    'Le président Emmanuel Macron et le Premier ministre Jean Dupont',
    'Anna Dupont, la rapporteure, l’a dit.',
    'Le secrétaire général du Conseil de l’Europe, Alain Dupont',
    'le prix Václav-Havel et la fondation Anna Dupont',
  ])('in French nobody in “%s”', (text) => expect(inText(text, 'fr')).toEqual([]));
});

describe('people in a title', () => {
  test.each([
    ['Free Osman Kavala Now', ['Osman Kavala']],
    ['FREE OSMAN KAVALA', ['OSMAN KAVALA']],
    ['Justice for Daphne Caruana Galizia', ['Daphne Caruana Galizia']],
    ['The Murder of Anna Politkovskaya Must be Solved', ['Anna Politkovskaya']],
    ['Protection of the Marine Environment', []],
  ])('“%s”', (title, names) => expect(inTitle(title)).toEqual(names));

  test('are nobody else than those who stand in the labelled ones', () => {
    const all = [
      ...[...en, ...titles].flatMap(({ title }) => inTitle(title)),
      ...fr.flatMap(({ title }) => inTitle(title, 'fr')),
    ];
    expect([...new Set(all)].toSorted()).toEqual(
      'Abdullah Öcalan, Ales Bialiatski, Alexei Navalny, Anar Mammadli, Asia Bibi, Ioulia Timochenko, Jacques Delors, Jamal Khashoggi, Julian Assange, Mikheil Saakashvili, Nadiya Savchenko, Osman Kavala, Sergei Magnitsky, Vladimir Kara-Murza, Yulia Skripal, Yulia Tymoshenko'.split(
        ', ',
      ),
    );
  });
});

describe('the key of a name', () => {
  test.each([
    ['Nadiya Savchenko', 'Nadia Savtchenko'],
    ['Alexei Navalny', 'Alexeï Navalny'],
    ['Yulia Tymoshenko', 'Ioulia Timochenko'],
    ['Mikhail Khodorkovsky', 'Mikhaïl Khodorkovski'],
    ['Khadija Ismayilova', 'Khadija Ismaïlova'],
    ['Vladimir Kara-Murza', 'Vladimir Kara-Mourza'],
    ['Yevgeny Roizman', 'Evgueni Roizman'],
    ['Sergei Magnitsky', 'Sergueï Magnitski'],
  ])('is one for %s and %s', (english, french) => {
    const [given = '', surname = ''] = english.split(' ');
    const [prenom = '', nom = ''] = french.split(' ');
    expect(personKey(given, surname, 'en')).toBe(personKey(prenom, nom, 'fr'));
  });

  test('tells people of one surname apart, and nearly equal surnames', () => {
    const keys = ['Ilham Aliyev', 'Intigam Aliyev', 'Anar Mammadli', 'Anar Mammadov'].map((name) => {
      const [given = '', surname = ''] = name.split(' ');
      return personKey(given, surname, 'en');
    });
    expect(new Set(keys).size).toBe(4);
  });
});

test('a name has a key, stands in its text, and the same text says the same whatever its spaces', () => {
  const word = fc.constantFrom(
    ...'Osman Kavala Anna the of President Prize , . and de journalist Mr Free FREE d’Oleg Black'.split(' '),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 25 }), (words) => {
      const text = words.join(' ');
      const found = personsIn({ title: text, paragraphs: [], language: 'en' });
      for (const { name, keys } of found) {
        expect(keys.length).toBeGreaterThan(0);
        expect(text).toContain(name);
      }
      expect(personsIn({ title: words.join('\n  '), paragraphs: [], language: 'en' })).toEqual(found);
    }),
  );
});

test('a text of any length is read in reasonable time', () => {
  const long = `${'Osman '.repeat(20_000)}${'Anna Smith, '.repeat(10_000)}${'president of the Republic '.repeat(5_000)}`;
  expect(inText(long).length).toBeGreaterThan(0);
});
