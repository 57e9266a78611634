import { capital, count, number } from './words.ts';

/** Who signs with whom: a picture of a delegation or a topic. */
export const network = {
  button: 'Who signs with whom',
  /** An option of `/topics`. */
  option: { name: 'network', description: 'Show who signs with whom on it' },
  title: (name: string) => `Who signs with whom: ${name}`,
  line: 'A line: both signed together more often than chance explains; the thicker, the surer',
  times: {
    all: 'All years',
    recent: (years: number) => `The last ${number(years)} years`,
  },
  said: (people: number, ties: number, declarations: number) =>
    `${count(ties, 'pair', 'pairs')} of ${count(people, 'member', 'members')}, under ${count(declarations, 'written declaration', 'written declarations')}`,
  shown: (shown: number, all: number) =>
    `The picture shows ${number(shown)} of the ${number(all)}, those with the surest ties; the file has all.`,
  surest: 'The surest',
  tie: (a: string, b: string, together: number, expected: string, lift: string) =>
    `${a} and ${b}: ${number(together)} together, ${expected} expected, ×${lift}`,
  nobody: (fewest: number) =>
    `Nobody. It takes at least ${number(fewest)} declarations in common, and more of them than chance would bring.`,
  note: 'Members of one delegation or group sign what their colleagues table: a line does not say why. By chance alone, fewer than one such picture in twenty would have any line.',
  ownTopic: 'Who signs with whom is shown for the topics that every server has, not for a server’s own.',
  described: (title: string, ties: string) =>
    `Network: ${title}. A line joins those who sign together more often than chance explains. ${capital(ties)}.`,
  fileName: (name: string) => `Who signs with whom: ${name}`,
};
