import { alternatives } from '../words.ts';

export const near = {
  signatory: (typed: string) => `I found no signatory called ${typed}.`,
  /** @param search a search for words, as it is typed into the option. */
  words: (search: string) => `To find declarations that mention it, use \`${search}\`.`,
  or: (names: readonly string[]) => `Did you mean ${alternatives(names)}?`,
};
