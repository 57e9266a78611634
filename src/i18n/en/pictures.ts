import { capital, count, number } from './words.ts';

/** What stands inside pictures, which are shown elsewhere without the message around them. */
export const pictures = {
  number: (number_: number, document: number) => `No. ${number_} · Doc. ${document}`,
  /** At the foot of every picture. */
  commits: 'A written declaration commits only those who have signed it.',
  declarations: (value: number) => count(value, 'written declaration', 'written declarations'),
  asOf: (date: string) => `as of ${date}`,
  signedByGroup: 'Who signed, by political group',
  signedByDelegation: 'Who signed, by delegation',
  delegations: (value: number) => count(value, 'delegation', 'delegations'),
  signedByMembers: 'signed by a member',
  signedByOthers: 'not signed by any member',
  /** What is counted, below a title that says by what. */
  counted: {
    year: 'by the date first tabled',
    topic: 'a declaration can be on several topics',
    delegation: 'signed by at least one member',
    group: 'signed by at least one member, under any name of the group',
  },
  signedOfAll: (signed: number, all: number) =>
    `Its members signed ${number(signed)} of ${count(all, 'written declaration', 'written declarations')}`,
  topics: 'What written declarations are about',
  topicYears: (first: number, last: number) =>
    `How many on each topic; the small columns are the years ${first} to ${last}`,
  sidesOfDeclarations: (a: number, b: number) => `Who signed No. ${a}, No. ${b} or both`,
  sidesOfPeople: (a: string, b: string) => `What ${a} and ${b} signed`,
  hatched: 'What is in both is hatched',
  hatchedSigners: 'How many people signed on each; those who signed on both are hatched',
  signedBoth: (both: number, share: string) =>
    both === 0
      ? 'Nobody signed both'
      : `${number(both)} signed both, ${share} of all who signed at least one`,
  signedTogether: (both: number, expected: string) =>
    `${number(both)} signed by both, ${expected} expected by chance`,
  /** What the pictures show, for those who cannot see them. */
  described: {
    bars: (title: string, counts: string) => `Bar chart: ${title}. ${capital(counts)}.`,
    map: (title: string, counts: string) =>
      `Map of Europe with a tile for each delegation: ${title}. ${capital(counts)}.`,
    share: (title: string, years: string) =>
      `Bar chart of the written declarations signed by members of ${title}, of all there were each year. ${capital(years)}.`,
    year: (year: number, n: number, all: number) => `${year}: ${number(n)} of ${number(all)}`,
    overlap: (sides: string, both: string) =>
      `Two bars, one above the other where they overlap: ${sides}. ${capital(both)}.`,
  },
};
