import { list, capital } from '../words.ts';

export const reasons = {
  one: (sentence: string) => `**Why this came:** ${sentence}`,
  several: '**Why this came:**',
  everything: 'This channel follows every written declaration.',
  exclusionsOnly: 'This channel follows every written declaration but those it leaves out.',
  sentence: (conditions: readonly string[]) => `${capital(list(conditions))}.`,
};
