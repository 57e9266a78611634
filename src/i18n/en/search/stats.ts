import { count } from '../words.ts';

export const stats = {
  title: {
    year: 'Written declarations by year',
    topic: 'Written declarations by topic',
    delegation: 'Written declarations by delegation',
    group: 'Written declarations by political group',
  },
  held: (value: number) => `${count(value, 'written declaration', 'written declarations')} held`,
  note: {
    year: 'By the day first tabled.',
    topic: 'One may be on several topics.',
    delegation: 'Counted where at least one member of the delegation signed.',
    group: 'Counted where at least one member of the group signed, under any name the group has had.',
  },
  by: 'Count by',
  choices: {
    signatory: 'member',
    year: 'year',
    topic: 'topic',
    delegation: 'delegation',
    group: 'political group',
  },
};
