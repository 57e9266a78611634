import { count } from './words.ts';

/** What stands inside pictures, which are shown elsewhere without the message around them. */
export const pictures = {
  number: (number_: number, document: number) => `No. ${number_} · Doc. ${document}`,
  /** At the foot of every picture. */
  commits: 'A written declaration commits only those who signed it.',
  declarations: (value: number) => count(value, 'written declaration', 'written declarations'),
  asOf: (date: string) => `as of ${date}`,
  signedByGroup: 'Who signed, by political group',
  signedByDelegation: 'Who signed, by delegation',
  delegations: (value: number) => count(value, 'delegation', 'delegations'),
};
