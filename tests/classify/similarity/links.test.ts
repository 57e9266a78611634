import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkBetween, type LinkedDeclaration } from '../../../src/classify/similarity/links.ts';
import { alike } from '../../../src/classify/similarity/similarity.ts';

const split = (list: string) => (list === '' ? [] : list.split(' '));

/** @param persons their names; with a star where the title has them. */
function declaration(title: string, concerns = '', topics = '', persons = ''): LinkedDeclaration {
  return {
    concerns: split(concerns),
    topics: split(topics),
    words: new Map(split(title).map((word) => [word, 1])),
    persons: new Map(
      split(persons).map((name) => {
        const bare = name.replace('*', '');
        return [bare.toLowerCase(), { name: bare, isInTitle: bare !== name }];
      }),
    ),
  };
}

const plain = declaration('whales', '', 'environment');

describe('a link', () => {
  test('is a reference alone, whatever else speaks against it', () => {
    const other = declaration('bread', 'MD', 'social-rights');
    expect(linkBetween(declaration('whales', 'NO', 'environment'), other)).toBeNull();
    for (const reference of ['names', 'named'] as const)
      expect(linkBetween(plain, other, reference)).toMatchObject({ reference, persons: [], words: [] });
  });

  test.each([
    ['in both titles', 'Kavala*', 'Kavala*', '', '', true],
    ['in one title', 'Kavala*', 'Kavala', '', '', true],
    ['in one title, of different countries', 'Kavala*', 'Kavala', 'TR', 'MD', false],
    ['in the texts alone', 'Kavala', 'Kavala', '', '', false],
    ['in the texts, of one country', 'Kavala', 'Kavala', 'TR', 'TR', true],
    ['in the texts, of different countries', 'Kavala', 'Kavala', 'TR', 'MD', false],
    ['in the texts, and a second beside him', 'Kavala Mater', 'Kavala Mater', '', '', true],
    ['in the texts, and others beside them', 'Kavala Mater', 'Kavala Atalay', '', '', false],
  ])('is a person %s', (_where, mine, theirs, here, there, isLinked) => {
    const link = linkBetween(declaration('one', here, '', mine), declaration('two', there, '', theirs));
    expect(link !== null).toBe(isLinked);
    if (link) expect(link.persons[0]).toBe('Kavala');
  });

  test('is what titles share, and says these words only where nothing else links', () => {
    const [a, b] = [
      declaration('lachin corridor', 'AM AZ'),
      declaration('lachin corridor blockade', 'AM AZ'),
    ];
    expect(linkBetween(a, b)).toMatchObject({ reference: null, persons: [], words: ['lachin', 'corridor'] });
    expect(linkBetween(a, b, 'names')).toMatchObject({ words: [] });
  });

  const some = fc
    .record({
      title: fc.subarray(['lachin', 'corridor', 'blockade', 'bread']),
      concerns: fc.subarray(['AM', 'AZ', 'TR']),
      topics: fc.subarray(['armed-conflict', 'migration']),
      persons: fc.subarray(['Kavala', 'Mater*', 'Atalay']),
    })
    .map(({ title, concerns, topics, persons }) =>
      declaration(title.join(' '), concerns.join(' '), topics.join(' '), persons.join(' ')),
    );

  test('is the same both ways, has a reason, and never falls for what is said beside it', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [there, back] = [linkBetween(a, b), linkBetween(b, a)];
        expect(there?.score).toEqual(back?.score);
        expect(new Set(there?.persons)).toEqual(new Set(back?.persons));
        if (there !== null) {
          expect(there.score).toBeGreaterThanOrEqual(alike);
          expect(there.persons.length + there.words.length).toBeGreaterThan(0);
        }
        expect(linkBetween(a, b, 'named')?.score ?? 0).toBeGreaterThan(there?.score ?? 0);
      }),
    );
  });
});
