import { alternatives } from '../words.ts';

export const near = {
  signatory: (typed: string) => `I know no signatory called ${typed}.`,
  or: (names: readonly string[]) => `Did you mean ${alternatives(names)}?`,
};
