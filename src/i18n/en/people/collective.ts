import { count, list, number } from '../words.ts';

export const collective = {
  delegation: (ofCountry: string) => `Delegation ${ofCountry}`,
  signed: (value: number, share: string) =>
    `Its members signed ${count(value, 'written declaration', 'written declarations')}, ${share} of all on record`,
  members: (value: number) => `${count(value, 'member has', 'members have')} signed`,
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
  none: (name: string) => `${name}: no member has signed any declaration on record.`,
  unknownDelegation: (typed: string) => `I found no delegation called ${typed}.`,
  unknownGroup: (typed: string, known: readonly string[]) =>
    `I found no political group called ${typed}. The groups are ${list(known)}.`,
  unknownCountry: (typed: string) => `I found no country called ${typed}.`,
  unknownTopic: (typed: string) => `I found no topic called ${typed}.`,
  sayWhich: 'Type a name.',
};
