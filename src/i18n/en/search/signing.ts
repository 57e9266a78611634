import { count, list, number, these } from '../words.ts';

/** Who signed declarations of some kind, and what part of those they could have signed. */
export const signing = {
  title: {
    signatory: 'Who signed',
    delegation: 'Which delegations signed',
    group: 'Which political groups signed',
    topic: 'Signed, by topic',
    year: 'Signed, by year',
  },
  everything: 'All written declarations',
  fitting: (value: number) => count(value, 'written declaration', 'written declarations'),
  /** @param whose members of what, or `null` for everybody. */
  members: (whose: readonly string[]) => `Signed by members of ${list(whose)}`,
  delegation: (ofCountry: string) => `the delegation ${ofCountry}`,
  group: (group: string) => `the group ${group}`,
  signed: (value: number, share: string) =>
    `${number(value)} of them (${share}) ${these(value, 'has', 'have')} at least one of their signatures`,
  line: (signed: string, possible: string, share: string) => `**${signed}** of ${possible} (${share})`,
  note: {
    signatory:
      'The share is of the declarations tabled from the first to the last part-session in which the member signed anything; gaps of more than two years are left out.',
    delegation:
      'Declarations signed by at least one member. The share is of those tabled from the first to the last part-session in which the delegation signed anything.',
    group:
      'Declarations signed by at least one member, under any name the group has had. The share is of those tabled from the first to the last part-session in which the group signed anything.',
    topic: 'A declaration can be on several topics.',
    year: 'By the date on which each was first tabled.',
  },
  declarations: 'The declarations',
  /** What the file of it is called; `asked` says the conditions. */
  file: {
    signatory: (asked: string) => `Who signed (${asked})`,
    delegation: (asked: string) => `Which delegations signed (${asked})`,
    group: (asked: string) => `Which political groups signed (${asked})`,
    topic: (asked: string) => `Signed, by topic (${asked})`,
    year: (asked: string) => `Signed, by year (${asked})`,
  },
};
