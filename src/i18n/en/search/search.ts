import { number, count } from '../words.ts';

export const search = {
  /** @param more there are others, older ones. */
  found: (total: number, from: number, to: number, more: boolean) => {
    const all = count(total, 'written declaration', 'written declarations');
    if (total <= to - from + 1 && !more) return all;
    return `${number(from)} to ${number(to)} of ${more ? `the newest ${all}; there are more` : all}`;
  },
  tooCommon:
    'Nearly every text contains those words. Add a name, a country or a subject. If you mean an abbreviation, write it in capitals: `WHO`.',
};
