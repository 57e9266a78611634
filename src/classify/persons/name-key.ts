import type { TextLanguage } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';

type Spelling = readonly (readonly [written: RegExp, sound: string])[];

/** How either language writes a sound of names from other alphabets; one letter stands for each, a capital for those of two. */
const spellings: Readonly<Record<TextLanguage, Spelling>> = {
  en: [
    [/dzh/g, 'J'],
    [/zh/g, 'J'],
    [/shch/g, 'SC'],
    [/t?ch/g, 'C'],
    [/sh/g, 'S'],
  ],
  fr: [
    [/dj/g, 'J'],
    [/j/g, 'J'],
    [/chtch/g, 'SC'],
    [/tch/g, 'C'],
    [/ch/g, 'S'],
    [/ou/g, 'u'],
    [/gu(?=[ei])/g, 'g'],
  ],
};
/** What differs from one transliteration to the next in both. */
const either: Spelling = [
  [/[yi]+/g, 'i'],
  [/^ie/, 'e'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/(.)\1+/g, '$1'],
];

/** A part of a name in a form in which its spellings agree: "Savchenko" and "Savtchenko", "Navalny" and "Navalnyï". */
export function nameKey(part: string, language: TextLanguage): string {
  return [...spellings[language], ...either].reduce(
    (key, [written, sound]) => key.replace(written, sound),
    fold(part).replace(/[^\p{L}]/gu, ''),
  );
}

/** As much of a given name tells people of one surname apart, and not spellings of one name. */
const givenLetters = 3;

/** A person as they are compared: the beginning of the given name and one part of the surname. */
export function personKey(given: string, surname: string, language: TextLanguage): string {
  const [first = given] = given.split(/[-\u2010-\u2015]/u);
  return `${nameKey(first, language).slice(0, givenLetters)} ${nameKey(surname, language)}`;
}
