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
    `${number(value)} of them (${share}) ${these(value, 'bears', 'bear')} at least one of their signatures`,
  line: (signed: string, possible: string, share: string) => `**${signed}** of ${possible} (${share})`,
  note: {
    signatory:
      'Share: of those tabled while the member is seen, from the first to the last part-session in which they signed anything. A silence of more than two years is not counted.',
    delegation:
      'Counted where at least one member signed. Share: of those tabled while the delegation is seen, from the first to the last part-session in which it signed anything.',
    group:
      'Counted where at least one member signed, under any name the group has had. Share: of those tabled while the group is seen, from the first to the last part-session in which it signed anything.',
    topic: 'One declaration may be on several topics.',
    year: 'By the day first tabled.',
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
