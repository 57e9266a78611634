import { count } from '../words.ts';

export const stats = {
  title: {
    year: 'Written declarations by year',
    topic: 'Written declarations by topic',
    delegation: 'Written declarations by delegation',
    group: 'Written declarations by political group',
  },
  held: (value: number) => `${count(value, 'written declaration', 'written declarations')} on record`,
  note: {
    year: 'By the date on which each was first tabled.',
    topic: 'A declaration can be on several topics.',
    delegation: 'Declarations signed by at least one member of the delegation.',
    group: 'Declarations signed by at least one member of the group, under any name the group has had.',
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
