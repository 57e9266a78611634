import { number, count } from '../words.ts';

export const signatory = {
  signed: (value: number) => `Signed ${count(value, 'written declaration', 'written declarations')}`,
  tabled: (value: number) =>
    value === 0 ? 'tabled none of them' : `tabled ${number(value)} of them as first signatory`,
  held: 'Only declarations on record are counted; there may be others.',
};
