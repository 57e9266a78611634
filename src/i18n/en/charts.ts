import { capital, count, number, quote, these } from './words.ts';

export const charts = {
  signatories: (value: number) => these(value, 'signatory', 'signatories'),
  /** Explains the sign on the seat or the tile of the first signatory. */
  tabled: 'tabled it',
  nobody: 'nobody',
  guests: 'Not members',
  signed: 'written declarations signed',
  tabledByThem: 'tabled as first signatory',
  tabledByOthers: 'tabled by others',
  none: 'none so far',
  perYear: 'Written declarations, by year',
  /** What the pictures show, for those who cannot see them. */
  described: {
    groups: (declaration: number, signatories: number, groups: string) =>
      `Half circle of seats, one for each signatory of written declaration No. ${declaration}, by political group from left to right: ${groups}. ${count(signatories, 'signatory', 'signatories')} in all.`,
    delegations: (declaration: number, signatories: number, delegations: string) =>
      `Map of Europe with a tile for each delegation: ${delegations}. ${count(signatories, 'signatory', 'signatories')} of written declaration No. ${declaration} in all.`,
    person: (name: string, years: string) =>
      `Bar chart of the written declarations that ${name} signed, year by year. ${capital(years)}.`,
    year: (year: number, signed: number, tabled: number) =>
      tabled === 0
        ? `${year}: ${number(signed)}`
        : `${year}: ${number(signed)}, ${number(tabled)} of them tabled`,
    topic: (name: string, years: string) =>
      `Bar chart of the written declarations on the topic ${quote(name)}, year by year. ${capital(years)}.`,
  },
};
