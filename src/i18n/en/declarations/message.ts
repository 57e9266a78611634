import { list, number } from '../words.ts';

export const message = {
  none: 'I found no written declaration in this message: no number such as No. 682 or Doc. 14933, and no link to one.',
  title: 'Declarations in this message',
  missing: (names: readonly string[]) => `Also mentioned, but not found: ${list(names)}.`,
  number: (value: number) => `No. ${value}`,
  document: (value: number) => `Doc. ${value}`,
  file: (value: number) => `file ${value}`,
  cut: (value: number) => `Only the first ${number(value)} are shown.`,
};
