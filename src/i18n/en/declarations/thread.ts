import { list, number, ordinal } from '../words.ts';

export const thread = {
  /** @param of how many there are in all; the same as `place` where nothing came later. */
  place: (place: number, of: number, since: number) =>
    place === of
      ? `The ${ordinal(place)} declaration on this subject since ${since}`
      : `The ${ordinal(place)} of ${number(of)} declarations on this subject since ${since}`,
  own: 'this one',
  names: (number_: number) => `No. ${number_} refers to it`,
  named: (number_: number) => `refers to No. ${number_}`,
  through: (number_: number) => `linked by references, through No. ${number_}`,
  persons: (names: readonly string[]) => `both name ${list(names)}`,
  words: (words: readonly string[]) => `in both titles: ${words.join(', ')}`,
  all: (of: number) => `All ${number(of)} on this subject`,
  title: (number_: number) => `On the same subject as No. ${number_}`,
  why: 'I group them by what they refer to, the people they name and the words their titles share.',
  none: (number_: number) => `I found no other declaration on the same subject as No. ${number_}.`,
};
