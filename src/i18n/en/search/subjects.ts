import { count } from '../words.ts';

/** Who signed on two countries or two topics. */
export const subjects = {
  title: (a: string, b: string) => `${a} and ${b}`,
  side: (name: string, declarations: number, signatories: number) =>
    `${name}: ${count(declarations, 'written declaration', 'written declarations')}, ${count(signatories, 'signatory', 'signatories')}`,
  together: (declarations: number) =>
    `On both at once: ${count(declarations, 'written declaration', 'written declarations')}`,
  both: (value: number) => `${count(value, 'member', 'members')} signed declarations on both`,
  nobodyBoth: 'Nobody signed declarations on both',
  overlap: (share: string) => `${share} of all who signed on at least one`,
  only: (name: string, value: number) => `Only on ${name}: ${count(value, 'member', 'members')}`,
  who: 'Who to show',
  whoBoth: 'Who signed on both',
  whoOnly: (name: string) => `Who signed only on ${name}`,
  legend: (a: string, b: string) => `After each name: signed on ${a} · on ${b}.`,
  file: (a: string, b: string, when: string | null) =>
    `Who signed on ${a} and on ${b}${when === null ? '' : `, ${when}`}`,
};
