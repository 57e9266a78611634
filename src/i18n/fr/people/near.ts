import { alternatives } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const near: Messages['near'] = {
  signatory: (typed) => `Je ne connais aucun signataire du nom de ${typed}.`,
  words: (search) => `Les déclarations qui en parlent se trouvent avec \`${search}\`.`,
  or: (names) => `Vouliez-vous dire ${alternatives(names)}\u00a0?`,
};
