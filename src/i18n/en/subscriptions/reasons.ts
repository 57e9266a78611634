import { list, capital } from '../words.ts';

export const reasons = {
  one: (sentence: string) => `**Why this alert:** ${sentence}`,
  several: '**Why this alert:**',
  everything: 'This channel follows every written declaration.',
  exclusionsOnly: 'This channel follows every written declaration except those it excludes.',
  sentence: (conditions: readonly string[]) => `${capital(list(conditions))}.`,
};
