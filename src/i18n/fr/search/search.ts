import { number, count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const search: Messages['search'] = {
  found: (total, from, to, more) => {
    const all = count(total, 'déclaration écrite', 'déclarations écrites');
    if (total <= to - from + 1 && !more) return all;
    return `${number(from)} à ${number(to)} ${more ? `des ${all} les plus récentes\u00a0; il y en a d’autres` : `sur ${all}`}`;
  },
  tooCommon:
    'Presque tous les textes contiennent ces mots. Ajoutez un nom, un pays ou un sujet. S’il s’agit d’un sigle, écrivez-le en majuscules\u00a0: `ONU`.',
};
