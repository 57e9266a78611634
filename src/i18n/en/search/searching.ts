import { number } from '../words.ts';

export const searching = {
  title: 'Search',
  titled: (words: string) => `Search: ${words}`,
  words: (words: string) => `words: ${words}`,
  topic: (topic: string) => `topic: ${topic}`,
  country: (country: string) => `about ${country}`,
  delegation: (ofCountry: string) => `signed by the delegation ${ofCountry}`,
  group: (group: string) => `signed by ${group}`,
  signatory: (name: string) => `signed by ${name}`,
  nothing: (what: string) => `No written declaration on record matches this search (${what}).`,
  fewer: 'Try fewer conditions, fewer or different words, or the name of a country.',
  nothingAsked:
    'Say what to search for: words, a period, a topic, a country, a delegation, a group or a member.',
  backwards: 'The period ends before it begins. Give the earlier date first, then the later one.',
  only: (value: number) =>
    `There are more: these are the newest ${number(value)}, the best matches first. Narrow the search to find others.`,
  forgotten:
    'This search is no longer stored: it had not been used for a long time, or the person who made it deleted it. Search again with `/search`.',
};
