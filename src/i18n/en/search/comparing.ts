import { count, list, number } from '../words.ts';

export const comparing = {
  declarations: (a: number, b: number) => `No. ${a} and No. ${b}`,
  people: (a: string, b: string) => `${a} and ${b}`,
  both: (value: number) => `${count(value, 'member', 'members')} signed both`,
  nobodyBoth: 'Nobody signed both',
  onlyIn: (number_: number, value: number) =>
    `Only No. ${number_}: ${count(value, 'signatory', 'signatories')}`,
  overlap: (share: string) => `${share} of all who signed at least one`,
  commonTopics: (names: readonly string[]) => `Topics in common: ${list(names)}`,
  noCommonTopics: 'No topic in common',
  names: 'Signed both',
  signed: (name: string, signed: number, tabled: number) =>
    `${name}: ${number(signed)} signed, ${number(tabled)} tabled`,
  together: (observed: number, expected: string, lift: string) =>
    `${number(observed)} signed together; ${expected} would be expected by chance (×${lift})`,
  telling: 'That is more than chance explains.',
  notTelling: 'That is no more than chance explains.',
  tooFew: (fewest: number) => `Fewer than ${number(fewest)} in common are too few to say anything.`,
  neverTogether: (expected: string) => `Never signed together; ${expected} would be expected by chance`,
  latest: 'The latest both signed',
  same: 'You chose the same one twice. Choose two different ones.',
};
