import type { TextLanguage } from '../../assembly/declaration.ts';

/** The forms in which an adjective or the name of a people is met, itself first. */
export function formsOf(people: string, language: TextLanguage): readonly string[] {
  if (language === 'en') return [people, `${people}s`];
  return people
    .split(' ')
    .map((word) => (word === 'de' || word === 'du' || /^\p{Lu}/u.test(word) ? [word] : inflected(word)))
    .reduce((starts, forms) => starts.flatMap((start) => forms.map((form) => `${start} ${form}`)));
}

/** French plural and feminine by the ending of the masculine. What is no word harms nobody. */
function inflected(word: string): readonly string[] {
  if (word.endsWith('e')) return [word, `${word}s`];
  if (/[sx]$/u.test(word)) return [word, `${word}e`, `${word}es`];
  const doubled = /[eo]n$/u.test(word) ? [`${word}ne`, `${word}nes`] : [];
  return [word, `${word}s`, `${word}e`, `${word}es`, ...doubled];
}
