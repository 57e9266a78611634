import { alternatives } from '../words.ts';

export const near = {
  signatory: (typed: string) => `I know no signatory called ${typed}.`,
  /** @param search a search for words, as it is typed into the option. */
  words: (search: string) => `Declarations that name it are found with \`${search}\`.`,
  or: (names: readonly string[]) => `Did you mean ${alternatives(names)}?`,
};
