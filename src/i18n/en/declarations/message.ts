import { list, number } from '../words.ts';

export const message = {
  none: 'I see no written declaration in this message: neither a number such as No. 682 or Doc. 14933, nor a link to one.',
  title: 'Declarations in this message',
  missing: (names: readonly string[]) => `Named there and not held here: ${list(names)}.`,
  number: (value: number) => `No. ${value}`,
  document: (value: number) => `Doc. ${value}`,
  file: (value: number) => `file ${value}`,
  cut: (value: number) => `Only the first ${number(value)} are shown.`,
};
