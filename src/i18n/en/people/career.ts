import { number } from '../words.ts';

export const career = {
  history: 'Delegation and group',
  span: (what: string, from: string, to: string) => `${what}: ${from === to ? from : `${from} to ${to}`}`,
  years: 'Per year',
  year: (year: number, signed: number, tabled: number) =>
    `${year}: ${number(signed)} signed${tabled === 0 ? '' : `, ${number(tabled)} tabled`}`,
  topics: 'Most signed topics',
  companions: 'Signs most often with, beyond chance',
  companion: (observed: number, expected: string, lift: string) =>
    `${number(observed)} together, ${expected} expected, ×${lift}`,
  noCompanions: (fewest: number) =>
    `Nobody yet. It takes at least ${number(fewest)} declarations in common, and more than chance would explain.`,
  expected:
    'Expected: how many they would have in common if each signed independently, counted part-session by part-session.',
  shownFrom: (fewest: number) =>
    `Only people with at least ${number(fewest)} in common are shown; chance alone would put a name on fewer than one page in twenty.`,
  recent: 'Most recent',
  allSigned: (value: number) => `All signed (${number(value)})`,
  allCompanions: (value: number) => `Signs with (${number(value)})`,
  signedTitle: (name: string) => `What ${name} signed`,
  companionsTitle: (name: string) => `With whom ${name} signs`,
};
