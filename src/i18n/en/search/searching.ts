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
  nothing: (what: string) => `No written declaration held here fits: ${what}.`,
  fewer: 'Try fewer conditions, fewer or other words, or the name of a country.',
  nothingAsked: 'Say what to look for: words, a time, a topic, a country, a delegation, a group or a member.',
  backwards:
    'The time ends before it begins. Give the earlier day as the first, and the later one as the second.',
  only: (value: number) =>
    `There are more: these are the newest ${number(value)}, the best first. Narrow the search for others.`,
  forgotten:
    'This search is not kept any more: nobody had used it for a long time, or whoever made it deleted it. Search again with `/search`.',
};
