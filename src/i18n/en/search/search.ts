import { number, count } from '../words.ts';

export const search = {
  found: (total: number, from: number, to: number) =>
    total <= to - from + 1
      ? `${count(total, 'written declaration', 'written declarations')}`
      : `${number(from)} to ${number(to)} of ${count(total, 'written declaration', 'written declarations')}`,
  notUnderstood:
    'There is nothing to search for in that: very common words such as “the” or “of” are left out. Try a name, a country or a subject.',
};
