import { alternatives } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const near: Messages['near'] = {
  signatory: (typed) => `Je n’ai pas trouvé de signataire nommé ${typed}.`,
  words: (search) => `Pour trouver les déclarations qui en parlent, utilisez \`${search}\`.`,
  or: (names) => `Vouliez-vous dire ${alternatives(names)}\u00a0?`,
};
