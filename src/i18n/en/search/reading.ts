import { alternatives, count, list, number, quote } from '../words.ts';

/** How words that people type are read, and why some are not. */
export const reading = {
  all: (parts: readonly string[]) => list(parts),
  any: (parts: readonly string[]) => alternatives(parts),
  not: (part: string) => `not ${part}`,
  sequence: (parts: readonly string[]) => parts.join('; '),
  /** Within other words. */
  phrase: (words: string) => `‘${words}’`,
  abbreviations: (words: readonly string[]) =>
    `Because you used capitals, ${list(words.map((word) => `**${word}**`))} ${words.length === 1 ? 'is' : 'are'} only found where the text has capitals too.`,
  trouble: {
    quote: (_word: string, place: number) =>
      `The quotation mark at character ${number(place)} is not closed.`,
    bracket: (_word: string, place: number) =>
      `The bracket at character ${number(place)} has no matching one.`,
    empty: (_word: string, place: number) =>
      `There is no word to search for between the signs at character ${number(place)}.`,
    operator: (word: string, place: number) =>
      `${quote(word)} at character ${number(place)} is missing a word on one side. To find ${quote(word)} itself, put it in quotation marks.`,
    not: (word: string, place: number) =>
      `${quote(word)} at character ${number(place)} can mean two things. To leave a word out, put a minus right before it, or NOT in capitals; to find ${quote(word)} itself, put it in quotation marks.`,
    minus: (_word: string, place: number) => `One minus is enough at character ${number(place)}.`,
    star: (_word: string, place: number) =>
      `The asterisk at character ${number(place)} can only be at the end of a word, and not inside quotation marks.`,
    prefix: (_word: string, place: number, least: number) =>
      `An asterisk needs at least ${count(least, 'letter', 'letters')} before it: there are fewer at character ${number(place)}.`,
    nothing: 'That contains no word to search for.',
  },
  suggestion: (words: string) => `Did you mean ${words}?`,
};
