import { count, list, number } from '../words.ts';

export const collective = {
  delegation: (ofCountry: string) => `Delegation ${ofCountry}`,
  signed: (value: number, share: string) =>
    `Its members signed ${count(value, 'written declaration', 'written declarations')}, ${share} of all held`,
  members: (value: number) => `${count(value, 'member', 'members')} seen signing`,
  years: 'Per year',
  year: (year: number, signed: number, all: number) => `${year}: ${number(signed)} of ${number(all)}`,
  topics: 'Topics',
  top: 'Who signs most',
  withDelegations: { delegation: 'With other delegations', group: 'With delegations' },
  withGroups: { delegation: 'With political groups', group: 'With other political groups' },
  share: (value: number, share: string) => `${number(value)} (${share})`,
  allMembers: (value: number) => `All members (${number(value)})`,
  membersTitle: (name: string) => `Members: ${name}`,
  member: (value: number) => `${count(value, 'signature', 'signatures')}`,
  none: (name: string) => `${name}: no declaration held here was signed by a member.`,
  unknownDelegation: (typed: string) => `I know no delegation called ${typed}.`,
  unknownGroup: (typed: string, known: readonly string[]) =>
    `I know no political group called ${typed}. There are ${list(known)}.`,
  unknownCountry: (typed: string) => `I know no country called ${typed}.`,
  unknownTopic: (typed: string) => `I know no topic called ${typed}.`,
  sayWhich: 'Type a name.',
};
