import { count, number } from '../words.ts';

export const roster = {
  button: (value: number) => `Signatories (${number(value)})`,
  title: (number_: number) => `Who signed No. ${number_}`,
  tabled: 'tabled it',
  added: 'new',
  addedNote: (value: number, edition: number) =>
    `${count(value, 'new name', 'new names')} in edition ${number(edition)}`,
  some: (shown: number, all: number) => `${number(shown)} of ${count(all, 'signatory', 'signatories')}`,
  everyone: 'Everyone',
  onlyAdded: (value: number) => `Only the new ones (${number(value)})`,
  byGroup: 'Only one political group',
  byDelegation: 'Only one delegation',
  person: 'A signatory on this page',
  ofGroup: (group: string) => `of ${group}`,
  ofDelegation: (ofCountry: string) => `of the delegation ${ofCountry}`,
  onlyNew: 'new in the latest edition',
  none: 'Nobody on this list matches that.',
};
