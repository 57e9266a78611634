import { capital, count, number } from './words.ts';

/** Who signs with whom: a picture of a delegation or a topic. */
export const network = {
  button: 'Who signs with whom',
  /** An option of `/topics`. */
  option: { name: 'network', description: 'Show who signs with whom on this topic' },
  title: (name: string) => `Who signs with whom: ${name}`,
  line: 'A line joins two who sign together more often than chance explains; the thicker, the more certain',
  times: {
    all: 'All years',
    recent: (years: number) => `The last ${number(years)} years`,
  },
  said: (people: number, ties: number, declarations: number) =>
    `${count(ties, 'pair', 'pairs')} among ${count(people, 'member', 'members')}, from ${count(declarations, 'written declaration', 'written declarations')}`,
  shown: (shown: number, all: number) =>
    `The picture shows ${number(shown)} of the ${number(all)} members, those with the strongest ties; the file has all of them.`,
  surest: 'The strongest ties',
  tie: (a: string, b: string, together: number, expected: string, lift: string) =>
    `${a} and ${b}: ${number(together)} together, ${expected} expected, ×${lift}`,
  nobody: (fewest: number) =>
    `Nobody. It takes at least ${number(fewest)} declarations in common, and more than chance would explain.`,
  note: 'Members of one delegation or group sign what their colleagues table: a line does not say why. By chance alone, fewer than one such picture in twenty would have any line.',
  ownTopic: 'Who signs with whom can be shown for the topics that every server has, not for a server’s own.',
  described: (title: string, ties: string) =>
    `Network: ${title}. A line joins those who sign together more often than chance explains. ${capital(ties)}.`,
  fileName: (name: string) => `Who signs with whom: ${name}`,
};
