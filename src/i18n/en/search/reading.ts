import { alternatives, count, list, number } from '../words.ts';

/** How words that people type are read, and why some are not. */
export const reading = {
  all: (parts: readonly string[]) => list(parts),
  any: (parts: readonly string[]) => alternatives(parts),
  not: (part: string) => `not ${part}`,
  sequence: (parts: readonly string[]) => parts.join('; '),
  /** Within other words. */
  phrase: (words: string) => `‘${words}’`,
  abbreviations: (words: readonly string[]) =>
    `In capitals, ${list(words.map((word) => `**${word}**`))} ${words.length === 1 ? 'is' : 'are'} found only where the text has capitals, too.`,
  trouble: {
    quote: (_word: string, place: number) =>
      `The quotation mark at character ${number(place)} is not closed.`,
    bracket: (_word: string, place: number) =>
      `The bracket at character ${number(place)} has no counterpart.`,
    empty: (_word: string, place: number) =>
      `There is no word to look for between the signs at character ${number(place)}.`,
    operator: (word: string, place: number) =>
      `“${word}” at character ${number(place)} lacks a word that it goes with. To find “${word}” itself, put it in quotation marks.`,
    not: (word: string, place: number) =>
      `“${word}” at character ${number(place)} can be meant in two ways. To leave a word out, put a minus right before it, or NOT in capitals; to find “${word}” itself, put it in quotation marks.`,
    minus: (_word: string, place: number) => `One minus is enough at character ${number(place)}.`,
    star: (_word: string, place: number) =>
      `The star at character ${number(place)} can only stand at the end of a word, and not within quotation marks.`,
    prefix: (_word: string, place: number, least: number) =>
      `Before a star stand at least ${count(least, 'letter', 'letters')}: there are fewer at character ${number(place)}.`,
    nothing: 'There is no word to look for in that.',
  },
  suggestion: (words: string) => `Did you mean ${words}?`,
};
